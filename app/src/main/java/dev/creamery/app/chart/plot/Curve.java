package dev.creamery.app.chart.plot;

import org.jspecify.annotations.Nullable;

/**
 * One curve, usually of a statistic over epochs: a single run, an experiment's median, or the
 * median of a group. The arrays are not copied; whoever makes a curve must not change them.
 *
 * @param id by which a selection names it
 * @param series the group that it belongs to, one of {@link CurveSet#series}
 * @param name what it is called when it is pointed at
 * @param panel of {@link CurveSet#panels}
 * @param xs {@code (points)}, ascending
 * @param ys {@code (points)}; non-finite values leave a gap
 * @param band around ys, or null
 * @param runs {@code (points)}, how many runs each value is made of; empty if not known
 */
public record Curve(
        String id,
        String series,
        String name,
        int panel,
        double[] xs,
        double[] ys,
        @Nullable Band band,
        int[] runs) {
    /**
     * Usually the quartiles.
     *
     * @param low {@code (points)}
     * @param high {@code (points)}
     */
    public record Band(double[] low, double[] high) {}

    public Curve {
        if (xs.length != ys.length
                || band != null && (band.low.length != xs.length || band.high.length != xs.length)
                || runs.length > 0 && runs.length != xs.length) {
            throw new IllegalArgumentException(
                    "Curve " + id + ": all arrays must have as many values as xs, " + xs.length);
        }
        for (int i = 1; i < xs.length; i++) {
            if (!(xs[i] >= xs[i - 1])) {
                throw new IllegalArgumentException(
                        "Curve " + id + ": xs must ascend, but " + xs[i] + " follows " + xs[i - 1]);
            }
        }
    }

    /** A single line without a band. */
    public static Curve line(String id, String series, double[] xs, double[] ys) {
        return new Curve(id, series, id, 0, xs, ys, null, new int[0]);
    }

    /** The first point at or right of x; the number of points if there is none. */
    int firstAtOrAfter(double x) {
        int low = 0;
        int high = xs.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (xs[middle] < x) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The point nearest to x, −1 if there are no points. */
    int nearest(double x) {
        if (xs.length == 0) {
            return -1;
        }
        int right = Math.min(firstAtOrAfter(x), xs.length - 1);
        return right > 0 && x - xs[right - 1] < xs[right] - x ? right - 1 : right;
    }
}
