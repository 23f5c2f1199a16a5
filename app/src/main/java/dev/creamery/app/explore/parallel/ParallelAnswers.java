package dev.creamery.app.explore.parallel;

import dev.creamery.app.chart.plot.Brush;
import dev.creamery.app.chart.plot.ColorRamp;
import dev.creamery.app.chart.plot.NumberText;
import dev.creamery.app.chart.plot.ParallelAxis;
import dev.creamery.app.chart.plot.ParallelSet;
import dev.creamery.app.chart.plot.ScaleKind;
import dev.creamery.app.explore.tab.ColumnText;
import dev.creamery.app.explore.widget.AxisValues;
import dev.creamery.app.explore.widget.MetricKind;
import dev.creamery.engine.query.Cancellation;
import dev.creamery.engine.query.Column;
import dev.creamery.engine.query.DatasetIndex;
import dev.creamery.engine.query.Filter;
import dev.creamery.engine.query.Metric;
import dev.creamery.engine.query.ParallelQuery;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Asks for the lines of the filter's experiments, and for some of those that only ranges of the
 * shown axes leave out, which are drawn faintly. Runs in the background.
 */
final class ParallelAnswers {

    /** Faint lines: enough to see what an axis would offer. */
    private static final int CONTEXT = 400;

    /** An axis with NULL among its numbers has categories if they are as few. */
    private static final int FEW = 24;

    private final DatasetIndex index;
    private final Filter filter;
    private final List<Column> columns;
    private final boolean onlyVarying;
    private final Metric metric;
    private final MetricKind kind;
    private final Brushes brushes;

    /**
     * @param columns the axes
     * @param onlyVarying whether axes on which all lines have one value are left out
     */
    ParallelAnswers(
            DatasetIndex index,
            Filter filter,
            List<Column> columns,
            boolean onlyVarying,
            Metric metric,
            MetricKind kind) {
        this.index = index;
        this.filter = filter;
        this.columns = List.copyOf(columns);
        this.onlyVarying = onlyVarying;
        this.metric = metric;
        this.kind = kind;
        brushes = Brushes.of(columns, metric);
    }

    /** Lines, at most so many. */
    ParallelAnswer get(int limit, ParallelQuery.Choice choice, Cancellation cancellation) {
        ParallelQuery.Lines picked = lines(filter, limit, choice, cancellation);
        Filter around = brushes.around(filter);
        boolean brushed = !around.equals(filter);
        List<@Nullable Object[]> rows = new ArrayList<>(List.of(picked.rows()));
        List<Float> values = new ArrayList<>();
        for (float value : picked.metric()) {
            values.add(value);
        }
        if (brushed) {
            addContext(picked, around, rows, values, cancellation);
        }
        return answer(picked, rows, values, choice);
    }

    private ParallelQuery.Lines lines(
            Filter of, int limit, ParallelQuery.Choice choice, Cancellation cancellation) {
        return new ParallelQuery(index)
                .lines(
                        new ParallelQuery.Request(
                                of,
                                columns.stream().map(Column::name).toList(),
                                metric,
                                limit,
                                choice),
                        cancellation);
    }

    private void addContext(
            ParallelQuery.Lines picked,
            Filter around,
            List<@Nullable Object[]> rows,
            List<Float> values,
            Cancellation cancellation) {
        Set<Long> known = new HashSet<>();
        for (long key : picked.keys()) {
            known.add(key);
        }
        ParallelQuery.Lines context =
                lines(around, CONTEXT, ParallelQuery.Choice.EVENLY, cancellation);
        for (int i = 0; i < context.keys().length; i++) {
            if (!known.contains(context.keys()[i])) {
                rows.add(context.rows()[i]);
                values.add(context.metric()[i]);
            }
        }
    }

    private ParallelAnswer answer(
            ParallelQuery.Lines picked,
            List<@Nullable Object[]> rows,
            List<Float> values,
            ParallelQuery.Choice choice) {
        List<ParallelAxis> axes = new ArrayList<>();
        List<double[]> places = new ArrayList<>();
        Map<String, List<@Nullable Object>> categories = new LinkedHashMap<>();
        for (int c = 0; c < columns.size(); c++) {
            int at = c;
            String name = columns.get(c).name();
            @Nullable Object[] distinct =
                    rows.stream().map(row -> row[at]).distinct().sorted(ORDER).toArray();
            if (onlyVarying && distinct.length < 2 && !filter.facets().containsKey(name)) {
                continue;
            }
            AxisValues axis = axis(name, distinct);
            boolean named = !axis.spec().names().isEmpty();
            Map<@Nullable Object, Integer> place = new HashMap<>();
            if (named) {
                for (Object value : distinct) {
                    place.put(value, place.size());
                }
                categories.put(name, Arrays.asList(distinct));
            }
            axes.add(new ParallelAxis(name, axis.spec()));
            places.add(
                    rows.stream()
                            .mapToDouble(
                                    row ->
                                            named
                                                    ? place.getOrDefault(row[at], 0)
                                                    : row[at] instanceof Number number
                                                            ? number.doubleValue()
                                                            : Double.NaN)
                            .toArray());
        }
        double[] numbers = values.stream().mapToDouble(Float::doubleValue).toArray();
        axes.add(
                ParallelAxis.number(
                        brushes.metricColumn().orElse(""),
                        kind.axis(metric.measurement(), picked.epoch()),
                        kind(numbers)));
        places.add(numbers);
        List<Brush> picks = brushes.of(filter, axes, categories);
        ParallelSet all =
                new ParallelSet(
                        axes, places.toArray(double[][]::new), axes.size() - 1, ColorRamp.VIRIDIS);
        ParallelSet set = withoutUnbrushedContext(all, picked.keys().length, picks);
        int faint = set.lines() - picked.keys().length;
        String note =
                NumberText.count(picked.keys().length)
                        + " of "
                        + NumberText.count(picked.total())
                        + " experiments"
                        + (picked.keys().length == picked.total()
                                ? ""
                                : choice == ParallelQuery.Choice.BEST
                                        ? ", the best ones"
                                        : ", spread evenly over all of them")
                        + (faint == 0
                                ? ""
                                : "; faintly "
                                        + NumberText.count(faint)
                                        + " of those that the brushes leave out");
        String title = kind.title(metric.measurement(), picked.epoch()) + " across hyperparameters";
        return new ParallelAnswer(set, categories, picks, title, note);
    }

    /** Faint are only lines that some brush leaves out: others would pass for picked ones. */
    private static ParallelSet withoutUnbrushedContext(
            ParallelSet all, int picked, List<Brush> brushes) {
        boolean[] keep = new boolean[all.lines()];
        int kept = 0;
        for (int line = 0; line < keep.length; line++) {
            boolean inside = true;
            for (Brush brush : brushes) {
                for (int axis = 0; axis < all.axes().size(); axis++) {
                    if (all.axes().get(axis).name().equals(brush.name())) {
                        inside &= brush.contains(all.values()[axis][line]);
                    }
                }
            }
            keep[line] = line < picked || !inside;
            kept += keep[line] ? 1 : 0;
        }
        double[][] values = new double[all.axes().size()][kept];
        int to = 0;
        for (int line = 0; line < keep.length; line++) {
            if (keep[line]) {
                for (int axis = 0; axis < values.length; axis++) {
                    values[axis][to] = all.values()[axis][line];
                }
                to++;
            }
        }
        return new ParallelSet(all.axes(), values, all.colorAxis(), all.ramp());
    }

    /** NULL among many numbers leaves a gap; among few it is a category. */
    private static AxisValues axis(String name, @Nullable Object[] distinct) {
        boolean gaps =
                distinct.length > FEW
                        && distinct[0] == null
                        && Arrays.stream(distinct)
                                .filter(Objects::nonNull)
                                .allMatch(Number.class::isInstance);
        return AxisValues.of(
                ColumnText.label(name),
                name,
                gaps ? Arrays.copyOfRange(distinct, 1, distinct.length) : distinct);
    }

    private static ScaleKind kind(double[] numbers) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (double number : numbers) {
            if (Double.isFinite(number)) {
                low = Math.min(low, number);
                high = Math.max(high, number);
            }
        }
        return AxisValues.kind(low, high);
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // values of one column are of one type
    private static final Comparator<@Nullable Object> ORDER =
            Comparator.nullsFirst((a, b) -> ((Comparable) a).compareTo(b));
}
