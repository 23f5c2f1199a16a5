package dev.creamery.app.chart.plot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Turns the points of a curve into pixels and keeps, of the many points in one column of pixels,
 * the first, the lowest, the highest and the last: the line then covers the same pixels.
 */
final class ColumnReduction {
    /** Below this many points a pixel nothing is left out. */
    private static final double POINTS_PER_PIXEL = 2;

    /** A stretch of a curve without gaps, in pixels. */
    record Stretch(double[] xs, double[] ys, boolean broken) {}

    private final Frame frame;
    private final List<Stretch> stretches = new ArrayList<>();
    private double[] xs = new double[256];
    private double[] ys = new double[256];
    private int size;

    private int column = Integer.MIN_VALUE;
    private double firstX;
    private double firstY;
    private double lastX;
    private double lastY;
    private double lowX;
    private double lowY;
    private double highX;
    private double highY;

    private ColumnReduction(Frame frame) {
        this.frame = frame;
    }

    /**
     * The stretches between gaps; a value that the axes have no place for is a gap.
     *
     * @param curve whose xs are taken
     * @param values {@code (points)}: the y values
     */
    static List<Stretch> of(Curve curve, double[] values, Frame frame) {
        int from = Math.max(0, curve.firstAtOrAfter(frame.xs().min()) - 1);
        int to = Math.min(values.length, curve.firstAtOrAfter(frame.xs().max()) + 2);
        ColumnReduction reduction = new ColumnReduction(frame);
        boolean all = to - from <= POINTS_PER_PIXEL * frame.width();
        for (int i = from; i < to; i++) {
            double px = frame.px(curve.xs()[i]);
            double py = frame.py(values[i]);
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
            firstX = lowX = highX = px;
            firstY = lowY = highY = py;
        }
        lastX = px;
        lastY = py;
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
        emit(firstX, firstY);
        boolean lowFirst = lowX <= highX;
        emitNew(lowFirst ? lowX : highX, lowFirst ? lowY : highY);
        emitNew(lowFirst ? highX : lowX, lowFirst ? highY : lowY);
        emitNew(lastX, lastY);
        column = Integer.MIN_VALUE;
    }

    private void emitNew(double px, double py) {
        if (xs[size - 1] != px || ys[size - 1] != py) {
            emit(px, py);
        }
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
