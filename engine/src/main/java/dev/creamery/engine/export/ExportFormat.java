package dev.creamery.engine.export;

import dev.creamery.engine.store.ParquetFiles;
import dev.creamery.engine.store.Sql;

/** How exported files are written. */
public enum ExportFormat {
    /** BUTTER's own. */
    PARQUET("parquet", ParquetFiles.FORMAT),
    /** Comma separated, with a header; lists are texts such as {@code [0.5, 0.25, nan]}. */
    CSV("csv", "FORMAT csv, HEADER"),
    /** An array of objects. JSON knows no NaN and no infinity: they become null. */
    JSON("json", "FORMAT json, ARRAY true");

    private final String extension;
    private final String copyOptions;

    ExportFormat(String extension, String copyOptions) {
        this.extension = extension;
        this.copyOptions = copyOptions;
    }

    /** What file names end in, and what {@code --format} takes. */
    public String extension() {
        return extension;
    }

    /** A column's value as it is written, as SQL. */
    String value(ExportColumn column) {
        String name = Sql.name(column.name());
        if (this != JSON) {
            return name;
        }
        // By way of the text, so that a float of 0.0001 is not written as 0.00009999999747378752.
        String number = "CASE WHEN isfinite(%1$s) THEN CAST(CAST(%1$s AS VARCHAR) AS DOUBLE) END";
        return switch (column.sqlType()) {
            case "FLOAT", "DOUBLE" -> number.formatted(name);
            case "FLOAT[]", "DOUBLE[]" ->
                    "list_transform(%s, lambda v: %s)".formatted(name, number.formatted("v"));
            default -> name;
        };
    }

    /** As in DuckDB's COPY. */
    String copyOptions() {
        return copyOptions;
    }
}
