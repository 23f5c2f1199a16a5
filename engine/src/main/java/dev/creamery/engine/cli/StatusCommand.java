package dev.creamery.engine.cli;

import dev.creamery.engine.schedule.BatchReport;
import dev.creamery.engine.schedule.BatchSteering;
import dev.creamery.engine.store.Workspace;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;

/** {@code creamery status}. */
@Command(
        name = "status",
        description = {
            "How the batches of a workspace stand, or one of them, with its failures.",
            "Also while engines train them."
        },
        mixinStandardHelpOptions = true)
final class StatusCommand implements Callable<Integer> {

    /** Ways to print. */
    enum Format {
        table,
        json
    }

    @Parameters(
            arity = "0..1",
            paramLabel = "BATCH",
            description =
                    "The batch's name, or so much of its beginning as no other has. Default: all.")
    private @Nullable String name;

    @Mixin private WorkspaceOption workspaceOption = new WorkspaceOption();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    private Format format = Format.table;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        Workspace workspace = workspaceOption.openExisting();
        BatchSteering steering = new BatchSteering(workspace);
        PrintWriter out = spec.commandLine().getOut();
        StatusPrinter table = new StatusPrinter(out, workspace.root());
        if (name == null) {
            List<BatchReport> reports = steering.statuses();
            switch (format) {
                case table -> table.print(reports);
                case json -> out.println(StatusJson.write(reports));
            }
        } else {
            BatchReport report = steering.status(steering.find(name));
            switch (format) {
                case table -> table.print(report);
                case json -> out.println(StatusJson.write(report));
            }
        }
        out.flush();
        return ExitCode.OK;
    }
}
