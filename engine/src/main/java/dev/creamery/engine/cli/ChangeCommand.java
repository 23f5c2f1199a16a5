package dev.creamery.engine.cli;

import dev.creamery.engine.schedule.BatchSteering;
import dev.creamery.engine.store.Batch;
import dev.creamery.engine.store.RunOrder;
import dev.creamery.engine.store.Steering;
import dev.creamery.engine.store.Workspace;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;

/** {@code creamery change}. */
@Command(
        name = "change",
        description = {
            "Changes how a batch is trained: its threads, the order of its runs, its priority.",
            "An engine at work follows: threads at the end of the epoch, the order with the next"
                    + " runs that it begins."
        },
        mixinStandardHelpOptions = true)
final class ChangeCommand implements Callable<Integer> {

    private static final String AUTOMATIC = "auto";

    @Mixin private BatchArgument argument = new BatchArgument();
    @Mixin private SteeringOptions options = new SteeringOptions();

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Threads that train; auto for as many as the engine was started with.")
    private @Nullable String threads;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        Workspace workspace = argument.workspace();
        Batch batch = argument.find(workspace);
        BatchSteering steering = new BatchSteering(workspace);
        if (threads != null) {
            steering.setThreads(batch, threads(threads));
        }
        Optional<RunOrder> order = options.order();
        if (order.isPresent()) {
            steering.setOrder(batch, order.get());
        }
        if (options.priority().isPresent()) {
            steering.setPriority(batch, options.priority().getAsInt());
        }
        PrintWriter out = spec.commandLine().getOut();
        out.println("Batch " + batch.name() + ": " + describe(batch.steering()));
        out.flush();
        return ExitCode.OK;
    }

    private static OptionalInt threads(String text) {
        if (text.equals(AUTOMATIC)) {
            return OptionalInt.empty();
        }
        try {
            return OptionalInt.of(Integer.parseInt(text));
        } catch (NumberFormatException notANumber) {
            throw new UsageException("--threads is " + text + "; allowed: 1 to 1024, or auto");
        }
    }

    private static String describe(Steering now) {
        String threads =
                now.threads().isPresent()
                        ? Wording.count(now.threads().getAsInt(), "thread")
                        : "as many threads as its engine was started with";
        return threads + "; " + now.order().title() + "; priority " + now.priority();
    }
}
