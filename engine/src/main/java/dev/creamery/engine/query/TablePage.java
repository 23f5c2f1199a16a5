package dev.creamery.engine.query;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * Some rows of a table.
 *
 * @param columns what is shown
 * @param keys the experiment of each row, see {@link TableQuery}
 * @param rows {@code (rows, columns)}: Boolean, Long, Double, String or null; lists as text
 * @param offset the number of rows before them
 * @param total the number of rows that the filter and the search let through
 */
public record TablePage(
        List<Column> columns, long[] keys, @Nullable Object[][] rows, long offset, long total) {}
