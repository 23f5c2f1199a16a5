package dev.creamery.engine.store;

import org.duckdb.DuckDBConnection;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Collection;

/**
 * The temporary table {@code run_index} of a connection: where each run lies, once, even if several
 * parts hold it. Columns: {@code run_index} (0, 1, 2, … by experiment, start and id), {@code
 * experiment_id}, {@code run_id}, {@code start_time}, {@code history_length} (epochs recorded), and
 * the place, {@code filename} and {@code file_row_number}.
 */
public final class RunIndex {

    private RunIndex() {}

    /**
     * Makes it anew.
     *
     * @param files the parts, at least one
     */
    public static void create(DuckDBConnection connection, Collection<Path> files)
            throws SQLException {
        DuckDb.execute(
                connection,
                """
                CREATE OR REPLACE TEMP TABLE run_index AS
                SELECT CAST(row_number() OVER (ORDER BY experiment_id, start_time, run_id) - 1
                            AS INTEGER) AS run_index, *
                FROM (SELECT experiment_id, run_id, start_time,
                            CAST(len(val_loss) AS INTEGER) AS history_length, filename, file_row_number
                        FROM %s
                        QUALIFY row_number() OVER (
                            PARTITION BY run_id ORDER BY filename, file_row_number) = 1)
                """
                        .formatted(parts(files)));
    }

    /** The rows of parts, with their places, as what follows FROM. */
    public static String parts(Collection<Path> files) {
        return Sql.parquet(files, "filename = true, file_row_number = true");
    }
}
