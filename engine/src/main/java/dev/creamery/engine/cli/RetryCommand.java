package dev.creamery.engine.cli;

import dev.creamery.engine.schedule.BatchReport;
import dev.creamery.engine.schedule.BatchSteering;
import dev.creamery.engine.store.Batch;
import dev.creamery.engine.store.Workspace;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;

/** {@code creamery retry}. */
@Command(
        name = "retry",
        description = {
            "Trains failed runs of a batch again: all of them, or those of one cause or"
                    + " experiment.",
            "The engine that has the batch does it; if none has, this process does, and trains what"
                    + " else is missing."
        },
        mixinStandardHelpOptions = true)
final class RetryCommand implements Callable<Integer> {

    @Mixin private BatchArgument argument = new BatchArgument();

    @ArgGroup private Selection selection = new Selection();

    @Mixin private TrainingMixin training = new TrainingMixin();
    @Spec private CommandSpec spec = CommandSpec.create();

    private final Surroundings surroundings;

    /** Which failed runs. */
    static final class Selection {
        @Option(
                names = "--cause",
                paramLabel = "TEXT",
                description =
                        "Only runs that failed of this: the failure's kind (data, memory, disk,"
                                + " crash, error), or a part of its message.")
        private @Nullable String cause;

        @Option(
                names = "--experiment",
                paramLabel = "ID",
                description = "Only runs of the experiment with this experiment_id.")
        private @Nullable Long experiment;
    }

    RetryCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        training.check(surroundings);
        Workspace workspace = argument.workspace();
        Batch batch = argument.find(workspace);
        if (training.isSupervised()) {
            return training.supervise(workspace);
        }
        PrintWriter out = spec.commandLine().getOut();
        if (!training.isAfterCrash()) {
            BatchSteering steering = new BatchSteering(workspace);
            BatchReport before = steering.status(batch);
            int runs = retry(steering, batch);
            if (runs == 0) {
                String none = "batch " + batch.name() + " has no such failed run" + causes(before);
                if (selection.cause != null || selection.experiment != null) {
                    throw new UsageException(none);
                }
                out.println("Nothing to do: " + none);
                out.flush();
                return ExitCode.OK;
            }
            out.println(Wording.count(runs, "failed run") + " to be trained again");
        }
        return new WantedRuns(training, surroundings, out).train(workspace, batch);
    }

    private int retry(BatchSteering steering, Batch batch) throws IOException {
        if (selection.cause != null) {
            return steering.retryCause(batch, selection.cause);
        }
        return selection.experiment != null
                ? steering.retryExperiment(batch, selection.experiment)
                : steering.retry(batch);
    }

    private static String causes(BatchReport report) {
        if (report.failures().isEmpty()) {
            return ", and no other";
        }
        return "; what failed, failed of: "
                + String.join(
                        "; ",
                        report.failures().stream()
                                .map(
                                        one ->
                                                one.failure().kind()
                                                        + " ("
                                                        + one.failure().message()
                                                        + ")")
                                .toList());
    }
}
