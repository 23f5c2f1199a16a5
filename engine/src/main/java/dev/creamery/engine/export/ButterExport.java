package dev.creamery.engine.export;

import dev.creamery.engine.export.ExportFolder.Source;
import dev.creamery.engine.store.DuckDb;
import dev.creamery.engine.store.PartsFolder;
import dev.creamery.engine.store.RunIndex;
import dev.creamery.engine.store.Workspace;
import dev.creamery.engine.summary.Summarizer;

import org.duckdb.DuckDBConnection;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;

/**
 * Exports the results of a workspace in the folders of the published BUTTER dataset: full curves,
 * partitioned as there, each folder with a {@code _common_metadata} that has the schema.
 *
 * <p>Columns that are keys of partitions are in the paths and not in the files, as in BUTTER.
 */
public final class ButterExport {

    private final DuckDb database;
    private final Path caches;

    /**
     * @param database reads and writes the files
     * @param caches the user's cache folder
     */
    public ButterExport(DuckDb database, Path caches) {
        this.database = database;
        this.caches = caches;
    }

    /**
     * What was exported.
     *
     * @param folders their names
     * @param experiments distinct ones
     * @param runs distinct ones
     * @param files besides {@code _common_metadata}
     * @param warnings what a person should know, such as parts that could not be read
     */
    public record Report(
            List<String> folders, long experiments, long runs, long files, List<String> warnings) {}

    /**
     * Brings the summary up to date and exports. A new target is there as a whole or not at all; in
     * one that is replaced by force, each folder is the old or the new one.
     *
     * @throws InvalidExportException if it cannot be done as asked
     * @throws CancellationException if {@code progress} says so
     * @throws IOException if a file cannot be read or written
     */
    public Report export(ExportRequest request, ExportProgress progress) throws IOException {
        checkPlace(request);
        try (ExportTarget target = ExportTarget.begin(request.target(), request.force());
                DuckDBConnection connection = database.connect()) {
            Summarizer.Report summary = new Summarizer(database).summarize(request.workspace());
            if (summary.experiments() == 0) {
                throw new InvalidExportException(
                        request.workspace() + " has no finished runs yet; run a sweep first");
            }
            Report report = write(connection, request, target.staging(), progress, summary);
            target.publish(ExportFolder.all().stream().map(ExportFolder::name).toList());
            return report;
        } catch (SQLException failure) {
            throw new IOException(
                    "cannot export " + request.workspace() + ": " + failure.getMessage(), failure);
        }
    }

    private Report write(
            DuckDBConnection connection,
            ExportRequest request,
            Path staging,
            ExportProgress progress,
            Summarizer.Report summary)
            throws IOException, SQLException {
        Workspace workspace = Workspace.open(request.workspace());
        List<Path> summaryFiles = PartsFolder.scan(connection, workspace.summary()).readable();
        List<Path> parts =
                PartsFolder.scan(connection, workspace.repetitions()).readable().stream()
                        .filter(part -> !summary.damaged().containsKey(part))
                        .toList();
        Selection.create(connection, summaryFiles, request, caches);
        new RunIndex(connection, parts);
        SourceRows runs = SourceRows.ofRuns(connection, parts);
        SourceRows experiments = SourceRows.ofSummary(connection, summaryFiles);
        List<ExportFolder> ofRuns = folders(connection, Source.REPETITIONS, request.executive());
        List<ExportFolder> ofSummary = folders(connection, Source.SUMMARY, request.executive());
        long total = rows(ofRuns, runs) + rows(ofSummary, experiments);
        FolderWriter writer =
                new FolderWriter(connection, request.format(), staging, progress, total);
        writer.write(ofRuns, runs);
        writer.write(ofSummary, experiments);
        return new Report(
                Stream.concat(ofRuns.stream(), ofSummary.stream()).map(ExportFolder::name).toList(),
                experiments.count("true"),
                runs.count("true"),
                writer.files(),
                warnings(summary));
    }

    /** Those that have an experiment. */
    private static List<ExportFolder> folders(
            DuckDBConnection connection, Source source, boolean executive) throws SQLException {
        List<ExportFolder> folders = new ArrayList<>();
        for (ExportFolder folder : ExportFolder.all()) {
            boolean wanted = folder.source() == source && (executive || !folder.isExecutive());
            if (wanted && DuckDb.count(connection, "selection WHERE " + folder.condition()) > 0) {
                folders.add(folder);
            }
        }
        return folders;
    }

    private static long rows(List<ExportFolder> folders, SourceRows rows) throws SQLException {
        long sum = 0;
        for (ExportFolder folder : folders) {
            sum += rows.count(folder.condition());
        }
        return sum;
    }

    private static List<String> warnings(Summarizer.Report summary) {
        List<String> warnings = new ArrayList<>(summary.warnings());
        summary.damaged()
                .forEach(
                        (part, reason) ->
                                warnings.add(part + " cannot be read and is left out: " + reason));
        return warnings;
    }

    /** What the workspace reads as its own results must not have other files in it. */
    private static void checkPlace(ExportRequest request) {
        Path workspace = request.workspace().toAbsolutePath().normalize();
        Path target = request.target().toAbsolutePath().normalize();
        for (String results : List.of("repetitions", "summary")) {
            if (target.startsWith(workspace.resolve(results))) {
                throw new InvalidExportException(
                        target
                                + " is where the workspace keeps its results; name a folder outside"
                                + " of it");
            }
        }
    }
}
