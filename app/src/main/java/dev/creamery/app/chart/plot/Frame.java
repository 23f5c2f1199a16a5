package dev.creamery.app.chart.plot;

/**
 * A plot's rectangle in a picture and the values at its edges; y values grow upwards, pixels
 * downwards.
 */
public record Frame(double x, double y, double width, double height, Scale xs, Scale ys) {
    /** Far outside is as good as infinitely far, and keeps what rasterises lines out of trouble. */
    static final double FAR = 1e4;

    /** The pixel of an x value; NaN if the axis has no place for it. */
    public double px(double value) {
        return clamp(x + xs.fraction(value) * width);
    }

    /** The pixel of a y value; NaN if the axis has no place for it. */
    public double py(double value) {
        return clamp(y + (1 - ys.fraction(value)) * height);
    }

    /** The x value at a pixel. */
    public double xAt(double px) {
        return xs.value((px - x) / width);
    }

    /** The y value at a pixel. */
    public double yAt(double py) {
        return ys.value(1 - (py - y) / height);
    }

    /** The right edge. */
    public double right() {
        return x + width;
    }

    /** The bottom edge. */
    public double bottom() {
        return y + height;
    }

    /** Whether a pixel lies inside. */
    public boolean contains(double px, double py) {
        return px >= x && px <= right() && py >= y && py <= bottom();
    }

    /** The same values in another rectangle. */
    public Frame at(double left, double top) {
        return new Frame(left, top, width, height, xs, ys);
    }

    private static double clamp(double pixel) {
        return Double.isNaN(pixel) ? pixel : Math.clamp(pixel, -FAR, FAR);
    }
}
