package dev.creamery.app.chart.plot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Turns the points of a curve into pixels and keeps, of many points in one column of pixels, the
 * lowest and the highest in their order: the line then covers the same pixels, but for the slope of
 * what joins two columns.
 */
final class ColumnReduction {
    /** Below this many points a pixel nothing is left out. */
    private static final double POINTS_PER_PIXEL = 2;

    /** A stretch of a curve without gaps, in pixels. */
    record Stretch(double[] xs, double[] ys, boolean broken) {}

    private final List<Stretch> stretches = new ArrayList<>();
    private double[] xs = new double[256];
    private double[] ys = new double[256];
    private int size;

    private int column = Integer.MIN_VALUE;
    private double lowX;
    private double lowY;
    private double highX;
    private double highY;

    private ColumnReduction() {}

    /**
     * The stretches between gaps; a value that the axes have no place for is a gap.
     *
     * @param curve whose xs are taken
     * @param values {@code (points)}: the y values
     */
    static List<Stretch> of(Curve curve, double[] values, Frame frame) {
        return of(curve, values, PixelMap.ofX(frame).all(curve.xs()), frame);
    }

    /** The same, where the pixels of the curve's xs are known: most curves share their xs. */
    static List<Stretch> of(Curve curve, double[] values, double[] pxs, Frame frame) {
        int from = Math.max(0, curve.firstAtOrAfter(frame.xs().min()) - 1);
        int to = Math.min(values.length, curve.firstAtOrAfter(frame.xs().max()) + 2);
        ColumnReduction reduction = new ColumnReduction();
        PixelMap pys = PixelMap.ofY(frame);
        boolean all = to - from <= POINTS_PER_PIXEL * frame.width();
        for (int i = from; i < to; i++) {
            double px = pxs[i];
            double py = pys.at(values[i]);
            if (Double.isNaN(px) || Double.isNaN(py)) {
                reduction.endStretch(true);
            } else if (all) {
                reduction.emit(px, py);
            } else {
                reduction.addToColumn(px, py);
            }
        }
        reduction.endStretch(false);
        return reduction.stretches;
    }

    private void addToColumn(double px, double py) {
        int at = (int) Math.floor(px);
        if (at != column) {
            endColumn();
            column = at;
            lowX = highX = px;
            lowY = highY = py;
        }
        if (py < lowY) {
            lowX = px;
            lowY = py;
        }
        if (py > highY) {
            highX = px;
            highY = py;
        }
    }

    private void endColumn() {
        if (column == Integer.MIN_VALUE) {
            return;
        }
        boolean lowFirst = lowX <= highX;
        emit(lowFirst ? lowX : highX, lowFirst ? lowY : highY);
        if (lowX != highX || lowY != highY) {
            emit(lowFirst ? highX : lowX, lowFirst ? highY : lowY);
        }
        column = Integer.MIN_VALUE;
    }

    private void emit(double px, double py) {
        if (size == xs.length) {
            xs = Arrays.copyOf(xs, 2 * size);
            ys = Arrays.copyOf(ys, 2 * size);
        }
        xs[size] = px;
        ys[size++] = py;
    }

    private void endStretch(boolean broken) {
        endColumn();
        if (size > 0) {
            stretches.add(new Stretch(Arrays.copyOf(xs, size), Arrays.copyOf(ys, size), broken));
        }
        size = 0;
    }
}
