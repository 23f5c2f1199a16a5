package dev.creamery.app.chart.plot;

import org.jspecify.annotations.Nullable;

import java.util.Set;

/**
 * How a metric against a hyperparameter is looked at.
 *
 * @param xZoom the range of x in sight; null for all of it
 * @param yZoom the range of y in sight; null for all of it
 * @param selected keys of selected points
 */
public record MetricView(
        MetricForm form,
        ScaleKind xKind,
        ScaleKind yKind,
        @Nullable Scale xZoom,
        @Nullable Scale yZoom,
        LegendState legend,
        Set<Long> selected) {
    public MetricView {
        selected = Set.copyOf(selected);
    }

    /** Everything in sight. */
    public static MetricView of(MetricForm form, ScaleKind xKind, ScaleKind yKind) {
        return new MetricView(form, xKind, yKind, null, null, LegendState.initial(), Set.of());
    }

    /** Drawn in another form. */
    public MetricView withForm(MetricForm other) {
        return new MetricView(other, xKind, yKind, xZoom, yZoom, legend, selected);
    }

    /** Other axes; the zoom of an axis that changes is given up. */
    public MetricView withKinds(ScaleKind x, ScaleKind y) {
        return new MetricView(
                form, x, y, x == xKind ? xZoom : null, y == yKind ? yZoom : null, legend, selected);
    }

    /** Another part in sight; null for all of an axis. */
    public MetricView withZoom(@Nullable Scale x, @Nullable Scale y) {
        return new MetricView(form, xKind, yKind, x, y, legend, selected);
    }

    /** Other series hidden, pinned or pointed at. */
    public MetricView withLegend(LegendState state) {
        return new MetricView(form, xKind, yKind, xZoom, yZoom, state, selected);
    }

    /** Other points selected. */
    public MetricView withSelected(Set<Long> points) {
        return new MetricView(form, xKind, yKind, xZoom, yZoom, legend, points);
    }
}
