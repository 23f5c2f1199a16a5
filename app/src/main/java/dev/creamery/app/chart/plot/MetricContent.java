package dev.creamery.app.chart.plot;

import dev.creamery.app.chart.picture.Mark;
import dev.creamery.app.chart.picture.Stroke;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Points, lines or boxes of a metric against a hyperparameter, in one panel. */
final class MetricContent implements PanelContent {
    private static final double WIDEST_BOX = 26;
    private static final double STEPPED_BACK = .18;

    private final List<MetricSeries> series;
    private final MetricView view;
    private final Map<String, SeriesStyle> styles;
    private final ChartTheme theme;

    MetricContent(MetricSet set, int panel, MetricView view, ChartTheme theme) {
        this.series = set.visible(panel, view.legend().hidden());
        this.view = view;
        this.theme = theme;
        this.styles = set.styles(theme);
    }

    @Override
    public List<Mark> marks(Frame frame) {
        List<Mark> marks = new ArrayList<>();
        if (view.form() == MetricForm.SCATTER && new Dots(series).areMany()) {
            new Dots(series).addTo(marks, styles, view.legend().highlighted(), frame);
            selected(frame, marks);
            return marks;
        }
        double room = view.form() == MetricForm.BOX ? boxRoom(frame) : 0;
        for (int i = 0; i < series.size(); i++) {
            MetricSeries one = series.get(i);
            SeriesStyle style = styles.get(one.name());
            if (style == null) {
                continue;
            }
            String highlighted = view.legend().highlighted();
            double opacity =
                    highlighted == null || highlighted.equals(one.name()) ? 1 : STEPPED_BACK;
            switch (view.form()) {
                case SCATTER -> points(one, style, opacity * .8, 4, frame, marks);
                case LINE -> {
                    points(one, style, opacity * .28, 3, frame, marks);
                    line(one, style, opacity, frame, marks);
                }
                case BOX -> {
                    double width = room / series.size();
                    double shift = (i - (series.size() - 1) / 2.0) * width;
                    boxes(one, style, opacity, shift, Math.max(2, width - 2), frame, marks);
                }
            }
        }
        if (view.form() != MetricForm.BOX) {
            selected(frame, marks);
        }
        return marks;
    }

    private void points(
            MetricSeries one,
            SeriesStyle style,
            double opacity,
            double radius,
            Frame frame,
            List<Mark> marks) {
        PixelMap xs = PixelMap.ofX(frame);
        PixelMap ys = PixelMap.ofY(frame);
        Stroke rim = Stroke.solid(theme.surface().deriveColor(0, 1, 1, opacity), .8);
        for (int i = 0; i < one.xs().length; i++) {
            double px = xs.at(one.xs()[i]);
            double py = ys.at(one.ys()[i]);
            if (!Double.isNaN(px + py)) {
                marks.add(style.symbol().at(px, py, radius, style.fill(opacity), rim));
            }
        }
    }

    private void line(
            MetricSeries one, SeriesStyle style, double opacity, Frame frame, List<Mark> marks) {
        List<Quartiles> medians = one.boxes();
        double[] xs = new double[medians.size()];
        double[] ys = new double[medians.size()];
        int size = 0;
        for (Quartiles at : medians) {
            double px = frame.px(at.x());
            double py = frame.py(at.median());
            if (!Double.isNaN(px + py)) {
                xs[size] = px;
                ys[size++] = py;
            }
        }
        if (size > 1) {
            marks.add(
                    new Mark.Line(
                            java.util.Arrays.copyOf(xs, size),
                            java.util.Arrays.copyOf(ys, size),
                            style.stroke(1.8, opacity)));
        }
        Stroke rim = Stroke.solid(theme.surface().deriveColor(0, 1, 1, opacity), 1.2);
        for (int i = 0; i < size; i++) {
            marks.add(style.symbol().at(xs[i], ys[i], 4.2, style.fill(opacity), rim));
        }
    }

    private void boxes(
            MetricSeries one,
            SeriesStyle style,
            double opacity,
            double shift,
            double width,
            Frame frame,
            List<Mark> marks) {
        for (Quartiles box : one.boxes()) {
            double x = frame.px(box.x()) + shift;
            double top = frame.py(box.q3());
            double bottom = frame.py(box.q1());
            double middle = frame.py(box.median());
            double low = frame.py(box.min());
            double high = frame.py(box.max());
            if (Double.isNaN(x + top + bottom + middle + low + high)) {
                continue;
            }
            Stroke thin = style.solid(1, opacity);
            marks.add(Mark.Line.between(x, high, x, top, thin));
            marks.add(Mark.Line.between(x, bottom, x, low, thin));
            marks.add(Mark.Line.between(x - width / 4, high, x + width / 4, high, thin));
            marks.add(Mark.Line.between(x - width / 4, low, x + width / 4, low, thin));
            marks.add(
                    new Mark.Box(
                            x - width / 2,
                            top,
                            width,
                            Math.max(1, bottom - top),
                            1.5,
                            style.fill(.22 * opacity),
                            null));
            marks.add(
                    new Mark.Box(
                            x - width / 2, top, width, Math.max(1, bottom - top), 1.5, null, thin));
            marks.add(
                    Mark.Line.between(
                            x - width / 2, middle, x + width / 2, middle, style.solid(2, opacity)));
        }
    }

    /** The room for all boxes at one x: up to the nearest other x. */
    private double boxRoom(Frame frame) {
        TreeSet<Double> pixels = new TreeSet<>();
        for (MetricSeries one : series) {
            for (Quartiles box : one.boxes()) {
                double px = frame.px(box.x());
                if (!Double.isNaN(px)) {
                    pixels.add(px);
                }
            }
        }
        double room = WIDEST_BOX * Math.max(1, series.size());
        double before = Double.NEGATIVE_INFINITY;
        for (double px : pixels) {
            // Sizes that are nearly the same share their place rather than make all boxes tiny.
            if (px - before > 3) {
                room = Math.min(room, (px - before) * .8);
            }
            before = px;
        }
        return room;
    }

    private void selected(Frame frame, List<Mark> marks) {
        if (view.selected().isEmpty()) {
            return;
        }
        for (MetricSeries one : series) {
            for (int i = 0; i < one.xs().length; i++) {
                double px = frame.px(one.xs()[i]);
                double py = frame.py(one.ys()[i]);
                if (view.selected().contains(one.keys()[i]) && !Double.isNaN(px + py)) {
                    marks.add(new Mark.Disc(px, py, 8, null, Stroke.solid(theme.text(), 1.8)));
                }
            }
        }
    }
}
