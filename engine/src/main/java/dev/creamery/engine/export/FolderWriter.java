package dev.creamery.engine.export;

import dev.creamery.engine.store.DuckDb;
import dev.creamery.engine.store.ParquetFiles;
import dev.creamery.engine.store.Sql;

import org.duckdb.DuckDBConnection;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;

/** Writes folders of an export, each partition's rows of each chunk to one file. */
final class FolderWriter {

    private final DuckDBConnection connection;
    private final ExportFormat format;
    private final Path root;
    private final ExportProgress progress;
    private final long total;
    private long written;
    private long files;

    /**
     * @param root the folder that the others are made in
     * @param total rows that will be written, over all folders
     */
    FolderWriter(
            DuckDBConnection connection,
            ExportFormat format,
            Path root,
            ExportProgress progress,
            long total) {
        this.connection = connection;
        this.format = format;
        this.root = root;
        this.progress = progress;
        this.total = total;
    }

    /** Files written so far, the schemas not counted. */
    long files() {
        return files;
    }

    /**
     * Writes folders.
     *
     * @param folders that all have rows of this kind
     * @throws CancellationException if the progress says so
     */
    void write(List<ExportFolder> folders, RowSource rows) throws IOException, SQLException {
        for (ExportFolder folder : folders) {
            writeSchema(folder);
        }
        for (long chunk : rows.chunks()) {
            DuckDb.execute(
                    connection,
                    "CREATE OR REPLACE TEMP TABLE chunk AS SELECT *, %s FROM %s"
                            .formatted(paths(folders), rows.from(chunk)));
            for (ExportFolder folder : folders) {
                writePartitions(folder, "part-%05d.%s".formatted(chunk, format.extension()));
            }
        }
        DuckDb.execute(connection, "DROP TABLE IF EXISTS chunk");
    }

    /**
     * Calculated once per chunk: planning such long expressions takes longer than writing a file.
     */
    private static String paths(List<ExportFolder> folders) {
        return folders.stream()
                .map(folder -> HivePath.of(folder.keys()) + " AS " + folder.pathColumn())
                .distinct()
                .collect(Collectors.joining(", "));
    }

    /** A CSV file has no schema. */
    private void writeSchema(ExportFolder folder) throws IOException, SQLException {
        Path path = Files.createDirectories(root.resolve(folder.name()));
        if (format == ExportFormat.PARQUET) {
            ParquetFiles.copy(
                    connection,
                    folder.schemaQuery(),
                    path.resolve("_common_metadata"),
                    format.copyOptions());
        }
    }

    private void writePartitions(ExportFolder folder, String file)
            throws IOException, SQLException {
        for (Map.Entry<String, Long> partition : partitions(folder).entrySet()) {
            Path path = root.resolve(folder.name()).resolve(partition.getKey());
            ParquetFiles.copy(
                    connection,
                    "SELECT %s FROM chunk WHERE %s AND %s = %s ORDER BY experiment_id"
                            .formatted(
                                    folder.storedColumns(),
                                    folder.condition(),
                                    folder.pathColumn(),
                                    Sql.text(partition.getKey())),
                    Files.createDirectories(path).resolve(file),
                    format.copyOptions());
            files++;
            written += partition.getValue();
            if (!progress.advanced(written, total)) {
                throw new CancellationException("the export was cancelled; nothing of it is left");
            }
        }
    }

    /** The paths of the partitions that the chunk has rows of, and how many rows. */
    private Map<String, Long> partitions(ExportFolder folder) throws SQLException {
        Map<String, Long> partitions = new LinkedHashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery(
                                "SELECT %s, count(*) FROM chunk WHERE %s GROUP BY 1 ORDER BY 1"
                                        .formatted(folder.pathColumn(), folder.condition()))) {
            while (rows.next()) {
                partitions.put(rows.getString(1), rows.getLong(2));
            }
        }
        return partitions;
    }
}
