package dev.creamery.engine.store;

import static java.util.Objects.requireNonNull;

import org.duckdb.DuckDBConnection;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Writes Parquet files so that they are there as a whole or not at all. */
public final class ParquetFiles {

    /**
     * How large a row group may become before it is written, in bytes. A reader unpacks whole row
     * groups: of 3000 epochs, one has the runs of about two experiments.
     */
    static final long ROW_GROUP_BYTES = 16L << 20;

    /**
     * The options of DuckDB's COPY. Version 2 of the format splits floats by bytes, in lists too;
     * zstd then packs them well.
     */
    public static final String FORMAT =
            "FORMAT parquet, COMPRESSION zstd, PARQUET_VERSION v2, ROW_GROUP_SIZE_BYTES "
                    + ROW_GROUP_BYTES;

    private ParquetFiles() {}

    /**
     * Writes the rows of a query as a Parquet file, replacing it if it is there. When this returns,
     * it is on the disk for good.
     *
     * @param metadata further key-value pairs of the file, none if empty
     * @throws IOException if the file cannot be written; one that was there stays as it was
     * @throws SQLException if the query fails
     */
    public static void write(
            DuckDBConnection connection, String query, Path file, Map<String, String> metadata)
            throws IOException, SQLException {
        Files.createDirectories(requireNonNull(file.toAbsolutePath().getParent()));
        // Two processes may write the same summary: each in a file of its own.
        Path temporary = file.resolveSibling(file.getFileName() + "." + UUID.randomUUID() + ".tmp");
        try {
            copy(connection, query, temporary, FORMAT + keyValues(metadata));
            DurableFiles.publish(temporary, file);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    /**
     * Writes the rows of a query, without care for what happens if that is interrupted.
     *
     * @param options as in DuckDB's COPY
     */
    public static void copy(DuckDBConnection connection, String query, Path file, String options)
            throws SQLException {
        String path = Sql.text(file.toAbsolutePath().toString());
        DuckDb.execute(connection, "COPY (%s) TO %s (%s)".formatted(query, path, options));
    }

    /** A value of a file's key-value metadata; nothing if the file lacks it or cannot be read. */
    public static Optional<String> metadata(DuckDBConnection connection, Path file, String key) {
        String query =
                "SELECT decode(value) FROM parquet_kv_metadata("
                        + Sql.text(file.toAbsolutePath().toString())
                        + ") WHERE decode(key) = "
                        + Sql.text(key);
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
        } catch (SQLException unreadable) {
            return Optional.empty();
        }
    }

    private static String keyValues(Map<String, String> metadata) {
        return metadata.isEmpty()
                ? ""
                : metadata.entrySet().stream()
                        .map(entry -> Sql.name(entry.getKey()) + ": " + Sql.text(entry.getValue()))
                        .collect(Collectors.joining(", ", ", KV_METADATA {", "}"));
    }
}
