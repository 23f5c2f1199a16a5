package dev.creamery.engine.export;

import dev.creamery.engine.store.Column;

import java.util.List;

/**
 * A column of exported files.
 *
 * @param name BUTTER's
 * @param sqlType DuckDB's name of its type
 */
record ExportColumn(String name, String sqlType) {

    /** Those of the engine's own files. */
    static List<ExportColumn> of(List<? extends Column<?>> columns) {
        return columns.stream()
                .map(column -> new ExportColumn(column.name(), column.type().sql()))
                .toList();
    }
}
