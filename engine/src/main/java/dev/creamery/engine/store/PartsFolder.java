package dev.creamery.engine.store;

import org.duckdb.DuckDBConnection;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The Parquet files of a folder and of those within it. One that is cut short would make a query
 * over all of them fail, so each is looked at first.
 *
 * @param readable those that begin and end as they should
 * @param damaged the others, and what is wrong with each
 */
public record PartsFolder(List<Path> readable, Map<Path, String> damaged) {

    /** Looks at a folder; one that is not there has no files. */
    public static PartsFolder scan(DuckDBConnection connection, Path folder) throws IOException {
        List<Path> readable = new ArrayList<>();
        Map<Path, String> damaged = new LinkedHashMap<>();
        for (Path file : files(folder)) {
            try {
                DuckDb.count(connection, Sql.parquet(List.of(file)));
                readable.add(file);
            } catch (SQLException broken) {
                damaged.put(file, String.valueOf(broken.getMessage()));
            }
        }
        return new PartsFolder(readable, damaged);
    }

    private static List<Path> files(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(".parquet"))
                    .map(Path::toAbsolutePath)
                    .sorted()
                    .toList();
        }
    }
}
