package dev.creamery.app.explore.map;

import dev.creamery.app.chart.plot.AxisSpec;
import dev.creamery.app.chart.plot.MapForm;
import dev.creamery.app.chart.plot.MapSet;
import dev.creamery.app.chart.plot.ScaleKind;
import dev.creamery.app.explore.tab.ExploreTab;
import dev.creamery.app.explore.tab.Facts;
import dev.creamery.app.explore.tab.LiveQuery;
import dev.creamery.app.explore.widget.MetricChoiceViewModel;
import dev.creamery.app.explore.widget.Saved;
import dev.creamery.app.place.Notice;
import dev.creamery.app.task.LatestOnly;
import dev.creamery.engine.query.Cancellation;
import dev.creamery.engine.query.DatasetIndex;
import dev.creamery.engine.query.Filter;
import dev.creamery.engine.query.Measurement;
import dev.creamery.engine.query.Metric;
import dev.creamery.engine.query.ParallelQuery;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;

import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Maps of a metric, as small multiples with one scale of colours. */
final class MapPaneViewModel {

    static final MapAnswer EMPTY =
            new MapAnswer(
                    MapSet.empty(
                            AxisSpec.of("", ScaleKind.LINEAR),
                            AxisSpec.of("", ScaleKind.LINEAR),
                            ""),
                    "",
                    List.of());

    private final ExploreTab tab;
    private final MetricChoiceViewModel metric;
    private final ObjectProperty<MapKind> kind = new SimpleObjectProperty<>(MapKind.COLUMNS);
    private final ObjectProperty<String> x = new SimpleObjectProperty<>("size");
    private final ObjectProperty<String> y = new SimpleObjectProperty<>("depth");
    private final ObjectProperty<String> panel = new SimpleObjectProperty<>("");
    private final ObjectProperty<MapForm> form = new SimpleObjectProperty<>(MapForm.CELLS);
    private final ObjectProperty<ScaleKind> colors = new SimpleObjectProperty<>(ScaleKind.LOG);
    private final ReadOnlyObjectWrapper<MapAnswer> answer = new ReadOnlyObjectWrapper<>(EMPTY);
    private final ReadOnlyStringWrapper note = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final LiveQuery<MapAnswer> live;
    private final LatestOnly clicks;
    private boolean chosen;

    MapPaneViewModel(ExploreTab tab) {
        this.tab = tab;
        metric = new MetricChoiceViewModel(tab);
        clicks = new LatestOnly(tab.services().tasks(), Duration.ZERO);
        live =
                new LiveQuery<MapAnswer>(tab, this::question, this::show, this::failed)
                        .dependsOn(
                                tab.measurement(),
                                metric.kind(),
                                metric.place(),
                                kind,
                                x,
                                y,
                                panel,
                                colors);
        tab.facts().addListener((property, before, now) -> know(now));
        know(tab.facts().get());
        for (ObjectProperty<?> state : List.of(kind, x, y, panel, form, colors)) {
            state.addListener((property, before, now) -> tab.looked());
        }
    }

    MetricChoiceViewModel metric() {
        return metric;
    }

    ObjectProperty<MapKind> kind() {
        return kind;
    }

    /** Column of the x axis, where two columns are mapped. */
    ObjectProperty<String> x() {
        return x;
    }

    /** Column of the y axis, where two columns are mapped. */
    ObjectProperty<String> y() {
        return y;
    }

    /** Column of the small multiples; "" for one map. */
    ObjectProperty<String> panel() {
        return panel;
    }

    ObjectProperty<MapForm> form() {
        return form;
    }

    /** How values are spread over the colours. */
    ObjectProperty<ScaleKind> colors() {
        return colors;
    }

    ReadOnlyObjectProperty<MapAnswer> answer() {
        return answer.getReadOnlyProperty();
    }

    /** How many of how many experiments went in. */
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

    /** Columns that can be an axis or make small multiples. */
    List<String> columns() {
        return tab.facts().get().axes();
    }

    void shown() {
        live.shown();
    }

    void hidden() {
        metric.playing().set(false);
        live.hidden();
    }

    /** Selects the best experiments of a cell, as many as can be selected. */
    void select(int panel, int row, int column) {
        if (panel >= answer.get().cells().size()) {
            return;
        }
        Filter cell = answer.get().cells().get(panel).only(tab.filter().get(), row, column);
        DatasetIndex index = tab.source().index();
        Metric by = metric.metric();
        clicks.submit(
                () ->
                        new ParallelQuery(index)
                                .lines(
                                        new ParallelQuery.Request(
                                                cell,
                                                List.of(),
                                                by,
                                                ExploreTab.MOST_SELECTED,
                                                ParallelQuery.Choice.BEST),
                                        new Cancellation())
                                .keys(),
                keys -> tab.select(Arrays.stream(keys).boxed().toList()),
                problem ->
                        tab.notices()
                                .show(
                                        Notice.error(
                                                "The cell's experiments could not be"
                                                        + " found: "
                                                        + problem.getMessage(),
                                                "")));
    }

    Map<String, Object> save() {
        Map<String, Object> saved = new LinkedHashMap<>();
        metric.save(saved);
        saved.put("kind", kind.get().name());
        saved.put("x", x.get());
        saved.put("y", y.get());
        saved.put("panel", panel.get());
        saved.put("form", form.get().name());
        saved.put("colors", colors.get().name());
        return saved;
    }

    void restore(Map<String, Object> values) {
        Saved saved = new Saved(values);
        metric.restore(saved);
        saved.choice("kind", MapKind.class).ifPresent(kind::set);
        saved.text("x")
                .ifPresent(
                        column -> {
                            chosen = true;
                            x.set(column);
                        });
        saved.text("y").ifPresent(y::set);
        saved.text("panel").ifPresent(panel::set);
        saved.choice("form", MapForm.class).ifPresent(form::set);
        saved.choice("colors", ScaleKind.class).ifPresent(colors::set);
    }

    /** Until a person chooses, columns that the data have. */
    private void know(Facts facts) {
        if (chosen || facts.columns().isEmpty()) {
            return;
        }
        chosen = true;
        if (!facts.has("size") && facts.has("num_free_parameters")) {
            x.set("num_free_parameters");
        }
        if (facts.has("shape")) {
            panel.set("shape");
        }
    }

    private Optional<LiveQuery.Work<MapAnswer>> question() {
        Facts facts = tab.facts().get();
        if (facts.columns().isEmpty()) {
            return Optional.empty();
        }
        MapAnswers answers =
                new MapAnswers(
                        tab.source().index(),
                        tab.filter().get(),
                        Optional.of(panel.get()).filter(facts::has),
                        colors.get());
        Metric by = metric.metric();
        if (kind.get() == MapKind.EPOCHS) {
            return Optional.of((cancellation, partial) -> answers.epochs(by, cancellation));
        }
        String first = x.get();
        String second = y.get();
        var what = metric.kind().get();
        return Optional.of(
                (cancellation, partial) -> answers.columns(first, second, by, what, cancellation));
    }

    private void show(MapAnswer now) {
        boolean empty = now.cells().isEmpty();
        problem.set(empty ? "No experiment meets the filter" : "");
        note.set(empty ? "" : now.note());
        // While epochs are played a colour goes on meaning the same, or only ever reaches farther.
        boolean playing = metric.playing().get() && !empty && !answer.get().cells().isEmpty();
        answer.set(
                playing
                        ? new MapAnswer(
                                now.set().reachingOver(answer.get().set().range()),
                                now.note(),
                                now.cells())
                        : now);
        metric.answered();
    }

    private void failed(Exception why) {
        metric.playing().set(false);
        answer.set(EMPTY);
        note.set("");
        problem.set(String.valueOf(why.getMessage()));
    }

    /** The statistics that can be mapped. */
    List<Measurement> measurements() {
        return metric.measurements();
    }
}
