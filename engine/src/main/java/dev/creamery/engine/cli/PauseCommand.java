package dev.creamery.engine.cli;

import dev.creamery.engine.schedule.BatchSteering;
import dev.creamery.engine.store.Batch;
import dev.creamery.engine.store.Workspace;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;

/** {@code creamery pause}. */
@Command(
        name = "pause",
        description = {
            "Stops a batch at the end of the epoch, whoever trains it.",
            "What is finished is kept. creamery resume goes on with it, today or another day."
        },
        mixinStandardHelpOptions = true)
final class PauseCommand implements Callable<Integer> {

    @Mixin private BatchArgument argument = new BatchArgument();
    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        Workspace workspace = argument.workspace();
        Batch batch = argument.find(workspace);
        BatchSteering steering = new BatchSteering(workspace);
        PrintWriter out = spec.commandLine().getOut();
        String resume = ShellCommand.about(batch.name(), workspace.root(), "resume");
        if (batch.isTaken()) { // at once: how it stands takes longer to tell
            steering.pause(batch);
            out.println(
                    "Batch "
                            + batch.name()
                            + " stops at the end of the epoch. To go on: "
                            + resume);
        } else {
            switch (steering.status(batch).phase()) {
                case FINISHED ->
                        out.println(
                                "Batch "
                                        + batch.name()
                                        + " is finished: there is nothing to pause");
                case CANCELLED -> out.println("Batch " + batch.name() + " is cancelled already");
                default -> {
                    steering.pause(batch);
                    out.println("Batch " + batch.name() + " is paused. To go on: " + resume);
                }
            }
        }
        out.flush();
        return ExitCode.OK;
    }
}
