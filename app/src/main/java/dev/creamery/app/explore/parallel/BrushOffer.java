package dev.creamery.app.explore.parallel;

import dev.creamery.app.chart.plot.Brush;
import dev.creamery.app.explore.tab.Facts;
import dev.creamery.app.explore.widget.MetricKind;
import dev.creamery.engine.query.FacetSelection;
import dev.creamery.engine.query.Filter;
import dev.creamery.engine.query.Measurement;

import java.util.Locale;
import java.util.Optional;

/**
 * What can be filtered by instead of a metric that is no column.
 *
 * @param why the brush is no filter
 * @param action what is offered
 * @param filter the filter then
 * @param kind the metric then
 */
record BrushOffer(String why, String action, Filter filter, MetricKind kind) {

    /**
     * @param brushed the brush of the metric's axis
     * @param kind a metric that is no column
     * @param name of the metric, for people
     */
    static Optional<BrushOffer> of(
            Brush brushed,
            MetricKind kind,
            String name,
            Measurement measurement,
            Filter filter,
            Facts facts) {
        double low = Brushes.rounded(brushed.min());
        double high = Brushes.rounded(brushed.max());
        if (kind == MetricKind.BEST_SPREAD) {
            String range =
                    "%s - %s BETWEEN %s AND %s"
                            .formatted(
                                    measurement.bestColumn("value", "q3"),
                                    measurement.bestColumn("value", "q1"),
                                    low,
                                    high);
            String before = filter.expression();
            return Optional.of(
                    new BrushOffer(
                            name + " is computed of two columns, which no facet can show.",
                            "Write it into the filter line",
                            filter.withExpression(
                                    before.isBlank() ? range : "(" + before + ") AND " + range),
                            kind));
        }
        String best = measurement.bestColumn("value", "median");
        String why = name + " is no column of the experiments, so it cannot be a filter.";
        return facts.has(best)
                ? Optional.of(
                        new BrushOffer(
                                why,
                                "Filter by the "
                                        + MetricKind.AT_BEST
                                                .title(measurement, 0)
                                                .toLowerCase(Locale.ROOT)
                                        + " in this range",
                                filter.with(best, FacetSelection.Range.between(low, high)),
                                MetricKind.AT_BEST))
                : Optional.empty();
    }
}
