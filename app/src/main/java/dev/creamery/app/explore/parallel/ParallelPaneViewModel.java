package dev.creamery.app.explore.parallel;

import dev.creamery.app.chart.plot.Brush;
import dev.creamery.app.chart.plot.ParallelAxis;
import dev.creamery.app.explore.tab.ExploreTab;
import dev.creamery.app.explore.tab.Facts;
import dev.creamery.app.explore.tab.LiveQuery;
import dev.creamery.app.explore.widget.MetricChoiceViewModel;
import dev.creamery.app.explore.widget.Saved;
import dev.creamery.app.place.Notice;
import dev.creamery.engine.query.Column;
import dev.creamery.engine.query.ColumnType;
import dev.creamery.engine.query.FacetSelection;
import dev.creamery.engine.query.Filter;
import dev.creamery.engine.query.ParallelQuery;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Lines across hyperparameters and a metric; what is brushed becomes the filter. */
final class ParallelPaneViewModel {

    /** As many lines as can be told apart, and drawn at once. */
    static final int LINES = 1500;

    private static final List<String> FIRST =
            List.of(
                    "dataset",
                    "shape",
                    "size",
                    "depth",
                    "learning_rate",
                    "batch_size",
                    "label_noise",
                    "kernel_regularizer_type",
                    "optimizer",
                    "momentum",
                    "epochs");
    private static final MathContext BRUSHED = new MathContext(4);

    private final ExploreTab tab;
    private final MetricChoiceViewModel metric;
    private final ReadOnlyObjectWrapper<List<String>> columns =
            new ReadOnlyObjectWrapper<>(List.of());
    private final ObjectProperty<ParallelQuery.Choice> choice =
            new SimpleObjectProperty<>(ParallelQuery.Choice.EVENLY);
    private final ReadOnlyObjectWrapper<ParallelAnswer> answer =
            new ReadOnlyObjectWrapper<>(ParallelAnswer.NONE);
    private final ReadOnlyStringWrapper note = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final LiveQuery<ParallelAnswer> live;
    private boolean chosen;

    ParallelPaneViewModel(ExploreTab tab) {
        this.tab = tab;
        metric = new MetricChoiceViewModel(tab);
        live =
                new LiveQuery<ParallelAnswer>(tab, this::question, this::show, this::failed)
                        .dependsOn(
                                tab.measurement(), metric.kind(), metric.place(), columns, choice);
        tab.facts().addListener((property, before, now) -> know(now));
        know(tab.facts().get());
        choice.addListener((property, before, now) -> tab.looked());
    }

    MetricChoiceViewModel metric() {
        return metric;
    }

    /** The axes besides the metric, in their order. */
    ReadOnlyObjectProperty<List<String>> columns() {
        return columns.getReadOnlyProperty();
    }

    /** Which experiments are drawn where there are too many. */
    ObjectProperty<ParallelQuery.Choice> choice() {
        return choice;
    }

    ReadOnlyObjectProperty<ParallelAnswer> answer() {
        return answer.getReadOnlyProperty();
    }

    /** How many of how many are drawn. */
    ReadOnlyStringProperty note() {
        return note.getReadOnlyProperty();
    }

    /** Why nothing can be drawn; "" if something can. */
    ReadOnlyStringProperty problem() {
        return problem.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty busy() {
        return live.busy();
    }

    /** Columns that can be an axis. */
    List<String> known() {
        return tab.facts().get().axes();
    }

    /** Adds an axis, or takes it away. */
    void show(String column, boolean wanted) {
        List<String> changed = new ArrayList<>(columns.get());
        changed.remove(column);
        if (wanted) {
            changed.add(column);
        }
        chosen = true;
        columns.set(List.copyOf(changed));
        tab.looked();
    }

    void shown() {
        live.shown();
    }

    void hidden() {
        metric.playing().set(false);
        live.hidden();
    }

    /** A person brushed: each brush that has changed becomes part of the filter. */
    void brushed(List<Brush> brushes) {
        ParallelAnswer now = answer.get();
        Filter filter = tab.filter().get();
        for (ParallelAxis axis : now.set().axes()) {
            Optional<Brush> before = find(now.brushes(), axis.name());
            Optional<Brush> after = find(brushes, axis.name());
            if (before.equals(after)) {
                continue;
            }
            if (axis.name().isEmpty()) {
                tab.notices()
                        .show(
                                Notice.info(
                                        "Only columns can be filtered by: choose the best value"
                                                + " or its epoch to brush the metric."));
                continue;
            }
            Optional<FacetSelection> selection =
                    after.flatMap(brush -> selection(brush, now.categories().get(axis.name())));
            filter =
                    selection.isPresent()
                            ? filter.with(axis.name(), selection.get())
                            : filter.without(axis.name());
        }
        tab.setFilter(filter);
    }

    Map<String, Object> save() {
        Map<String, Object> saved = new LinkedHashMap<>();
        metric.save(saved);
        if (chosen) {
            saved.put("columns", columns.get());
        }
        saved.put("choice", choice.get().name());
        return saved;
    }

    void restore(Map<String, Object> values) {
        Saved saved = new Saved(values);
        metric.restore(saved);
        saved.texts("columns")
                .ifPresent(
                        names -> {
                            chosen = true;
                            columns.set(names);
                        });
        saved.choice("choice", ParallelQuery.Choice.class).ifPresent(choice::set);
    }

    private static Optional<Brush> find(List<Brush> brushes, String axis) {
        return brushes.stream().filter(brush -> brush.name().equals(axis)).findFirst();
    }

    private Optional<FacetSelection> selection(
            Brush brush, @Nullable List<@Nullable Object> categories) {
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
                tab.facts().get().columns().stream()
                        .anyMatch(
                                column ->
                                        column.name().equals(brush.name())
                                                && column.type() == ColumnType.INTEGER);
        double low = whole ? Math.ceil(brush.min()) : rounded(brush.min());
        double high = whole ? Math.floor(brush.max()) : rounded(brush.max());
        return low > high ? Optional.empty() : Optional.of(FacetSelection.Range.between(low, high));
    }

    /** As exact as a hand that drags, so that the filter stays readable. */
    private static double rounded(double value) {
        return new BigDecimal(value).round(BRUSHED).doubleValue();
    }

    private void know(Facts facts) {
        if (!chosen && !facts.columns().isEmpty()) {
            columns.set(FIRST.stream().filter(facts::has).toList());
        }
    }

    private Optional<LiveQuery.Work<ParallelAnswer>> question() {
        List<Column> known = tab.facts().get().columns();
        if (known.isEmpty()) {
            return Optional.empty();
        }
        List<Column> axes =
                columns.get().stream()
                        .flatMap(
                                name -> known.stream().filter(column -> column.name().equals(name)))
                        .toList();
        ParallelAnswers answers =
                new ParallelAnswers(
                        tab.source().index(),
                        tab.filter().get(),
                        axes,
                        !chosen,
                        metric.metric(),
                        metric.kind().get());
        ParallelQuery.Choice which = choice.get();
        return Optional.of((cancellation, partial) -> answers.get(LINES, which, cancellation));
    }

    private void show(ParallelAnswer now) {
        problem.set(now.set().lines() == 0 ? "No experiment meets the filter" : "");
        note.set(now.note());
        answer.set(now);
        metric.answered();
    }

    private void failed(Exception why) {
        metric.playing().set(false);
        answer.set(ParallelAnswer.NONE);
        note.set("");
        problem.set(String.valueOf(why.getMessage()));
    }
}
