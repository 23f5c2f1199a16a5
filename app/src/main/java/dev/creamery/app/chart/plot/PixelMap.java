package dev.creamery.app.chart.plot;

/** The pixels of many values of one axis: what {@link Frame#px} does, without its repeated work. */
final class PixelMap {
    private final ScaleKind kind;
    private final double offset;
    private final double factor;

    private PixelMap(Scale scale, double atMin, double atMax) {
        kind = scale.kind();
        double low = kind.forward(scale.min());
        factor = (atMax - atMin) / (kind.forward(scale.max()) - low);
        offset = atMin - factor * low;
    }

    static PixelMap ofX(Frame frame) {
        return new PixelMap(frame.xs(), frame.x(), frame.right());
    }

    static PixelMap ofY(Frame frame) {
        return new PixelMap(frame.ys(), frame.bottom(), frame.y());
    }

    /** The pixel of a value; NaN if the axis has no place for it. */
    double at(double value) {
        return kind.accepts(value)
                ? Math.clamp(offset + factor * kind.forward(value), -Frame.FAR, Frame.FAR)
                : Double.NaN;
    }

    /** The pixels of all values. */
    double[] all(double[] values) {
        double[] pixels = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            pixels[i] = at(values[i]);
        }
        return pixels;
    }
}
