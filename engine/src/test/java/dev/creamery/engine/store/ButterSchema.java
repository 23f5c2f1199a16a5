package dev.creamery.engine.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The columns and types of BUTTER's published files, and how they are called in DuckDB. */
public final class ButterSchema {

    private static final Map<String, String> DUCKDB =
            Map.ofEntries(
                    Map.entry("bool", "BOOLEAN"),
                    Map.entry("uint8", "UTINYINT"),
                    Map.entry("uint16", "USMALLINT"),
                    Map.entry("uint32", "UINTEGER"),
                    Map.entry("uint64", "UBIGINT"),
                    Map.entry("int64", "BIGINT"),
                    Map.entry("float32", "FLOAT"),
                    Map.entry("string", "VARCHAR"),
                    Map.entry("[uint8]", "UTINYINT[]"),
                    Map.entry("[uint32]", "UINTEGER[]"),
                    Map.entry("[float32]", "FLOAT[]"));

    private ButterSchema() {}

    /** Every column as {@code name type}, with the momentum that newer files have. */
    public static List<String> repetitions() throws IOException {
        return read("repetition_schema.csv");
    }

    /** Every column as {@code name type}, with the momentum that newer files have. */
    public static List<String> summary() throws IOException {
        return read("summary_schema.csv");
    }

    private static List<String> read(String file) throws IOException {
        try (var stream = ButterSchema.class.getResourceAsStream(file)) {
            List<String> columns = new ArrayList<>();
            new String(stream.readAllBytes(), UTF_8)
                    .lines()
                    .skip(1)
                    .map(line -> line.split(","))
                    .forEach(
                            parts -> {
                                columns.add(parts[0] + " " + DUCKDB.get(parts[1]));
                                if (parts[0].equals("optimizer")) {
                                    columns.add("momentum FLOAT");
                                }
                            });
            return columns;
        }
    }
}
