package dev.creamery.engine.query;

import org.jspecify.annotations.Nullable;

/**
 * A point per experiment.
 *
 * @param keys of the experiments
 * @param x values of the hyperparameter
 * @param y values of the metric; they may be infinite or NaN
 * @param group index into {@code series} and {@code panels}, per point
 * @param series value of the series' column per group, null if there is no such column
 * @param panels value of the panels' column per group, null if there is no such column
 * @param epoch the epoch that y was taken at, 0 if the metric has no chosen epoch
 * @param missing experiments under the filter that lack x or y: no point is drawn for them
 */
public record MetricPoints(
        long[] keys,
        double[] x,
        float[] y,
        int[] group,
        @Nullable Object[] series,
        @Nullable Object[] panels,
        int epoch,
        long missing) {}
