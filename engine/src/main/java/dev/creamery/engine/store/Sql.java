package dev.creamery.engine.store;

import java.nio.file.Path;
import java.util.Collection;
import java.util.stream.Collectors;

/** Names and values as DuckDB's SQL writes them. */
public final class Sql {

    private Sql() {}

    /** A column or table, quoted: some of BUTTER's begin with a digit. */
    public static String name(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /** Columns, quoted, with commas between. */
    public static String names(Collection<String> names) {
        return names.stream().map(Sql::name).collect(Collectors.joining(", "));
    }

    /** A text. */
    public static String text(String text) {
        return '\'' + text.replace("'", "''") + '\'';
    }

    /**
     * The rows of Parquet files as a table. A name of an existing file is taken as it is, even if
     * it looks like a pattern. Besides their own columns, rows have {@code file_index}, which
     * counts these files, and {@code file_row_number}, both from 0.
     */
    public static String parquet(Collection<Path> files) {
        return files.stream()
                .map(file -> text(file.toAbsolutePath().toString()))
                .collect(Collectors.joining(", ", "read_parquet([", "])"));
    }
}
