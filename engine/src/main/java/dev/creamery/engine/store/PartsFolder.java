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
import java.util.Optional;
import java.util.function.Function;
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
        return check(folder, file -> problem(connection, file));
    }

    /** Reads all of each file, which takes long, to find those that are damaged inside. */
    public static PartsFolder scanInside(DuckDBConnection connection, Path folder)
            throws IOException {
        return check(folder, file -> problemInside(connection, file));
    }

    private static PartsFolder check(Path folder, Function<Path, Optional<String>> look)
            throws IOException {
        List<Path> readable = new ArrayList<>();
        Map<Path, String> damaged = new LinkedHashMap<>();
        for (Path file : files(folder)) {
            Optional<String> problem = look.apply(file);
            if (problem.isEmpty()) {
                readable.add(file);
            } else if (Files.exists(file)) { // else another process has just replaced it
                damaged.put(file, problem.get());
            }
        }
        return new PartsFolder(readable, damaged);
    }

    /** What is wrong with the beginning or end of a file; nothing if it can be opened. */
    static Optional<String> problem(DuckDBConnection connection, Path file) {
        return problem(connection, file, "count(*)");
    }

    /** What is wrong with a file, all of which is read; nothing if it is sound. */
    static Optional<String> problemInside(DuckDBConnection connection, Path file) {
        return problem(connection, file, "bit_xor(hash(part))");
    }

    private static Optional<String> problem(
            DuckDBConnection connection, Path file, String aggregate) {
        String query = "SELECT " + aggregate + " FROM " + Sql.parquet(List.of(file)) + " part";
        try {
            DuckDb.execute(connection, query);
            return Optional.empty();
        } catch (SQLException broken) {
            return Optional.of(DuckDb.reason(broken));
        }
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
