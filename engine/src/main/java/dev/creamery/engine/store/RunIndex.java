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
 * (epochs recorded), and the place, {@code filename} and {@code file_row_number}.
 */
public final class RunIndex {

    private final DuckDBConnection connection;

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
        DuckDb.execute(
                connection,
                """
                CREATE OR REPLACE TEMP TABLE run_index (run_index INTEGER, experiment_id UINTEGER,
                    run_id VARCHAR, start_time BIGINT, history_length INTEGER,
                    filename VARCHAR, file_row_number BIGINT)
                """);
        if (!parts.isEmpty()) {
            DuckDb.execute(
                    connection,
                    """
                    INSERT INTO run_index
                    SELECT row_number() OVER (ORDER BY experiment_id, start_time, run_id) - 1, *
                    FROM (SELECT experiment_id, run_id, start_time, len(val_loss), filename,
                                file_row_number
                            FROM %s
                            WHERE %s
                            QUALIFY row_number() OVER (
                                PARTITION BY run_id ORDER BY filename, file_row_number) = 1)
                    """
                            .formatted(rows(parts), condition));
        }
    }

    /** Number of runs. */
    public int size() throws SQLException {
        return Math.toIntExact(DuckDb.count(connection, "run_index"));
    }

    /**
     * The parts that hold consecutive runs.
     *
     * @param from the first run's place in the index
     * @param to one more than the last run's
     */
    public List<Path> parts(int from, int to) throws SQLException {
        List<Path> parts = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery(
                                "SELECT DISTINCT filename FROM run_index"
                                        + " WHERE run_index >= %d AND run_index < %d"
                                                .formatted(from, to)
                                        + " ORDER BY filename")) {
            while (rows.next()) {
                parts.add(Path.of(rows.getString(1)));
            }
        }
        return parts;
    }

    /**
     * Runs with all columns of the repetitions, as what follows FROM: a table {@code part}, and the
     * index's columns, each run once.
     *
     * @param parts the parts that hold them
     */
    public static String joined(Collection<Path> parts) {
        return rows(parts) + " AS part JOIN run_index USING (filename, file_row_number)";
    }

    private static String rows(Collection<Path> parts) {
        return Sql.parquet(parts, "filename = true, file_row_number = true");
    }
}
