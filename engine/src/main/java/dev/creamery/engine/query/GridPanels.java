package dev.creamery.engine.query;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * Small multiples of a number for every pair of values.
 *
 * @param values of the column that makes the panels, ascending; one null if there is no such column
 * @param grids one per panel, all with the same x and y; {@code experiments} counts those that have
 *     a value, and {@code missing} those that have none
 * @param epoch the epoch that the metric was taken at, 0 if it has no chosen epoch
 */
public record GridPanels(@Nullable Object[] values, List<PairGrid> grids, int epoch) {}
