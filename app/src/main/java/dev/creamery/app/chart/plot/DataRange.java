package dev.creamery.app.chart.plot;

/** Collects the smallest and largest value that can be drawn. */
final class DataRange {
    private final ScaleKind kind;
    private double min = Double.POSITIVE_INFINITY;
    private double max = Double.NEGATIVE_INFINITY;

    DataRange(ScaleKind kind) {
        this.kind = kind;
    }

    void add(double value) {
        if (kind.accepts(value)) {
            min = Math.min(min, value);
            max = Math.max(max, value);
        }
    }

    void addAll(double[] values) {
        for (double value : values) {
            add(value);
        }
    }

    /**
     * The range with some air below and above, as fractions of it; from 0 (or 1) to 1 (or 10) where
     * nothing was added, and a little around a single value.
     */
    Scale padded(double below, double above) {
        if (min > max) {
            return kind == ScaleKind.LOG ? new Scale(kind, 1, 10) : new Scale(kind, 0, 1);
        }
        double low = kind.forward(min);
        double high = kind.forward(max);
        if (high - low < 1e-12 * Math.max(1, Math.abs(high))) {
            double around = kind == ScaleKind.LOG ? .3 : Math.max(Math.abs(high) * .1, .5);
            low -= around;
            high += around;
        } else {
            double span = high - low;
            low -= below * span;
            high += above * span;
        }
        double from = kind.backward(low);
        double to = kind.backward(high);
        // Air must not make an axis run into zero or infinity.
        from = kind.accepts(from) ? from : min;
        to = kind.accepts(to) ? to : max;
        return from < to ? new Scale(kind, from, to) : new Scale(kind, min, Math.nextUp(max));
    }
}
