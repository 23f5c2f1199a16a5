package dev.creamery.app.explore.parallel;

import dev.creamery.app.chart.plot.Brush;
import dev.creamery.app.chart.plot.ParallelAxis;
import dev.creamery.app.explore.tab.ExploreTab;
import dev.creamery.app.explore.tab.Facts;
import dev.creamery.app.explore.widget.MetricDrawing;
import dev.creamery.app.explore.widget.Saved;
import dev.creamery.app.place.Notice;
import dev.creamery.engine.query.Column;
import dev.creamery.engine.query.FacetSelection;
import dev.creamery.engine.query.Filter;
import dev.creamery.engine.query.ParallelQuery;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import java.util.ArrayList;
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

    private final ExploreTab tab;
    private final MetricDrawing<ParallelAnswer> drawing;
    private final ReadOnlyObjectWrapper<List<String>> columns =
            new ReadOnlyObjectWrapper<>(List.of());
    private final ObjectProperty<ParallelQuery.Choice> choice;
    private final ReadOnlyObjectWrapper<Optional<BrushOffer>> offer =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private boolean chosen;

    ParallelPaneViewModel(ExploreTab tab) {
        this.tab = tab;
        drawing = new MetricDrawing<>(tab, ParallelAnswer.NONE, this::question);
        choice = drawing.settings().choice("choice", ParallelQuery.Choice.EVENLY);
        drawing.dependsOn(columns, choice);
        drawing.answer().addListener((property, before, now) -> refuseOffer());
        tab.facts().addListener((property, before, now) -> know(now));
        know(tab.facts().get());
    }

    MetricDrawing<ParallelAnswer> drawing() {
        return drawing;
    }

    /** The axes besides the metric, in their order. */
    ReadOnlyObjectProperty<List<String>> columns() {
        return columns.getReadOnlyProperty();
    }

    /** Which experiments are drawn where there are too many. */
    ObjectProperty<ParallelQuery.Choice> choice() {
        return choice;
    }

    /** What can be filtered by instead of what was brushed last. */
    ReadOnlyObjectProperty<Optional<BrushOffer>> offer() {
        return offer.getReadOnlyProperty();
    }

    void acceptOffer() {
        offer.get()
                .ifPresent(
                        wanted -> {
                            refuseOffer();
                            drawing.metric().kind().set(wanted.kind());
                            tab.setFilter(wanted.filter());
                        });
    }

    /** The brush is given up. */
    void refuseOffer() {
        offer.set(Optional.empty());
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

    /** A person brushed: each brush that has changed becomes part of the filter. */
    void brushed(List<Brush> brushes) {
        ParallelAnswer now = drawing.answer().get();
        Brushes axes = Brushes.of(axes(), drawing.metric().metric());
        Filter filter = tab.filter().get();
        for (ParallelAxis axis : now.set().axes()) {
            Optional<Brush> before = find(now.brushes(), axis.name());
            Optional<Brush> after = find(brushes, axis.name());
            if (before.equals(after)) {
                continue;
            }
            if (axis.name().isEmpty()) {
                after.ifPresent(brush -> offer(brush, axis.axis().label()));
                continue;
            }
            Optional<FacetSelection> selection =
                    after.flatMap(
                            brush -> axes.selection(brush, now.categories().get(axis.name())));
            filter =
                    selection.isPresent()
                            ? filter.with(axis.name(), selection.get())
                            : filter.without(axis.name());
        }
        tab.setFilter(filter);
    }

    private void offer(Brush brush, String name) {
        Optional<BrushOffer> found =
                BrushOffer.of(
                        brush,
                        drawing.metric().kind().get(),
                        name,
                        drawing.metric().measurement(),
                        tab.filter().get(),
                        tab.facts().get());
        offer.set(found);
        if (found.isEmpty()) {
            tab.notices()
                    .show(
                            Notice.info(
                                    name
                                            + " is no column of the experiments, so it cannot be"
                                            + " a filter, and these data have no best values."));
        }
    }

    Map<String, Object> save() {
        Map<String, Object> saved = drawing.save();
        if (chosen) {
            saved.put("columns", columns.get());
        }
        return saved;
    }

    void restore(Map<String, Object> values) {
        new Saved(values)
                .texts("columns")
                .ifPresent(
                        names -> {
                            chosen = true;
                            columns.set(names);
                        });
        drawing.restore(values);
    }

    private static Optional<Brush> find(List<Brush> brushes, String axis) {
        return brushes.stream().filter(brush -> brush.name().equals(axis)).findFirst();
    }

    private void know(Facts facts) {
        if (!chosen && !facts.columns().isEmpty()) {
            columns.set(FIRST.stream().filter(facts::has).toList());
        }
    }

    private List<Column> axes() {
        List<Column> known = tab.facts().get().columns();
        return columns.get().stream()
                .flatMap(name -> known.stream().filter(column -> column.name().equals(name)))
                .toList();
    }

    private Optional<MetricDrawing.Work<ParallelAnswer>> question() {
        if (tab.facts().get().columns().isEmpty()) {
            return Optional.empty();
        }
        ParallelAnswers answers =
                new ParallelAnswers(
                        tab.source().index(),
                        tab.filter().get(),
                        axes(),
                        !chosen,
                        drawing.metric().metric(),
                        drawing.metric().kind().get());
        ParallelQuery.Choice which = choice.get();
        return Optional.of((progress, cancellation) -> answers.get(LINES, which, cancellation));
    }
}
