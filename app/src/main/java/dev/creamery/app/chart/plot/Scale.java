package dev.creamery.app.chart.plot;

/**
 * A range of values and how it is spread along an axis.
 *
 * @param min the value at fraction 0, accepted by the kind
 * @param max the value at fraction 1, above min
 */
public record Scale(ScaleKind kind, double min, double max) {
    /** Narrower than this, doubles could no longer tell the ends apart. */
    private static final double NARROWEST = 1e-9;

    public Scale {
        if (!kind.accepts(min) || !kind.accepts(max) || min >= max) {
            throw new IllegalArgumentException(
                    "A " + kind + " axis cannot go from " + min + " to " + max);
        }
    }

    /** Where a value lies: 0 at min, 1 at max; NaN if it has no place on this kind of axis. */
    public double fraction(double value) {
        if (!kind.accepts(value)) {
            return Double.NaN;
        }
        double low = kind.forward(min);
        return (kind.forward(value) - low) / (kind.forward(max) - low);
    }

    /** The value at a fraction, the inverse of {@link #fraction}. */
    public double value(double fraction) {
        double low = kind.forward(min);
        return kind.backward(low + fraction * (kind.forward(max) - low));
    }

    /** Whether the value lies on the axis, ends included. */
    public boolean contains(double value) {
        return value >= min && value <= max;
    }

    /** The part between two fractions, which may lie outside 0…1; itself if that is too narrow. */
    public Scale between(double from, double to) {
        double low = value(Math.min(from, to));
        double high = value(Math.max(from, to));
        boolean sensible =
                kind.accepts(low)
                        && kind.accepts(high)
                        && kind.forward(high) - kind.forward(low)
                                > NARROWEST * Math.max(1, Math.abs(kind.forward(high)));
        return sensible ? new Scale(kind, low, high) : this;
    }

    /** How many decades a logarithmic axis covers. */
    double decades() {
        return Math.log10(max / min);
    }
}
