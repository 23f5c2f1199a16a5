package dev.creamery.engine.cli;

import dev.creamery.engine.export.ButterExport;
import dev.creamery.engine.export.ExportFormat;
import dev.creamery.engine.export.ExportProgress;
import dev.creamery.engine.export.ExportRequest;
import dev.creamery.engine.store.DuckDb;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;

/** {@code creamery export}. */
@Command(
        name = "export",
        description = {
            "Writes a workspace's results in the folders of the published BUTTER dataset:"
                    + " hive-partitioned, with a _common_metadata file each."
        },
        mixinStandardHelpOptions = true)
final class ExportCommand implements Callable<Integer> {

    @Mixin private WorkspaceOption workspace = new WorkspaceOption();

    @Option(
            names = "--to",
            paramLabel = "DIR",
            required = true,
            description = "Folder that BUTTER's folders are made in.")
    private Path target = Path.of("");

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "parquet, or csv with lists as [v, v, ...]. Default: ${DEFAULT-VALUE}.")
    private ExportFormat format = ExportFormat.PARQUET;

    @Option(names = "--executive", description = "Make the executive summary too.")
    private boolean executive;

    @Option(
            names = "--where",
            paramLabel = "SQL",
            description =
                    "Only the experiments that meet this condition on the columns of the summary,"
                            + " such as \"dataset = 'sleep' AND depth < 5\".")
    private @Nullable String where;

    @Option(
            names = "--force",
            description = "Replace BUTTER's folders that are there already; other files stay.")
    private boolean force;

    @Spec private CommandSpec spec = CommandSpec.create();

    private final Surroundings surroundings;

    ExportCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException {
        Path folder = workspace.existing();
        ExportRequest request =
                new ExportRequest(
                        folder, target, format, executive, Optional.ofNullable(where), force);
        try (DuckDb database = Databases.open(folder, surroundings.processors())) {
            ButterExport.Report report =
                    new ButterExport(database).export(request, ExportProgress.NONE);
            PrintWriter out = spec.commandLine().getOut();
            out.println(
                    Wording.count(report.experiments(), "experiment")
                            + " and "
                            + Wording.count(report.runs(), "run")
                            + " exported to "
                            + target
                            + " in "
                            + Wording.count(report.files(), "file")
                            + ": "
                            + String.join(", ", report.folders()));
            out.flush();
            PrintWriter err = spec.commandLine().getErr();
            report.warnings().forEach(warning -> err.println("Note: " + warning));
            err.flush();
            return ExitCode.OK;
        }
    }
}
