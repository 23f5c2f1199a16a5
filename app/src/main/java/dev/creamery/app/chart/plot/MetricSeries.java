package dev.creamery.app.chart.plot;

import java.util.List;

/**
 * Values of a metric against a hyperparameter, of one series. Arrays are not copied; whoever makes
 * a series must not change them.
 *
 * @param xs {@code (points)}, in any order
 * @param ys {@code (points)}
 * @param keys {@code (points)}, by which a selection names a point
 * @param runs {@code (points)}, how many runs each value is made of; empty if not known
 * @param boxes what lines and boxes show, by ascending x
 * @param panel the small multiple that it is in, from 0
 */
public record MetricSeries(
        String name,
        double[] xs,
        double[] ys,
        long[] keys,
        int[] runs,
        List<Quartiles> boxes,
        int panel) {
    public MetricSeries {
        boxes = List.copyOf(boxes);
        if (xs.length != ys.length
                || keys.length != xs.length
                || runs.length > 0 && runs.length != xs.length) {
            throw new IllegalArgumentException(
                    "Series " + name + ": ys, keys and runs must have as many values as xs");
        }
    }

    /** Of a single chart. */
    public MetricSeries(
            String name, double[] xs, double[] ys, long[] keys, int[] runs, List<Quartiles> boxes) {
        this(name, xs, ys, keys, runs, boxes, 0);
    }

    /** The same in another small multiple. */
    public MetricSeries inPanel(int other) {
        return new MetricSeries(name, xs, ys, keys, runs, boxes, other);
    }

    /** Points, and the boxes over those with the same x. */
    public static MetricSeries of(String name, double[] xs, double[] ys, long[] keys, int[] runs) {
        return new MetricSeries(name, xs, ys, keys, runs, Quartiles.of(xs, ys));
    }

    /** Points to be scattered, however many; lines and boxes of it show nothing. */
    public static MetricSeries ofPoints(String name, double[] xs, double[] ys, long[] keys) {
        return new MetricSeries(name, xs, ys, keys, new int[0], List.of());
    }

    /** Boxes over points that are not known one by one. */
    public static MetricSeries ofBoxes(String name, List<Quartiles> boxes) {
        return new MetricSeries(name, new double[0], new double[0], new long[0], new int[0], boxes);
    }
}
