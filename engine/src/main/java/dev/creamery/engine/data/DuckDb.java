package dev.creamery.engine.data;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** The embedded database that reads files. */
final class DuckDb {

    /** Each thread has buffers of its own, and more threads hardly read faster. */
    private static final int MOST_THREADS = 4;

    private DuckDb() {}

    /**
     * A database in memory, to be closed.
     *
     * @throws DatasetException if DuckDB's native library does not work here
     */
    static Connection open() {
        try {
            Connection connection = DriverManager.getConnection("jdbc:duckdb:");
            try (Statement statement = connection.createStatement()) {
                statement.execute("SET autoinstall_known_extensions = false");
                statement.execute("SET autoload_known_extensions = false");
                statement.execute("SET memory_limit = '2GB'");
                statement.execute("SET temp_directory = ''");
                statement.execute(
                        "SET threads = "
                                + Math.min(
                                        MOST_THREADS, Runtime.getRuntime().availableProcessors()));
            }
            return connection;
        } catch (SQLException | LinkageError broken) {
            throw new DatasetException(
                    "DuckDB, which reads files of data, does not work here: "
                            + broken.getMessage()
                            + "; generated datasets need no files",
                    broken);
        }
    }

    /** A path as SQL text in which DuckDB sees no wildcards. */
    static String path(Path file) {
        String escaped = file.toString().replaceAll("[\\[*?]", "[$0]").replace("'", "''");
        return "'" + escaped + "'";
    }
}
