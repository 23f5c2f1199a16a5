package dev.creamery.engine.query;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * What a query of the console returned.
 *
 * @param columns names and DuckDB's types
 * @param rows {@code (rows, columns)}: Boolean, Long, Double, String or null; others as text
 * @param cut whether there were more rows than these
 */
public record SqlResult(List<Column> columns, @Nullable Object[][] rows, boolean cut) {}
