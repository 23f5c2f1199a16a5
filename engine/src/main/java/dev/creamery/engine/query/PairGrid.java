package dev.creamery.engine.query;

import org.jspecify.annotations.Nullable;

/**
 * A number for every pair of values of two columns.
 *
 * @param x values of the first column, ascending
 * @param y values of the second column, ascending
 * @param value {@code [x][y]}: what the query says; NaN where there is none
 * @param experiments {@code [x][y]}
 * @param missing experiments under the filter without a value
 */
public record PairGrid(
        @Nullable Object[] x,
        @Nullable Object[] y,
        float[][] value,
        int[][] experiments,
        long missing) {}
