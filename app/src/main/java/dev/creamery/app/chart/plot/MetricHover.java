package dev.creamery.app.chart.plot;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds what a chart of a metric has to say at a place. */
public final class MetricHover {
    private static final double REACH = 40;
    private static final double SAME = 6;

    /** One point of a series. */
    private record Point(MetricSeries series, int index, double px, double py) {}

    private MetricHover() {}

    /** The nearest point of a scatter; of lines and boxes all series at the nearest x. */
    public static Optional<Hover> at(
            MetricSet set,
            MetricView view,
            ChartTheme theme,
            int panel,
            Frame frame,
            double px,
            double py) {
        Map<String, SeriesStyle> styles = set.styles(theme);
        List<MetricSeries> visible = set.visible(panel, view.legend().hidden());
        return view.form() == MetricForm.SCATTER
                ? nearest(visible, frame, px, py, REACH).map(point -> hover(set, point, styles))
                : column(set, visible, view.form(), frame, px, styles);
    }

    /** The key of the point within some pixels of a place. */
    public static Optional<Long> pointAt(
            MetricSet set,
            MetricView view,
            int panel,
            Frame frame,
            double px,
            double py,
            double reach) {
        return nearest(set.visible(panel, view.legend().hidden()), frame, px, py, reach)
                .map(point -> point.series.keys()[point.index]);
    }

    private static Hover hover(MetricSet set, Point point, Map<String, SeriesStyle> styles) {
        MetricSeries series = point.series;
        SeriesStyle style = styles.get(series.name());
        int[] runs = series.runs();
        List<Hover.Row> rows =
                style == null
                        ? List.of()
                        : List.of(
                                new Hover.Row(
                                        style,
                                        series.name(),
                                        NumberText.value(series.ys()[point.index]),
                                        "",
                                        runs.length == 0
                                                ? ""
                                                : "n " + NumberText.count(runs[point.index]),
                                        point.py));
        return new Hover(
                point.px, point.py, false, heading(set, series.xs()[point.index]), rows, "");
    }

    private static Optional<Hover> column(
            MetricSet set,
            List<MetricSeries> visible,
            MetricForm form,
            Frame frame,
            double px,
            Map<String, SeriesStyle> styles) {
        @Nullable Double x = null;
        double least = Double.POSITIVE_INFINITY;
        for (MetricSeries one : visible) {
            for (Quartiles candidate : one.boxes()) {
                double away = Math.abs(frame.px(candidate.x()) - px);
                if (away < least) {
                    least = away;
                    x = candidate.x();
                }
            }
        }
        if (x == null) {
            return Optional.empty();
        }
        double snapped = frame.px(x);
        List<Hover.Row> rows = new ArrayList<>();
        List<Quartiles> found = new ArrayList<>();
        for (MetricSeries one : visible) {
            SeriesStyle style = styles.get(one.name());
            for (Quartiles at : one.boxes()) {
                if (style != null && Math.abs(frame.px(at.x()) - snapped) <= SAME) {
                    found.add(at);
                    rows.add(
                            new Hover.Row(
                                    style,
                                    one.name(),
                                    NumberText.value(at.median()),
                                    at.count() == 1 ? "" : NumberText.range(at.q1(), at.q3()),
                                    NumberText.count(at.count())
                                            + (at.count() == 1 ? " value" : " values"),
                                    form == MetricForm.BOX ? Double.NaN : frame.py(at.median())));
                }
            }
        }
        rows.sort(Comparator.comparingDouble(row -> -row.py()));
        return Optional.of(new Hover(snapped, frame.y(), true, heading(set, x), rows, ""));
    }

    private static Optional<Point> nearest(
            List<MetricSeries> visible, Frame frame, double px, double py, double reach) {
        @Nullable Point best = null;
        double least = reach;
        // Compared as values first: only the few points near by are turned into pixels.
        double low = frame.xAt(px - reach);
        double high = frame.xAt(px + reach);
        for (MetricSeries one : visible) {
            for (int i = 0; i < one.xs().length; i++) {
                if (one.xs()[i] < low || one.xs()[i] > high) {
                    continue;
                }
                double x = frame.px(one.xs()[i]);
                double y = frame.py(one.ys()[i]);
                double away = Math.hypot(x - px, y - py);
                if (away < least) {
                    least = away;
                    best = new Point(one, i, x, y);
                }
            }
        }
        return Optional.ofNullable(best);
    }

    private static String heading(MetricSet set, double x) {
        List<String> names = set.x().names();
        String value =
                names.isEmpty()
                        ? NumberText.value(x, 6)
                        : names.get((int) Math.clamp(Math.round(x), 0, names.size() - 1L));
        return set.x().label() + " " + value;
    }
}
