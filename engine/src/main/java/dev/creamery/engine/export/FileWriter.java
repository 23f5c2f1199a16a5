package dev.creamery.engine.export;

import dev.creamery.engine.query.Cancellation;
import dev.creamery.engine.query.SelectedRows;
import dev.creamery.engine.query.WorkProgress;
import dev.creamery.engine.store.DuckDb;
import dev.creamery.engine.store.DurableFiles;
import dev.creamery.engine.store.Sql;

import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBPreparedStatement;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Writes a selection to one file, by a single statement that streams it. */
final class FileWriter {

    private static final long PROGRESS_MILLIS = 100;

    /** Pieces of one statement: as large as the number of files in them allows. */
    private static final long VALUES = Long.MAX_VALUE / 4;

    private final DuckDBConnection connection;
    private final Consumer<WorkProgress> progress;
    private final Cancellation cancellation;

    FileWriter(
            DuckDBConnection connection,
            Consumer<WorkProgress> progress,
            Cancellation cancellation) {
        this.connection = connection;
        this.progress = progress;
        this.cancellation = cancellation;
    }

    /**
     * Writes the file of the request, which appears when it is complete.
     *
     * @throws InvalidExportException if it is there and may not be replaced
     */
    void write(SelectedRows rows, FilteredRequest request) throws IOException, SQLException {
        Path target = request.target().toAbsolutePath().normalize();
        if (Files.isDirectory(target)) {
            throw new InvalidExportException(target + " is a folder; name a file");
        }
        if (Files.exists(target) && !request.replace()) {
            throw new InvalidExportException(
                    target + " is there already; name another file, or ask for it to be replaced");
        }
        Path parent = target.getParent();
        if (parent == null || !Files.isDirectory(parent)) {
            throw new InvalidExportException(
                    "there is no folder " + parent + "; make it, or name another one");
        }
        Path temporary = DurableFiles.temporary(target);
        try {
            copy(query(rows, request.format()), temporary, request.format(), rows.count());
            if (cancellation.isCancelled()) {
                throw FilteredExport.cancelled();
            }
            DurableFiles.publish(temporary, target);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private static String query(SelectedRows rows, ExportFormat format) {
        String columns =
                FilteredExport.columns(rows).stream()
                        .map(column -> format.value(column) + " AS " + Sql.name(column.name()))
                        .collect(Collectors.joining(", "));
        return rows.pieces(VALUES).stream()
                .map(SelectedRows.Piece::query)
                .collect(Collectors.joining(" UNION ALL ", "SELECT " + columns + " FROM (", ")"));
    }

    private void copy(String query, Path file, ExportFormat format, long rows) throws SQLException {
        DuckDb.execute(connection, "SET enable_progress_bar = true");
        DuckDb.execute(connection, "SET enable_progress_bar_print = false");
        String copy =
                "COPY (%s) TO %s (%s)"
                        .formatted(query, Sql.text(file.toString()), format.copyOptions());
        try (DuckDBPreparedStatement statement =
                        connection.prepareStatement(copy).unwrap(DuckDBPreparedStatement.class);
                var registration = cancellation.interrupting(statement)) {
            cancellation.throwIfCancelled();
            Thread watcher = Thread.ofVirtual().start(() -> watch(statement, rows));
            try {
                statement.execute();
            } finally {
                watcher.interrupt();
            }
        }
        progress.accept(new WorkProgress("Writing", rows, rows, rows));
    }

    private void watch(DuckDBPreparedStatement statement, long rows) {
        try {
            while (true) {
                Thread.sleep(PROGRESS_MILLIS);
                double percentage = Math.max(0, statement.getQueryProgress().getPercentage());
                long done = (long) (rows * percentage / 100);
                progress.accept(new WorkProgress("Writing", done, rows, done));
            }
        } catch (InterruptedException | SQLException ended) {
            // The statement has ended, or is about to: whoever runs it knows.
        }
    }
}
