package dev.creamery.app.chart.plot;

import dev.creamery.app.chart.picture.Anchor;
import dev.creamery.app.chart.picture.FontFace;
import dev.creamery.app.chart.picture.Mark;
import dev.creamery.app.chart.picture.Stroke;
import dev.creamery.app.chart.picture.TextMeasure;
import dev.creamery.app.chart.picture.TextStyle;

import javafx.scene.paint.Color;

import java.util.ArrayList;
import java.util.List;

/** The marks of axes and grids around a frame. The same on the screen and in files. */
public final class AxisMarks {
    /** Size of the labels at ticks, in pixels. */
    static final double LABEL = 11.5;

    private static final double MAJOR = 5;
    private static final double MINOR = 3;
    private static final double X_SPACING = 66;
    private static final double Y_SPACING = 30;

    /** Evenly spaced labels may be rarer: the ones between them are easily guessed. */
    private static final double LINEAR = 1.4;

    private final ChartTheme theme;
    private final TextMeasure measure;

    public AxisMarks(ChartTheme theme, TextMeasure measure) {
        this.theme = theme;
        this.measure = measure;
    }

    static Ticks xTicks(AxisSpec axis, Scale scale, double length) {
        return axis.ticks(scale, length, spacing(scale, X_SPACING));
    }

    static Ticks yTicks(AxisSpec axis, Scale scale, double length) {
        return axis.ticks(scale, length, spacing(scale, Y_SPACING));
    }

    private static double spacing(Scale scale, double spacing) {
        return scale.kind() == ScaleKind.LINEAR ? spacing * LINEAR : spacing;
    }

    /** The room that labels of y need left of their frame, ticks included. */
    double widthOf(Ticks ticks) {
        double widest = 0;
        for (Ticks.Tick tick : ticks.major()) {
            widest = Math.max(widest, TickLabel.of(tick.label()).width(measure, labelStyle()));
        }
        return Math.ceil(widest) + MAJOR + 5;
    }

    /** The grid inside a frame, to be drawn below its content. */
    public List<Mark> grid(AxisSpec x, AxisSpec y, Frame frame) {
        List<Mark> marks = new ArrayList<>();
        Ticks xs = xTicks(x, frame.xs(), frame.width());
        Ticks ys = yTicks(y, frame.ys(), frame.height());
        Color half = theme.surface().interpolate(theme.hairline(), .65);
        Stroke faint = new Stroke(half, 1, List.of(1.5, 3.5));
        Stroke strong = Stroke.solid(half, 1);
        // Between even ticks a grid only adds clutter; on logarithmic axes it shows the decades.
        if (frame.xs().kind() == ScaleKind.LOG) {
            for (double value : xs.minor()) {
                vertical(frame, value, faint, marks);
            }
        }
        if (frame.ys().kind() == ScaleKind.LOG) {
            for (double value : ys.minor()) {
                horizontal(frame, value, faint, marks);
            }
        }
        for (Ticks.Tick tick : xs.major()) {
            vertical(frame, tick.value(), strong, marks);
        }
        for (Ticks.Tick tick : ys.major()) {
            horizontal(frame, tick.value(), strong, marks);
        }
        return marks;
    }

    /** The x axis below a frame: its line, its ticks and, if wanted, their labels. */
    public List<Mark> bottom(AxisSpec axis, Frame frame, boolean labelled) {
        Ticks ticks = xTicks(axis, frame.xs(), frame.width());
        double y = crisp(frame.bottom());
        Stroke line = Stroke.solid(theme.line(), 1);
        List<Mark> marks = new ArrayList<>();
        marks.add(Mark.Line.between(frame.x(), y, frame.right(), y, line));
        for (double value : ticks.minor()) {
            double x = crisp(frame.px(value));
            marks.add(Mark.Line.between(x, y, x, y + MINOR, line));
        }
        double free = Double.NEGATIVE_INFINITY;
        for (Ticks.Tick tick : ticks.major()) {
            double x = crisp(frame.px(tick.value()));
            if (x < frame.x() - 1 || x > frame.right() + 1) {
                continue;
            }
            marks.add(Mark.Line.between(x, y, x, y + MAJOR, line));
            TickLabel label = TickLabel.of(tick.label());
            double half = label.width(measure, labelStyle()) / 2;
            if (labelled && x - half >= free) {
                label.addTo(marks, x, y + MAJOR + 13, Anchor.MIDDLE, labelStyle(), measure);
                free = x + half + 6;
            }
        }
        return marks;
    }

    /** The y axis left of a frame: its line, its ticks and, if wanted, their labels. */
    public List<Mark> left(AxisSpec axis, Frame frame, boolean labelled) {
        Ticks ticks = yTicks(axis, frame.ys(), frame.height());
        // Just outside: on the screen the axis has a canvas of its own that ends at the frame.
        double x = crisp(frame.x()) - 1;
        Stroke line = Stroke.solid(theme.line(), 1);
        List<Mark> marks = new ArrayList<>();
        marks.add(Mark.Line.between(x, frame.y(), x, frame.bottom(), line));
        for (double value : ticks.minor()) {
            double y = crisp(frame.py(value));
            marks.add(Mark.Line.between(x - MINOR, y, x, y, line));
        }
        double free = Double.POSITIVE_INFINITY;
        for (Ticks.Tick tick : ticks.major()) {
            double y = crisp(frame.py(tick.value()));
            if (y < frame.y() - 1 || y > frame.bottom() + 1) {
                continue;
            }
            marks.add(Mark.Line.between(x - MAJOR, y, x, y, line));
            if (labelled && y <= free) {
                TickLabel.of(tick.label())
                        .addTo(marks, x - MAJOR - 4, y + 4, Anchor.END, labelStyle(), measure);
                free = y - LABEL - 2;
            }
        }
        return marks;
    }

    private TextStyle labelStyle() {
        return new TextStyle(FontFace.REGULAR, LABEL, theme.quiet());
    }

    private static void vertical(Frame frame, double value, Stroke stroke, List<Mark> marks) {
        double x = crisp(frame.px(value));
        if (x > frame.x() + 1 && x < frame.right()) {
            marks.add(Mark.Line.between(x, frame.y(), x, frame.bottom(), stroke));
        }
    }

    private static void horizontal(Frame frame, double value, Stroke stroke, List<Mark> marks) {
        double y = crisp(frame.py(value));
        if (y > frame.y() && y < frame.bottom() - 1) {
            marks.add(Mark.Line.between(frame.x(), y, frame.right(), y, stroke));
        }
    }

    /** A line of one pixel lies on pixels only if it goes through their middle. */
    private static double crisp(double pixel) {
        return Math.floor(pixel) + .5;
    }
}
