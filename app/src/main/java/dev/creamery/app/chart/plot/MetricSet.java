package dev.creamery.app.chart.plot;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Everything that a chart of a metric against a hyperparameter shows. Immutable.
 *
 * @param x the hyperparameter
 * @param y the metric
 * @param panels titles of the small multiples; one empty title for a single chart
 * @param series in the legend's order; those of one name in several panels are one in the legend
 */
public record MetricSet(
        AxisSpec x, AxisSpec y, Palette palette, List<String> panels, List<MetricSeries> series) {
    public MetricSet {
        panels = List.copyOf(panels);
        series = List.copyOf(series);
        for (MetricSeries one : series) {
            if (one.panel() < 0 || one.panel() >= panels.size()) {
                throw new IllegalArgumentException(
                        "Series %s is in panel %d of %d"
                                .formatted(one.name(), one.panel(), panels.size()));
            }
        }
    }

    /** A single chart. */
    public MetricSet(AxisSpec x, AxisSpec y, Palette palette, List<MetricSeries> series) {
        this(x, y, palette, List.of(""), series);
    }

    /** No points yet. */
    public static MetricSet empty(AxisSpec x, AxisSpec y) {
        return new MetricSet(x, y, Palette.CATEGORIES, List.of());
    }

    /** The series of a panel that are not hidden. */
    List<MetricSeries> visible(int panel, Set<String> hidden) {
        return series.stream()
                .filter(one -> one.panel() == panel && !hidden.contains(one.name()))
                .toList();
    }

    /** How each series looks, in the legend's order. */
    Map<String, SeriesStyle> styles(ChartTheme theme) {
        Set<String> names =
                series.stream()
                        .map(MetricSeries::name)
                        .collect(Collectors.toCollection(java.util.LinkedHashSet::new));
        Map<String, SeriesStyle> styles = new LinkedHashMap<>();
        for (String name : names) {
            styles.put(name, palette.style(styles.size(), names.size(), theme));
        }
        return styles;
    }
}
