package dev.creamery.engine.query;

import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;

/**
 * One DuckDB instance, locked down: it reads the files of one source and its own, and nothing else.
 * Threads work on sessions of their own.
 */
final class Database implements AutoCloseable {

    /**
     * What an instance may use.
     *
     * @param memoryLimit outside Java's heap, for example {@code 1GB}
     * @param threads worker threads
     * @param temporaryFolder where large intermediate results spill to, and results are written
     *     before they are moved to where they are wanted
     */
    record Limits(String memoryLimit, int threads, Path temporaryFolder) {}

    private final DuckDBConnection root;
    private final Path temporaryFolder;
    private final Deque<DuckDBConnection> idle = new ConcurrentLinkedDeque<>();
    private volatile boolean closed;

    /**
     * Opens an instance.
     *
     * @param file its file; null for one in memory
     * @param readable the folder or file that queries may read
     * @throws SQLException if the file is locked, broken, or cannot be written
     */
    Database(@Nullable Path file, Path readable, Limits limits) throws SQLException {
        temporaryFolder = limits.temporaryFolder();
        root =
                DriverManager.getConnection("jdbc:duckdb:" + (file == null ? "" : file))
                        .unwrap(DuckDBConnection.class);
        try (Statement statement = root.createStatement()) {
            if (!isOpenAlready(statement)) {
                lockDown(statement, readable, limits);
            }
        } catch (SQLException refused) {
            root.close();
            throw refused;
        }
    }

    /** Loads the native library. */
    static void load() throws SQLException {
        DriverManager.getConnection("jdbc:duckdb:").close();
    }

    private static void lockDown(Statement statement, Path readable, Limits limits)
            throws SQLException {
        for (String setting :
                List.of(
                        "memory_limit = " + Sql.text(limits.memoryLimit()),
                        "threads = " + limits.threads(),
                        "temp_directory = " + Sql.text(limits.temporaryFolder().toString()),
                        "parquet_metadata_cache = true",
                        "preserve_insertion_order = false",
                        "autoinstall_known_extensions = false",
                        "autoload_known_extensions = false",
                        // Errors then tell their position.
                        "errors_as_json = true",
                        "allowed_directories = "
                                + Sql.texts(
                                        List.of(
                                                readable.toString(),
                                                limits.temporaryFolder().toString())),
                        "allowed_paths = " + Sql.texts(List.of(readable.toString())),
                        "enable_external_access = false",
                        "lock_configuration = true")) {
            statement.execute("SET GLOBAL " + setting);
        }
    }

    /** This process has the file open already: both share one instance, with its settings. */
    private static boolean isOpenAlready(Statement statement) throws SQLException {
        try (ResultSet locked =
                statement.executeQuery("SELECT current_setting('lock_configuration')")) {
            return locked.next() && locked.getBoolean(1);
        }
    }

    /** A session whose statements the cancellation interrupts. Not for several threads at once. */
    Session session(Cancellation cancellation) {
        cancellation.throwIfCancelled();
        if (closed) {
            throw new IllegalStateException("The index is closed");
        }
        @Nullable DuckDBConnection connection = idle.poll();
        try {
            return new Session(
                    this, connection == null ? root.duplicate() : connection, cancellation);
        } catch (SQLException e) {
            throw SqlErrors.translate(e);
        }
    }

    /** A session that nobody cancels, for statements that take no time. */
    Session session() {
        return session(new Cancellation());
    }

    /** The one folder that statements may write to. */
    Path temporaryFolder() {
        return temporaryFolder;
    }

    void giveBack(DuckDBConnection connection) {
        idle.push(connection);
        if (closed) {
            closeIdle();
        }
    }

    /** Closes every connection; those of sessions still at work as soon as they end. */
    @Override
    public void close() {
        closed = true;
        idle.push(root);
        closeIdle();
    }

    private void closeIdle() {
        try {
            for (var next = idle.poll(); next != null; next = idle.poll()) {
                next.close();
            }
        } catch (SQLException e) {
            throw SqlErrors.translate(e);
        }
    }
}
