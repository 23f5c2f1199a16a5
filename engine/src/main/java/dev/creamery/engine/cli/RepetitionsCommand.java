package dev.creamery.engine.cli;

import dev.creamery.engine.schedule.BatchSteering;
import dev.creamery.engine.store.Batch;
import dev.creamery.engine.store.Workspace;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;

/** {@code creamery repetitions}. */
@Command(
        name = "repetitions",
        description = {
            "Adds repetitions to every experiment of a batch, a finished one too.",
            "The engine that has the batch trains them; if none has, this process does, and trains"
                    + " what else is missing."
        },
        mixinStandardHelpOptions = true)
final class RepetitionsCommand implements Callable<Integer> {

    @Mixin private BatchArgument argument = new BatchArgument();

    @Option(
            names = "--add",
            paramLabel = "N",
            required = true,
            description = "How many more. An experiment can have 255 of them.")
    private int add;

    @Mixin private TrainingMixin training = new TrainingMixin();
    @Spec private CommandSpec spec = CommandSpec.create();

    private final Surroundings surroundings;

    RepetitionsCommand(Surroundings surroundings) {
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
            int now = new BatchSteering(workspace).addRepetitions(batch, add);
            out.println(
                    "Batch "
                            + batch.name()
                            + " has "
                            + now
                            + " repetitions of each experiment now");
        }
        return new WantedRuns(training, surroundings, out).train(workspace, batch);
    }
}
