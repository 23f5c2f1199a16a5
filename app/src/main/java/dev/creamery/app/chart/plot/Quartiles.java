package dev.creamery.app.chart.plot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;

/**
 * What a box shows: of the values at one x their minimum, quartiles and maximum, over {@code count}
 * finite values.
 */
public record Quartiles(
        double x, double min, double q1, double median, double q3, double max, int count) {
    /** For each distinct x, ascending; an x without finite values is left out. */
    static List<Quartiles> of(double[] xs, double[] ys) {
        TreeMap<Double, List<Double>> groups = new TreeMap<>();
        for (int i = 0; i < xs.length; i++) {
            if (Double.isFinite(ys[i])) {
                groups.computeIfAbsent(xs[i], x -> new ArrayList<>()).add(ys[i]);
            }
        }
        List<Quartiles> all = new ArrayList<>();
        groups.forEach((x, values) -> all.add(of(x, values)));
        return all;
    }

    private static Quartiles of(double x, List<Double> values) {
        double[] sorted = values.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(sorted);
        return new Quartiles(
                x,
                sorted[0],
                at(sorted, .25),
                at(sorted, .5),
                at(sorted, .75),
                sorted[sorted.length - 1],
                sorted.length);
    }

    /** Linear interpolation between the neighbours, as SQL's percentile_cont. */
    private static double at(double[] sorted, double fraction) {
        double position = fraction * (sorted.length - 1);
        int below = (int) position;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
    }
}
