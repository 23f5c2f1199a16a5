package dev.creamery.app.chart.plot;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Puts a metric and a way of looking at it together into a figure. */
public final class MetricFigure {
    private static final double AIR = .04;

    private MetricFigure() {}

    /** The values of y that are shown without a zoom, with some air around them. */
    public static Scale yRange(MetricSet set, MetricForm form, ScaleKind kind) {
        DataRange range = new DataRange(kind);
        boolean whole = form == MetricForm.BOX;
        for (MetricSeries one : set.series()) {
            for (Quartiles box : one.boxes()) {
                range.add(whole ? box.min() : box.median());
                range.add(whole ? box.max() : box.median());
            }
            range.addAll(one.ys());
        }
        return range.padded(AIR, AIR);
    }

    /** The figure; a zoom that does not fit the kind of its axis is ignored. */
    public static Figure of(MetricSet set, MetricView view, ChartTheme theme) {
        AxisSpec x = set.x().withKind(view.xKind());
        AxisSpec y = set.y().withKind(view.yKind());
        DataRange xRange = new DataRange(x.kind());
        DataRange yRange = new DataRange(y.kind());
        for (MetricSeries one : set.series()) {
            if (view.legend().hidden().contains(one.name())) {
                continue;
            }
            for (Quartiles box : one.boxes()) {
                if (x.kind().accepts(box.x())) {
                    xRange.add(box.x());
                    boolean whole = view.form() == MetricForm.BOX;
                    yRange.add(whole ? box.min() : box.median());
                    yRange.add(whole ? box.max() : box.median());
                }
            }
            for (int i = 0; i < one.xs().length; i++) {
                if (x.kind().accepts(one.xs()[i]) && y.kind().accepts(one.ys()[i])) {
                    xRange.add(one.xs()[i]);
                    yRange.add(one.ys()[i]);
                }
            }
        }
        Scale xs = xRange.padded(AIR, AIR);
        if (!x.names().isEmpty()) {
            xs = new Scale(ScaleKind.LINEAR, -.6, x.names().size() - .4);
        }
        Scale ys = yRange.padded(AIR, AIR);
        List<Panel> panels = new ArrayList<>();
        for (int i = 0; i < set.panels().size(); i++) {
            panels.add(
                    new Panel(
                            set.panels().get(i),
                            x,
                            y,
                            zoomed(view.xZoom(), x, xs),
                            zoomed(view.yZoom(), y, ys),
                            new MetricContent(set, i, view, theme)));
        }
        return new Figure(legend(set, view, theme), panels, null, theme);
    }

    private static Scale zoomed(@Nullable Scale zoom, AxisSpec axis, Scale all) {
        return zoom != null && zoom.kind() == axis.kind() ? zoom : all;
    }

    private static List<LegendEntry> legend(MetricSet set, MetricView view, ChartTheme theme) {
        Map<String, SeriesStyle> styles = set.styles(theme);
        return styles.entrySet().stream()
                .map(
                        series ->
                                new LegendEntry(
                                        series.getKey(),
                                        series.getValue(),
                                        view.form() == MetricForm.LINE,
                                        view.legend().hidden().contains(series.getKey()),
                                        view.legend().pinned().contains(series.getKey())))
                .toList();
    }
}
