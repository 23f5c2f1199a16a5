package dev.creamery.app.chart.plot;

import java.util.List;

/**
 * Values of a metric against a hyperparameter, of one series. Arrays are not copied; whoever makes
 * a series must not change them.
 *
 * @param xs {@code (points)}, in any order
 * @param ys {@code (points)}
 * @param ids {@code (points)}, by which a selection names a point
 * @param runs {@code (points)}, how many runs each value is made of; empty if not known
 */
public record MetricSeries(String name, double[] xs, double[] ys, List<String> ids, int[] runs) {
    public MetricSeries {
        ids = List.copyOf(ids);
        if (xs.length != ys.length
                || ids.size() != xs.length
                || runs.length > 0 && runs.length != xs.length) {
            throw new IllegalArgumentException(
                    "Series " + name + ": ys, ids and runs must have as many values as xs");
        }
    }
}
