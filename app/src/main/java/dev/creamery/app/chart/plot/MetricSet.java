package dev.creamery.app.chart.plot;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Everything that a chart of a metric against a hyperparameter shows. Immutable.
 *
 * @param x the hyperparameter
 * @param y the metric
 */
public record MetricSet(AxisSpec x, AxisSpec y, Palette palette, List<MetricSeries> series) {
    public MetricSet {
        series = List.copyOf(series);
    }

    /** No points yet. */
    public static MetricSet empty(AxisSpec x, AxisSpec y) {
        return new MetricSet(x, y, Palette.CATEGORIES, List.of());
    }

    /** How each series looks, in the legend's order. */
    Map<String, SeriesStyle> styles(ChartTheme theme) {
        Map<String, SeriesStyle> styles = new LinkedHashMap<>();
        for (MetricSeries one : series) {
            styles.put(one.name(), palette.style(styles.size(), series.size(), theme));
        }
        return styles;
    }
}
