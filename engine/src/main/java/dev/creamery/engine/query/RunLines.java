package dev.creamery.engine.query;

import org.jspecify.annotations.Nullable;

/**
 * The repetitions of one experiment.
 *
 * @param runIds one per line, null where the data has none
 * @param epochs {@code [line][i]}, ascending
 * @param values {@code [line][i]}
 */
public record RunLines(@Nullable String[] runIds, int[][] epochs, float[][] values) {}
