package dev.creamery.engine.store;

import org.duckdb.DuckDBConnection;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/**
 * An embedded DuckDB in memory, held within bounds: what does not fit its memory goes to a
 * temporary folder, and it never fetches extensions. The first one of a process takes about a
 * second, as it unpacks its native library.
 */
public final class DuckDb implements AutoCloseable {

    private final DuckDBConnection root;

    private DuckDb(DuckDBConnection root) {
        this.root = root;
    }

    /**
     * Opens a new, empty database.
     *
     * @param memoryMegabytes how much memory it may use before it turns to {@code temporary}
     * @param threads how many threads it may use
     * @param temporary folder for what does not fit; made when needed
     * @throws IOException if its native library cannot be unpacked or does not run here
     */
    public static DuckDb inMemory(int memoryMegabytes, int threads, Path temporary)
            throws IOException {
        Properties settings = new Properties();
        settings.setProperty("memory_limit", memoryMegabytes + "MiB");
        settings.setProperty("threads", Integer.toString(threads));
        settings.setProperty("temp_directory", temporary.toAbsolutePath().toString());
        settings.setProperty("autoinstall_known_extensions", "false");
        settings.setProperty("autoload_known_extensions", "false");
        // Parquet row groups can only be cut by bytes, which lists of any length need, without it.
        settings.setProperty("preserve_insertion_order", "false");
        try {
            return new DuckDb(
                    DriverManager.getConnection("jdbc:duckdb:", settings)
                            .unwrap(DuckDBConnection.class));
        } catch (SQLException failure) {
            throw new IOException("cannot open DuckDB: " + failure.getMessage(), failure);
        }
    }

    /** Another connection to it: one per thread. */
    public DuckDBConnection connect() throws SQLException {
        return root.duplicate();
    }

    /** Runs statements that return nothing. */
    public static void execute(DuckDBConnection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The number of rows of what may follow FROM. */
    public static long count(DuckDBConnection connection, String from) throws SQLException {
        return longs(connection, "SELECT count(*) FROM " + from).getFirst();
    }

    /** The first column of a query's rows. */
    public static List<Long> longs(DuckDBConnection connection, String query) throws SQLException {
        List<Long> values = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                values.add(rows.getLong(1));
            }
        }
        return values;
    }

    /** The first column of a query's rows, as texts. */
    public static List<String> texts(DuckDBConnection connection, String query)
            throws SQLException {
        List<String> values = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }

    /** What a failure says, without the query that follows. */
    public static String reason(SQLException failure) {
        return String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
    }

    @Override
    public void close() throws IOException {
        try {
            root.close();
        } catch (SQLException failure) {
            throw new IOException("cannot close DuckDB: " + failure.getMessage(), failure);
        }
    }
}
