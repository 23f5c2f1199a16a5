package dev.creamery.engine.store;

import org.duckdb.DuckDBConnection;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Where each run lies, once, even if several parts hold it. It is the temporary table {@code
 * run_index} of a connection, with the columns {@code run_index} (0, 1, 2, … by experiment, start
 * and id), {@code experiment_id}, {@code run_id}, {@code start_time}, {@code history_length}
 * (epochs recorded), and the place, {@code part} (0, 1, 2, …) and {@code part_row}.
 */
public final class RunIndex {

    private final DuckDBConnection connection;
    private final List<Path> parts;

    /**
     * An indexed run.
     *
     * @param epochs that are recorded
     */
    public record Entry(long experimentId, String runId, int epochs, FileRows.Place place) {}

    /**
     * Makes it, in place of an older one.
     *
     * @param parts may be empty
     */
    public RunIndex(DuckDBConnection connection, Collection<Path> parts) throws SQLException {
        this(connection, parts, "true");
    }

    /**
     * Makes it for some of the runs.
     *
     * @param condition on the columns of repetitions
     */
    RunIndex(DuckDBConnection connection, Collection<Path> parts, String condition)
            throws SQLException {
        this.connection = connection;
        this.parts = List.copyOf(parts);
        DuckDb.execute(
                connection,
                """
                CREATE OR REPLACE TEMP TABLE run_index (run_index INTEGER, experiment_id UINTEGER,
                    run_id VARCHAR, start_time BIGINT, history_length INTEGER,
                    part INTEGER, part_row BIGINT)
                """);
        if (!parts.isEmpty()) {
            DuckDb.execute(
                    connection,
                    """
                    INSERT INTO run_index
                    SELECT row_number() OVER (ORDER BY experiment_id, start_time, run_id) - 1, *
                    FROM (SELECT experiment_id, run_id, start_time, len(val_loss), file_index,
                                file_row_number
                            FROM %s
                            WHERE %s
                            QUALIFY row_number() OVER (
                                PARTITION BY run_id ORDER BY file_index, file_row_number) = 1)
                    """
                            .formatted(Sql.parquet(parts), condition));
        }
    }

    /** Number of runs. */
    public int size() throws SQLException {
        return Math.toIntExact(DuckDb.count(connection, "run_index"));
    }

    /**
     * Consecutive runs.
     *
     * @param from the first one's place in the index
     * @param to one more than the last one's
     */
    public List<Entry> entries(int from, int to) throws SQLException {
        return entries("run_index >= %d AND run_index < %d".formatted(from, to));
    }

    /**
     * Some of the runs, in order.
     *
     * @param condition on the index's columns
     */
    public List<Entry> entries(String condition) throws SQLException {
        List<Entry> entries = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery(
                                "SELECT experiment_id, run_id, history_length, part, part_row"
                                        + " FROM run_index WHERE "
                                        + condition
                                        + " ORDER BY run_index")) {
            while (rows.next()) {
                FileRows.Place place =
                        new FileRows.Place(parts.get(rows.getInt(4)), rows.getLong(5));
                entries.add(new Entry(rows.getLong(1), rows.getString(2), rows.getInt(3), place));
            }
        }
        return entries;
    }
}
