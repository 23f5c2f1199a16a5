package dev.creamery.engine.query;

import org.jspecify.annotations.Nullable;

/**
 * The distribution of a metric at each value of a hyperparameter, by series; arrays are parallel,
 * one entry per box. Values that are not finite count as larger than all others.
 *
 * @param x values of the hyperparameter, ascending within a series
 * @param series value of the series' column, null if there is none
 * @param panel value of the panels' column, null if there is none
 * @param lowest smallest value
 * @param q1 lower quartile
 * @param median middle
 * @param q3 upper quartile
 * @param highest largest value
 * @param members experiments in each box
 * @param epoch the epoch that the metric was taken at, 0 if it has no chosen epoch
 * @param missing experiments under the filter that lack x or the metric
 */
public record MetricBoxes(
        @Nullable Object[] x,
        @Nullable Object[] series,
        @Nullable Object[] panel,
        float[] lowest,
        float[] q1,
        float[] median,
        float[] q3,
        float[] highest,
        int[] members,
        int epoch,
        long missing) {}
