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

/** {@code creamery cancel}. */
@Command(
        name = "cancel",
        description = {
            "Stops a batch at the end of the epoch, for good: no launch trains it again.",
            "What is finished is kept. creamery resume, with the batch's name, takes it back."
        },
        mixinStandardHelpOptions = true)
final class CancelCommand implements Callable<Integer> {

    @Mixin private BatchArgument argument = new BatchArgument();
    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        Workspace workspace = argument.workspace();
        Batch batch = argument.find(workspace);
        new BatchSteering(workspace).cancel(batch);
        PrintWriter out = spec.commandLine().getOut();
        out.println(
                "Batch "
                        + batch.name()
                        + (batch.isTaken() ? " stops at the end of the epoch" : " is cancelled")
                        + "; what is finished is kept. To take that back: "
                        + ShellCommand.about(batch.name(), workspace.root(), "resume"));
        out.flush();
        return ExitCode.OK;
    }
}
