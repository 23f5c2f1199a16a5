package dev.creamery.app.explore.console;

import dev.creamery.app.chart.plot.AxisSpec;
import dev.creamery.app.chart.plot.MetricForm;
import dev.creamery.app.chart.plot.MetricSeries;
import dev.creamery.app.chart.plot.MetricSet;
import dev.creamery.app.chart.plot.NumberText;
import dev.creamery.app.chart.plot.Palette;
import dev.creamery.app.chart.plot.ScaleKind;
import dev.creamery.app.explore.tab.ExploreTab;
import dev.creamery.app.explore.widget.AxisValues;
import dev.creamery.app.explore.widget.NotDrawableException;
import dev.creamery.app.explore.widget.Saved;
import dev.creamery.app.explore.widget.ValueText;
import dev.creamery.app.explore.widget.Wording;
import dev.creamery.engine.query.Column;
import dev.creamery.engine.query.ColumnType;
import dev.creamery.engine.query.SqlResult;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** A result as a chart: one of its columns against another, by a third. */
final class ResultChartViewModel {

    static final MetricSet EMPTY =
            MetricSet.empty(AxisSpec.of("", ScaleKind.LINEAR), AxisSpec.of("", ScaleKind.LINEAR));

    /** As many series are told apart without asking for them. */
    private static final int MOST_LIKELY = 12;

    private final ExploreTab tab;
    private final ObjectProperty<String> x = new SimpleObjectProperty<>("");
    private final ObjectProperty<String> y = new SimpleObjectProperty<>("");
    private final ObjectProperty<String> series = new SimpleObjectProperty<>("");
    private final ObjectProperty<MetricForm> form = new SimpleObjectProperty<>(MetricForm.LINE);
    private final ObjectProperty<ScaleKind> xKind = new SimpleObjectProperty<>(ScaleKind.LINEAR);
    private final ObjectProperty<ScaleKind> yKind = new SimpleObjectProperty<>(ScaleKind.LINEAR);
    private final ReadOnlyObjectWrapper<MetricSet> points = new ReadOnlyObjectWrapper<>(EMPTY);
    private final ReadOnlyStringWrapper note = new ReadOnlyStringWrapper("");
    private Optional<SqlResult> result = Optional.empty();
    private boolean choosing;
    private boolean seriesChosen;

    ResultChartViewModel(ExploreTab tab) {
        this.tab = tab;
        series.addListener((property, before, now) -> seriesChosen |= !choosing);
        for (ObjectProperty<String> column : List.of(x, y, series)) {
            column.addListener((property, before, now) -> draw());
        }
        for (ObjectProperty<?> state : List.of(x, y, series, form, xKind, yKind)) {
            state.addListener(
                    (property, before, now) -> {
                        if (!choosing) {
                            tab.looked();
                        }
                    });
        }
    }

    ObjectProperty<String> x() {
        return x;
    }

    ObjectProperty<String> y() {
        return y;
    }

    /** The column that makes the series; "" for none. */
    ObjectProperty<String> series() {
        return series;
    }

    ObjectProperty<MetricForm> form() {
        return form;
    }

    ObjectProperty<ScaleKind> xKind() {
        return xKind;
    }

    ObjectProperty<ScaleKind> yKind() {
        return yKind;
    }

    ReadOnlyObjectProperty<MetricSet> points() {
        return points.getReadOnlyProperty();
    }

    /** How many of the rows are drawn. */
    ReadOnlyStringProperty note() {
        return note.getReadOnlyProperty();
    }

    List<String> columns() {
        return result.map(shown -> shown.columns().stream().map(Column::name).toList())
                .orElse(List.of());
    }

    List<String> numbers() {
        return result.map(
                        shown ->
                                shown.columns().stream()
                                        .filter(column -> column.type().isNumber())
                                        .map(Column::name)
                                        .toList())
                .orElse(List.of());
    }

    /** Draws another result; columns that it lacks give way to likely ones. */
    void show(SqlResult shown) {
        result = Optional.of(shown);
        choosing = true;
        List<String> numbers = numbers();
        List<String> columns = columns();
        if (!numbers.contains(y.get())) {
            y.set(numbers.isEmpty() ? "" : numbers.getLast());
        }
        if (!columns.contains(x.get())) {
            x.set(
                    numbers.stream()
                            .filter(name -> !name.equals(y.get()))
                            .findFirst()
                            .orElse(columns.isEmpty() ? "" : columns.getFirst()));
        }
        boolean gone = !series.get().isEmpty() && !columns.contains(series.get());
        if (gone || !seriesChosen) {
            series.set(likelySeries(shown));
            seriesChosen = false;
        }
        choosing = false;
        draw();
    }

    /**
     * The first column of few texts, besides x, that tells rows apart: without it, lines of
     * different things would be drawn as one.
     */
    private String likelySeries(SqlResult shown) {
        for (int at = 0; at < shown.columns().size(); at++) {
            Column column = shown.columns().get(at);
            if (column.type() == ColumnType.TEXT && !column.name().equals(x.get())) {
                int place = at;
                long values = Arrays.stream(shown.rows()).map(row -> row[place]).distinct().count();
                if (values > 1 && values <= MOST_LIKELY) {
                    return column.name();
                }
            }
        }
        return "";
    }

    void save(Map<String, Object> into) {
        into.put("chart_x", x.get());
        into.put("chart_y", y.get());
        into.put("chart_series", series.get());
        into.put("chart_form", form.get().name());
        into.put("chart_x_axis", xKind.get().name());
        into.put("chart_y_axis", yKind.get().name());
    }

    void restore(Saved saved) {
        saved.text("chart_x").ifPresent(x::set);
        saved.text("chart_y").ifPresent(y::set);
        saved.text("chart_series").ifPresent(series::set);
        // None is a choice only where something was drawn.
        seriesChosen |= !x.get().isEmpty();
        saved.choice("chart_form", MetricForm.class).ifPresent(form::set);
        saved.choice("chart_x_axis", ScaleKind.class).ifPresent(xKind::set);
        saved.choice("chart_y_axis", ScaleKind.class).ifPresent(yKind::set);
    }

    private void draw() {
        int atX = columns().indexOf(x.get());
        int atY = numbers().contains(y.get()) ? columns().indexOf(y.get()) : -1;
        if (choosing || result.isEmpty() || atX < 0 || atY < 0) {
            if (!choosing) {
                points.set(EMPTY);
                note.set("Choose a column of numbers for y");
            }
            return;
        }
        draw(result.get(), atX, atY, columns().indexOf(series.get()));
    }

    private void draw(SqlResult shown, int atX, int atY, int atSeries) {
        @Nullable Object[][] rows = shown.rows();
        AxisValues axis = axis(shown.columns().get(atX), rows, atX);
        Map<String, List<Integer>> groups = new LinkedHashMap<>();
        int left = 0;
        for (int row = 0; row < rows.length; row++) {
            if (rows[row][atY] == null || rows[row][atX] == null) {
                left++;
                continue;
            }
            String name = atSeries < 0 ? y.get() : ValueText.shown(rows[row][atSeries]);
            groups.computeIfAbsent(name, group -> new ArrayList<>()).add(row);
        }
        if (groups.size() > NotDrawableException.MOST) {
            points.set(EMPTY);
            note.set(
                    series.get()
                            + " makes "
                            + NumberText.count(groups.size())
                            + " series, which cannot be told apart: choose another column");
            return;
        }
        List<MetricSeries> all = new ArrayList<>();
        groups.forEach(
                (name, members) -> {
                    double[] xs = new double[members.size()];
                    double[] ys = new double[xs.length];
                    for (int i = 0; i < xs.length; i++) {
                        @Nullable Object[] row = rows[members.get(i)];
                        xs[i] = place(axis, row[atX]);
                        ys[i] = row[atY] instanceof Number number ? number.doubleValue() : 0;
                    }
                    long[] keys = members.stream().mapToLong(Integer::longValue).toArray();
                    all.add(MetricSeries.of(name, xs, ys, keys, new int[0]));
                });
        boolean ordered =
                atSeries >= 0 && shown.columns().get(atSeries).type().isNumber() && all.size() > 1;
        points.set(
                new MetricSet(
                        axis.spec(),
                        AxisSpec.of(y.get(), ScaleKind.LINEAR),
                        ordered ? Palette.ORDERED : Palette.CATEGORIES,
                        all));
        note.set(
                NumberText.count(rows.length - left)
                        + " of "
                        + NumberText.count(rows.length)
                        + " rows shown"
                        + Wording.lacking(left)
                        + (shown.cut() ? "; the result has more rows" : ""));
    }

    private AxisValues axis(Column column, @Nullable Object[][] rows, int at) {
        if (column.type().isNumber()) {
            boolean whole = column.type() == ColumnType.INTEGER;
            return new AxisValues(
                    AxisSpec.of(column.name(), ScaleKind.LINEAR)
                            .with(AxisValues.numbers(column.name(), whole)),
                    new double[0]);
        }
        String[] names =
                Arrays.stream(rows)
                        .map(row -> row[at])
                        .filter(value -> value != null)
                        .map(String::valueOf)
                        .distinct()
                        .sorted(Comparator.naturalOrder())
                        .toArray(String[]::new);
        return new AxisValues(
                AxisSpec.categories(column.name(), List.of(names)),
                IntStream.range(0, names.length).asDoubleStream().toArray());
    }

    private static double place(AxisValues axis, @Nullable Object value) {
        return value instanceof Number number
                ? number.doubleValue()
                : axis.spec().names().indexOf(String.valueOf(value));
    }
}
