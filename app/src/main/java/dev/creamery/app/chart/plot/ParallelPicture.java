package dev.creamery.app.chart.plot;

import dev.creamery.app.chart.picture.Anchor;
import dev.creamery.app.chart.picture.FontFace;
import dev.creamery.app.chart.picture.Mark;
import dev.creamery.app.chart.picture.Stroke;
import dev.creamery.app.chart.picture.TextMeasure;
import dev.creamery.app.chart.picture.TextStyle;

import javafx.scene.paint.Color;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Lays parallel coordinates out and draws them. */
public final class ParallelPicture {
    private static final double TOP = 40;
    private static final double BOTTOM = 14;
    private static final double SIDE = 30;

    private final ParallelSet set;
    private final ChartTheme theme;
    private final TextMeasure measure;
    private final double height;
    private final double[] axisX;
    private final Scale[] scales;

    /** The coordinates, to be drawn in a number of pixels. */
    public ParallelPicture(
            ParallelSet set, ChartTheme theme, TextMeasure measure, double width, double height) {
        this.set = set;
        this.theme = theme;
        this.measure = measure;
        this.height = height;
        int count = set.axes().size();
        scales = new Scale[count];
        double left = SIDE;
        double right = SIDE;
        for (int i = 0; i < count; i++) {
            scales[i] = set.scale(i);
        }
        if (count > 0) {
            left = Math.max(SIDE, titleWidth(0) / 2 + 6);
            left = Math.max(left, labelWidth(0) + 16);
            right = Math.max(SIDE, titleWidth(count - 1) / 2 + 6);
            right = Math.max(right, labelWidth(count - 1) + 16);
        }
        axisX = new double[count];
        for (int i = 0; i < count; i++) {
            double share = count == 1 ? .5 : (double) i / (count - 1);
            axisX[i] = Math.floor(left + share * (width - left - right)) + .5;
        }
    }

    /** The axis within reach of an x pixel, −1 for none. */
    public int axisAt(double px, double reach) {
        for (int i = 0; i < axisX.length; i++) {
            if (Math.abs(axisX[i] - px) <= reach) {
                return i;
            }
        }
        return -1;
    }

    /** The value of an axis at a y pixel, kept within the axis. */
    public double valueAt(int axis, double py) {
        double fraction = 1 - (py - TOP) / (height - TOP - BOTTOM);
        return scales[axis].value(Math.clamp(fraction, 0, 1));
    }

    /** The y pixel of a value; NaN if the axis has no place for it. */
    public double py(int axis, double value) {
        return TOP + (1 - scales[axis].fraction(value)) * (height - TOP - BOTTOM);
    }

    /** The x pixel of an axis. */
    public double px(int axis) {
        return axisX[axis];
    }

    /** Which lines every brush picks; all of them if there are none. */
    public static boolean[] picked(ParallelSet set, List<Brush> brushes) {
        boolean[] picked = new boolean[set.lines()];
        Arrays.fill(picked, true);
        for (Brush brush : brushes) {
            for (int axis = 0; axis < set.axes().size(); axis++) {
                if (set.axes().get(axis).name().equals(brush.name())) {
                    for (int line = 0; line < picked.length; line++) {
                        picked[line] &= brush.contains(set.values()[axis][line]);
                    }
                }
            }
        }
        return picked;
    }

    /** Lines that are not picked, then those that are, then axes and brushes. */
    public List<Mark> marks(List<Brush> brushes) {
        List<Mark> marks = new ArrayList<>(lines(brushes));
        marks.addAll(axes(brushes));
        return marks;
    }

    /** Lines that are not picked, then those that are. Can be made on any thread. */
    public List<Mark> lines(List<Brush> brushes) {
        List<Mark> marks = new ArrayList<>();
        if (set.axes().isEmpty()) {
            return marks;
        }
        boolean[] picked = picked(set, brushes);
        int shown = 0;
        for (boolean one : picked) {
            shown += one ? 1 : 0;
        }
        double opacity = Math.clamp(260.0 / Math.max(1, shown), .12, .85);
        Color back = theme.line().deriveColor(0, 1, 1, .25);
        for (int line = 0; line < picked.length; line++) {
            if (!picked[line]) {
                line(line, Stroke.solid(back, 1), marks);
            }
        }
        Scale colors = scales[set.colorAxis()];
        for (int line = 0; line < picked.length; line++) {
            if (picked[line]) {
                double fraction = colors.fraction(set.values()[set.colorAxis()][line]);
                Color color =
                        Double.isNaN(fraction)
                                ? theme.quiet()
                                : set.ramp()
                                        .at(theme.onDark() ? .12 + .88 * fraction : fraction * .92);
                line(line, Stroke.solid(color.deriveColor(0, 1, 1, opacity), 1.2), marks);
            }
        }
        return marks;
    }

    /** Axes and brushes, which lie above the lines. */
    public List<Mark> axes(List<Brush> brushes) {
        List<Mark> marks = new ArrayList<>();
        titles(marks);
        for (int axis = 0; axis < set.axes().size(); axis++) {
            axis(axis, brushes, marks);
        }
        return marks;
    }

    private void line(int line, Stroke stroke, List<Mark> marks) {
        double[] xs = new double[axisX.length];
        double[] ys = new double[axisX.length];
        int size = 0;
        for (int axis = 0; axis < axisX.length; axis++) {
            double py = py(axis, set.values()[axis][line]);
            if (Double.isNaN(py)) {
                addStretch(xs, ys, size, stroke, marks);
                size = 0;
            } else {
                xs[size] = axisX[axis];
                ys[size++] = py;
            }
        }
        addStretch(xs, ys, size, stroke, marks);
    }

    private static void addStretch(
            double[] xs, double[] ys, int size, Stroke stroke, List<Mark> marks) {
        if (size > 1) {
            marks.add(new Mark.Line(Arrays.copyOf(xs, size), Arrays.copyOf(ys, size), stroke));
        }
    }

    /** Above their axes; one that would run into the title before it goes to a line of its own. */
    private void titles(List<Mark> marks) {
        TextStyle style = new TextStyle(FontFace.SEMIBOLD, 12, theme.text());
        double[] free = {Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY};
        for (int axis = 0; axis < axisX.length; axis++) {
            double half = titleWidth(axis) / 2;
            double left = axisX[axis] - half;
            int line = left >= free[0] || left < free[1] ? 0 : 1;
            String title = set.axes().get(axis).axis().label();
            marks.add(Mark.Words.at(axisX[axis], 25 - 14 * line, Anchor.MIDDLE, title, style));
            free[line] = axisX[axis] + half + 10;
        }
    }

    private void axis(int axis, List<Brush> brushes, List<Mark> marks) {
        double x = axisX[axis];
        AxisSpec spec = set.axes().get(axis).axis();
        Stroke line = Stroke.solid(theme.quiet(), 1.2);
        marks.add(Mark.Line.between(x, TOP, x, height - BOTTOM, line));
        TextStyle label = new TextStyle(FontFace.REGULAR, AxisMarks.LABEL, theme.text());
        double free = Double.POSITIVE_INFINITY;
        for (Ticks.Tick tick : ticks(axis).major()) {
            double y = py(axis, tick.value());
            if (Double.isNaN(y) || y < TOP - 1 || y > height - BOTTOM + 1) {
                continue;
            }
            // The last axis has its labels on the right, where no lines run.
            boolean last = axis == axisX.length - 1 && axis > 0;
            marks.add(Mark.Line.between(last ? x + 4 : x - 4, y, x, y, line));
            if (y <= free) {
                TickLabel text = TickLabel.of(tick.label());
                double width = text.width(measure, label);
                // On a veil, as lines run behind it.
                marks.add(
                        new Mark.Box(
                                last ? x + 6 : x - 10 - width,
                                y - 8,
                                width + 4,
                                16,
                                3,
                                theme.surface().deriveColor(0, 1, 1, .78),
                                null));
                text.addTo(
                        marks,
                        last ? x + 8 : x - 8,
                        y + 4,
                        last ? Anchor.START : Anchor.END,
                        label,
                        measure);
                free = y - 16;
            }
        }
        for (Brush brush : brushes) {
            if (brush.name().equals(set.axes().get(axis).name())) {
                double top = clampedPy(axis, brush.max(), TOP);
                double bottom = clampedPy(axis, brush.min(), height - BOTTOM);
                marks.add(
                        new Mark.Box(
                                x - 7,
                                top,
                                14,
                                Math.max(2, bottom - top),
                                3,
                                theme.accent().deriveColor(0, 1, 1, .28),
                                null));
                marks.add(
                        new Mark.Box(
                                x - 7,
                                top,
                                14,
                                Math.max(2, bottom - top),
                                3,
                                null,
                                Stroke.solid(theme.accent(), 1.2)));
            }
        }
    }

    private double clampedPy(int axis, double value, double otherwise) {
        double y = py(axis, value);
        return Double.isNaN(y) ? otherwise : Math.clamp(y, TOP, height - BOTTOM);
    }

    private Ticks ticks(int axis) {
        AxisSpec spec = set.axes().get(axis).axis();
        return spec.ticks(scales[axis], height - TOP - BOTTOM, 34);
    }

    private double titleWidth(int axis) {
        return measure.width(set.axes().get(axis).axis().label(), FontFace.SEMIBOLD, 12);
    }

    private double labelWidth(int axis) {
        double widest = 0;
        TextStyle label = new TextStyle(FontFace.REGULAR, AxisMarks.LABEL, theme.text());
        for (Ticks.Tick tick : ticks(axis).major()) {
            widest = Math.max(widest, TickLabel.of(tick.label()).width(measure, label));
        }
        return widest;
    }
}
