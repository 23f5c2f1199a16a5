package dev.creamery.app.explore.map;

import dev.creamery.app.chart.plot.AxisSpec;
import dev.creamery.app.chart.plot.MapForm;
import dev.creamery.app.chart.plot.MapSet;
import dev.creamery.app.chart.plot.ScaleKind;
import dev.creamery.app.explore.tab.ExploreTab;
import dev.creamery.app.explore.tab.Facts;
import dev.creamery.app.explore.widget.DatasetsApart;
import dev.creamery.app.explore.widget.MetricDrawing;
import dev.creamery.app.place.Notice;
import dev.creamery.app.task.LatestOnly;
import dev.creamery.engine.query.Aggregate;
import dev.creamery.engine.query.Cancellation;
import dev.creamery.engine.query.DatasetIndex;
import dev.creamery.engine.query.Filter;
import dev.creamery.engine.query.GridQuery;
import dev.creamery.engine.query.Metric;
import dev.creamery.engine.query.ParallelQuery;

import javafx.beans.property.ObjectProperty;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Maps of a value, as small multiples with one scale of colours. */
final class MapPaneViewModel {

    static final MapAnswer EMPTY =
            new MapAnswer(
                    MapSet.empty(
                            AxisSpec.of("", ScaleKind.LINEAR),
                            AxisSpec.of("", ScaleKind.LINEAR),
                            ""),
                    "",
                    "",
                    List.of());

    private final ExploreTab tab;
    private final MetricDrawing<MapAnswer> drawing;
    private final ObjectProperty<MapKind> kind;
    private final ObjectProperty<CellValue> value;
    private final ObjectProperty<Aggregate> over;
    private final ObjectProperty<Double> margin;
    private final ObjectProperty<String> x;
    private final ObjectProperty<String> y;
    private final ObjectProperty<String> panel;
    private final DatasetsApart datasets;
    private final ObjectProperty<MapForm> form;
    private final ObjectProperty<ScaleKind> colors;
    private final ContrastChoice contrast;
    private final LatestOnly clicks;
    private boolean chosen;

    MapPaneViewModel(ExploreTab tab) {
        this.tab = tab;
        clicks = new LatestOnly(tab.services().tasks(), Duration.ZERO);
        drawing = new MetricDrawing<>(tab, EMPTY, this::question);
        drawing.setWhilePlaying((before, now) -> now.following(before));
        kind = drawing.settings().choice("kind", MapKind.COLUMNS);
        value = drawing.settings().choice("value", CellValue.of(drawing.metric().kind().get()));
        over = drawing.settings().choice("over", Aggregate.MEDIAN);
        margin = drawing.settings().number("margin", .05);
        x = drawing.settings().text("x", "size");
        y = drawing.settings().text("y", "depth");
        panel = drawing.settings().text("panel", "");
        datasets = new DatasetsApart(tab, panel);
        form = drawing.settings().choice("form", MapForm.CELLS);
        colors = drawing.settings().choice("colors", ScaleKind.LOG);
        contrast = new ContrastChoice(tab, drawing.settings());
        value.addListener(
                (property, before, now) -> now.metric().ifPresent(drawing.metric().kind()::set));
        drawing.metric()
                .kind()
                .addListener(
                        (property, before, now) -> {
                            if (value.get().metric().isPresent()) {
                                value.set(CellValue.of(now));
                            }
                        });
        drawing.dependsOn(kind, value, over, margin, x, y, panel, colors, form);
        drawing.dependsOn(
                contrast.known(),
                contrast.column(),
                contrast.first(),
                contrast.second(),
                contrast.form());
        tab.facts().addListener((property, before, now) -> know(now));
        know(tab.facts().get());
    }

    MetricDrawing<MapAnswer> drawing() {
        return drawing;
    }

    ObjectProperty<MapKind> kind() {
        return kind;
    }

    /** What a cell shows, where two columns are mapped. */
    ObjectProperty<CellValue> value() {
        return value;
    }

    /** What becomes of the experiments of a cell, where a metric of two columns is mapped. */
    ObjectProperty<Aggregate> over() {
        return over;
    }

    /** How near to its best value a curve must come, as a share of it. */
    ObjectProperty<Double> margin() {
        return margin;
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

    /** Which two values are compared, if any. */
    ContrastChoice contrast() {
        return contrast;
    }

    /** Selects the best experiments of a cell, as many as can be selected. */
    void select(int panel, int row, int column) {
        MapAnswer now = drawing.answer().get();
        if (panel >= now.cells().size()) {
            return;
        }
        Filter cell = now.cells().get(panel).only(tab.filter().get(), row, column);
        DatasetIndex index = tab.source().index();
        Metric by = drawing.metric().metric();
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
                                                "The cell's experiments could not be found: "
                                                        + problem.getMessage(),
                                                "")));
    }

    void restore(Map<String, Object> saved) {
        chosen |= saved.containsKey("x");
        if (!saved.isEmpty()) {
            datasets.leave();
        }
        drawing.restore(saved);
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
        if (facts.has("shape") && panel.get().isEmpty()) {
            datasets.choose("shape");
        }
    }

    private Optional<MetricDrawing.Work<MapAnswer>> question() {
        Facts facts = tab.facts().get();
        if (facts.columns().isEmpty()) {
            return Optional.empty();
        }
        Optional<String> per = Optional.of(panel.get()).filter(facts::has);
        DatasetIndex index = tab.source().index();
        Filter filter = tab.filter().get();
        if (kind.get() == MapKind.COLUMNS) {
            ColumnMaps maps =
                    new ColumnMaps(
                            index,
                            new GridQuery.Request(filter, x.get(), y.get(), per),
                            mapValue(),
                            contrast.get(),
                            colors.get(),
                            form.get());
            return Optional.of(maps::get);
        }
        EpochMaps maps = new EpochMaps(index, filter, new Panels(per), colors.get());
        var statistic = drawing.metric().measurement();
        return Optional.of(
                kind.get() == MapKind.EPOCHS
                        ? (progress, cancellation) -> maps.loss(statistic, cancellation)
                        : maps::variation);
    }

    private MapValue mapValue() {
        return switch (value.get()) {
            case EPOCHS_TO_REACH ->
                    new MapValue.ToReach(drawing.metric().measurement(), margin.get());
            case REPETITIONS -> new MapValue.Repetitions();
            default ->
                    new MapValue.OfMetric(
                            drawing.metric().kind().get(), drawing.metric().metric(), over.get());
        };
    }
}
