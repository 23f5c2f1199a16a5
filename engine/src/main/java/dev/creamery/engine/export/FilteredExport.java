package dev.creamery.engine.export;

import dev.creamery.engine.query.Cancellation;
import dev.creamery.engine.query.DatasetIndex;
import dev.creamery.engine.query.SelectedRows;
import dev.creamery.engine.query.WorkProgress;
import dev.creamery.engine.store.DuckDb;

import org.duckdb.DuckDBConnection;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;

/**
 * Copies what a filter lets through, from any data that can be explored: full curves and every
 * column, under BUTTER's names and types. The target is there as a whole or not at all.
 */
public final class FilteredExport {

    private final DuckDb database;

    public FilteredExport(DuckDb database) {
        this.database = database;
    }

    /**
     * What was exported.
     *
     * @param rows experiments, or runs
     * @param experiments that they are of
     * @param experimentsWithoutRows that the filter lets through, but that have no summary, or no
     *     repetitions, in these data
     * @param files besides {@code _common_metadata}
     */
    public record Report(long rows, long experiments, long experimentsWithoutRows, long files) {}

    /**
     * Exports. Blocks.
     *
     * @throws InvalidExportException if it cannot be done as asked, as with a wrong filter
     * @throws CancellationException if it was cancelled; nothing is left then
     * @throws IOException if a file cannot be read or written
     */
    public Report export(
            DatasetIndex index,
            FilteredRequest request,
            Consumer<WorkProgress> progress,
            Cancellation cancellation)
            throws IOException {
        Path target = request.target().toAbsolutePath().normalize();
        checkPlace(index, target);
        ConditionCheck.check(index, request.filter());
        SelectedRows rows = SelectedRows.of(index, request.filter(), request.rows(), cancellation);
        if (rows.count() == 0) {
            throw nothing(request, rows);
        }
        try (DuckDBConnection connection = database.connect()) {
            long files =
                    request.folders()
                            ? writeFolders(connection, rows, request, progress, cancellation)
                            : writeFile(connection, rows, request, progress, cancellation);
            return new Report(
                    rows.count(), rows.experiments(), rows.experimentsWithoutRows(), files);
        } catch (SQLException failure) {
            if (cancellation.isCancelled()) {
                throw cancelled();
            }
            throw new IOException(
                    "cannot export to " + target + ": " + failure.getMessage(), failure);
        }
    }

    private static long writeFile(
            DuckDBConnection connection,
            SelectedRows rows,
            FilteredRequest request,
            Consumer<WorkProgress> progress,
            Cancellation cancellation)
            throws IOException, SQLException {
        new FileWriter(connection, progress, cancellation).write(rows, request);
        return 1;
    }

    private static long writeFolders(
            DuckDBConnection connection,
            SelectedRows rows,
            FilteredRequest request,
            Consumer<WorkProgress> progress,
            Cancellation cancellation)
            throws IOException, SQLException {
        ExportFolder folder = ExportFolder.of(request.rows(), columns(rows));
        try (ExportTarget target = ExportTarget.begin(request.target(), request.replace())) {
            FolderWriter writer =
                    new FolderWriter(
                            connection,
                            request.format(),
                            target.staging(),
                            (written, total) -> {
                                progress.accept(
                                        new WorkProgress("Writing", written, total, written));
                                return !cancellation.isCancelled();
                            },
                            rows.count());
            writer.write(List.of(folder), new Pieces(rows.pieces(RowSource.VALUES)));
            target.publish(List.of(folder.name()));
            return writer.files();
        }
    }

    /** The selection's pieces as chunks. */
    private record Pieces(List<SelectedRows.Piece> pieces) implements RowSource {

        @Override
        public List<Long> chunks() {
            return java.util.stream.LongStream.range(0, pieces.size()).boxed().toList();
        }

        @Override
        public String from(long chunk) {
            return "(" + pieces.get((int) chunk).query() + ")";
        }
    }

    static List<ExportColumn> columns(SelectedRows rows) {
        return rows.columns().stream()
                .map(column -> new ExportColumn(column.name(), column.sqlType()))
                .toList();
    }

    /** What is read as data must not have other files in it. */
    private static void checkPlace(DatasetIndex index, Path target) {
        if (target.startsWith(index.root())) {
            throw new InvalidExportException(
                    target
                            + " is inside of the data themselves ("
                            + index.root()
                            + "), where they would be read twice; name a place outside of them");
        }
    }

    private static InvalidExportException nothing(FilteredRequest request, SelectedRows rows) {
        if (rows.experimentsWithoutRows() == 0) {
            return ConditionCheck.unmet(request.filter());
        }
        return new InvalidExportException(
                switch (request.rows()) {
                    case SUMMARIES ->
                            "these data have repetitions and no summaries; export the repetitions,"
                                    + " or summarize them first";
                    case REPETITIONS ->
                            "these data have summaries and no repetitions; export the summaries";
                });
    }

    static CancellationException cancelled() {
        return new CancellationException("the export was cancelled; nothing of it is left");
    }
}
