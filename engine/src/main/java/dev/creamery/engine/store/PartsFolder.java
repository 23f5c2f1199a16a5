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
 * The Parquet files of a folder and of those within it. One that is damaged would make a query over
 * all of them fail, so each is looked at first.
 *
 * @param readable those that begin and end as they should
 * @param damaged the others, and what is wrong with each
 */
public record PartsFolder(List<Path> readable, Map<Path, String> damaged) {

    /** Looks at the beginning and end of each file. A folder that is not there has none. */
    public static PartsFolder scan(DuckDBConnection connection, Path folder) throws IOException {
        return check(connection, folder, "count(*)");
    }

    /** Reads all of each file, which takes long, to find those that are damaged inside. */
    public static PartsFolder scanInside(DuckDBConnection connection, Path folder)
            throws IOException {
        return check(connection, folder, "bit_xor(hash(part))");
    }

    private static PartsFolder check(DuckDBConnection connection, Path folder, String aggregate)
            throws IOException {
        List<Path> readable = new ArrayList<>();
        Map<Path, String> damaged = new LinkedHashMap<>();
        for (Path file : files(folder)) {
            String query = "SELECT " + aggregate + " FROM " + Sql.parquet(List.of(file)) + " part";
            try {
                DuckDb.execute(connection, query);
                readable.add(file);
            } catch (SQLException broken) {
                if (Files.exists(file)) { // else another process has just replaced it
                    damaged.put(file, String.valueOf(broken.getMessage()));
                }
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
