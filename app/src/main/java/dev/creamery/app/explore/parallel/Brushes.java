package dev.creamery.app.explore.parallel;

import dev.creamery.app.chart.plot.Brush;
import dev.creamery.app.chart.plot.ParallelAxis;
import dev.creamery.engine.query.Column;
import dev.creamery.engine.query.ColumnType;
import dev.creamery.engine.query.FacetSelection;
import dev.creamery.engine.query.Filter;
import dev.creamery.engine.query.Metric;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Parts of a filter as brushes of axes, and brushes as parts of a filter.
 *
 * @param columns the axes' columns
 * @param metricColumn the column on the metric's axis; nothing if there is none
 */
record Brushes(List<Column> columns, Optional<String> metricColumn) {

    private static final MathContext AS_EXACT_AS_A_HAND = new MathContext(4);

    Brushes {
        columns = List.copyOf(columns);
    }

    static Brushes of(List<Column> columns, Metric metric) {
        return new Brushes(columns, metricColumn(metric));
    }

    /** The column whose values are on the metric's axis, which can be filtered by. */
    static Optional<String> metricColumn(Metric metric) {
        return switch (metric) {
            case Metric.AtBest(var measurement) ->
                    Optional.of(measurement.bestColumn("value", "median"));
            case Metric.BestEpoch(var measurement) ->
                    Optional.of(measurement.bestColumn("epoch", "median"));
            case Metric.AtEpoch at -> Optional.empty();
            case Metric.AtEnd at -> Optional.empty();
            case Metric.BestSpread spread -> Optional.empty();
        };
    }

    /** The filter without what is shown as brushes. */
    Filter around(Filter filter) {
        Filter around = filter;
        for (Column column : columns) {
            if (isBrush(column, filter)) {
                around = around.without(column.name());
            }
        }
        return metricColumn.map(around::without).orElse(around);
    }

    /** Ranges are brushes; chosen values too, on an axis of texts. */
    private static boolean isBrush(Column column, Filter filter) {
        FacetSelection selection = filter.facets().get(column.name());
        return selection instanceof FacetSelection.Range
                || selection instanceof FacetSelection.Values && !column.type().isNumber();
    }

    private boolean isBrushed(String axis, Filter filter) {
        return metricColumn.filter(axis::equals).isPresent()
                || columns.stream()
                        .anyMatch(column -> column.name().equals(axis) && isBrush(column, filter));
    }

    /**
     * The brushes that a filter makes.
     *
     * @param categories for each axis of categories its values, in the axis' order
     */
    List<Brush> of(
            Filter filter,
            List<ParallelAxis> axes,
            Map<String, List<@Nullable Object>> categories) {
        List<Brush> brushes = new ArrayList<>();
        for (ParallelAxis axis : axes) {
            FacetSelection selection = filter.facets().get(axis.name());
            if (selection != null && isBrushed(axis.name(), filter)) {
                brush(axis.name(), selection, categories.getOrDefault(axis.name(), List.of()))
                        .ifPresent(brushes::add);
            }
        }
        return List.copyOf(brushes);
    }

    private static Optional<Brush> brush(
            String axis, FacetSelection selection, List<@Nullable Object> names) {
        return switch (selection) {
            case FacetSelection.Range(var lowest, var highest) -> {
                double low = lowest.orElse(Double.NEGATIVE_INFINITY);
                double high = highest.orElse(Double.POSITIVE_INFINITY);
                yield names.isEmpty()
                        ? Optional.of(new Brush(axis, low, high))
                        : neighbours(
                                axis,
                                names,
                                names.stream().filter(value -> within(value, low, high)).toList());
            }
            case FacetSelection.Values(var chosen) ->
                    names.isEmpty() ? Optional.empty() : neighbours(axis, names, chosen);
        };
    }

    private static boolean within(@Nullable Object value, double low, double high) {
        return value instanceof Number number
                && number.doubleValue() >= low
                && number.doubleValue() <= high;
    }

    /** A range of categories; nothing if the chosen ones are not neighbours. */
    private static Optional<Brush> neighbours(
            String axis, List<@Nullable Object> names, List<? extends @Nullable Object> chosen) {
        int[] at = chosen.stream().mapToInt(names::indexOf).filter(i -> i >= 0).sorted().toArray();
        return at.length > 0 && at[at.length - 1] - at[0] == at.length - 1
                ? Optional.of(new Brush(axis, at[0] - .4, at[at.length - 1] + .4))
                : Optional.empty();
    }

    /**
     * What a brush chooses; nothing if no value is in it.
     *
     * @param categories of its axis; null for an axis of numbers
     */
    Optional<FacetSelection> selection(Brush brush, @Nullable List<@Nullable Object> categories) {
        if (categories != null) {
            List<@Nullable Object> picked = new ArrayList<>();
            for (int i = 0; i < categories.size(); i++) {
                if (brush.contains(i)) {
                    picked.add(categories.get(i));
                }
            }
            return picked.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new FacetSelection.Values(picked));
        }
        boolean whole =
                columns.stream()
                        .anyMatch(
                                column ->
                                        column.name().equals(brush.name())
                                                && column.type() == ColumnType.INTEGER);
        double low = whole ? Math.ceil(brush.min()) : rounded(brush.min());
        double high = whole ? Math.floor(brush.max()) : rounded(brush.max());
        return low > high ? Optional.empty() : Optional.of(FacetSelection.Range.between(low, high));
    }

    /** So that the filter stays readable. */
    static double rounded(double value) {
        return new BigDecimal(value).round(AS_EXACT_AS_A_HAND).doubleValue();
    }
}
