package dev.creamery.engine.export;

import dev.creamery.engine.store.ParquetFiles;

/** How exported files are written. */
public enum ExportFormat {
    /** BUTTER's own. */
    PARQUET("parquet", ParquetFiles.FORMAT),
    /** Comma separated, with a header; lists are texts such as {@code [0.5, 0.25, nan]}. */
    CSV("csv", "FORMAT csv, HEADER");

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

    /** As in DuckDB's COPY. */
    String copyOptions() {
        return copyOptions;
    }
}
