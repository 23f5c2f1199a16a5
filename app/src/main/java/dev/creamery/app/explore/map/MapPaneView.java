package dev.creamery.app.explore.map;

import dev.creamery.app.chart.MapChart;
import dev.creamery.app.chart.picture.Picture;
import dev.creamery.app.chart.picture.PictureNotes;
import dev.creamery.app.chart.plot.MapForm;
import dev.creamery.app.chart.plot.MapView;
import dev.creamery.app.chart.plot.ScaleKind;
import dev.creamery.app.explore.tab.ExploreTab;
import dev.creamery.app.explore.widget.ChartFrame;
import dev.creamery.app.explore.widget.Choices;
import dev.creamery.app.explore.widget.EpochBar;
import dev.creamery.app.explore.widget.MetricKind;
import dev.creamery.app.explore.widget.Wording;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The maps with their controls; a click on a cell selects its best experiments. */
final class MapPaneView extends StackPane {

    private final MapPaneViewModel model;
    private final MapChart chart;

    MapPaneView(MapPaneViewModel model, ExploreTab tab) {
        this.model = model;
        chart = new MapChart(MapPaneViewModel.EMPTY.set(), MapView.of(model.form().get()));
        chart.setId("map-chart");
        Map<MapKind, String> kinds = new EnumMap<>(MapKind.class);
        kinds.put(MapKind.COLUMNS, "two columns");
        kinds.put(MapKind.EPOCHS, "epochs");
        Map<MapForm, String> forms = new EnumMap<>(MapForm.class);
        forms.put(MapForm.CELLS, "cells");
        forms.put(MapForm.CONTOURS, "contours");
        Map<ScaleKind, String> scales = new LinkedHashMap<>();
        scales.put(ScaleKind.LOG, "log");
        scales.put(ScaleKind.LINEAR, "linear");
        BooleanBinding columns =
                Bindings.createBooleanBinding(
                        () -> model.kind().get() == MapKind.COLUMNS, model.kind());
        EpochBar epochs = new EpochBar(model.metric());
        StackPane below = new StackPane(epochs);
        onlyIf(columns, below);
        getChildren()
                .setAll(
                        new ChartFrame(
                                chart,
                                model.note(),
                                model.problem(),
                                model.busy(),
                                below,
                                Choices.row("over", model.kind(), kinds),
                                onlyIf(
                                        columns,
                                        Choices.list(
                                                "map-kind",
                                                "",
                                                model.metric().kind(),
                                                () -> List.of(MetricKind.values()),
                                                MetricKind::label,
                                                180)),
                                Choices.list(
                                        "map-statistic",
                                        "of",
                                        tab.measurement(),
                                        model::measurements,
                                        Wording::of,
                                        190),
                                onlyIf(
                                        columns,
                                        Choices.list("map-x", "x", model.x(), model::columns, 170)),
                                onlyIf(
                                        columns,
                                        Choices.list("map-y", "y", model.y(), model::columns, 150)),
                                Choices.list(
                                        "map-panel",
                                        "a map per",
                                        model.panel(),
                                        () -> withNone(model.columns()),
                                        150),
                                Choices.row("", model.form(), forms),
                                Choices.row("colours", model.colors(), scales)));
        chart.setOnSelected(
                cell -> cell.ifPresent(one -> model.select(one.panel(), one.row(), one.column())));
        model.answer().addListener((property, before, now) -> show(before, now));
        model.form()
                .addListener(
                        (property, before, now) -> chart.setView(chart.getView().withForm(now)));
    }

    /** The maps as they are on the screen; nothing before something is drawn. */
    Optional<Picture> picture(PictureNotes notes) {
        return model.answer().get().cells().isEmpty()
                ? Optional.empty()
                : Optional.of(chart.picture(notes));
    }

    /** A zoom stays while the epochs play, and goes with the axes that it was made on. */
    private void show(MapAnswer before, MapAnswer now) {
        boolean same =
                before.set().x().equals(now.set().x()) && before.set().y().equals(now.set().y());
        if (!same) {
            chart.setView(chart.getView().withZoom(null, null));
        }
        chart.show(now.set());
    }

    private static Node onlyIf(BooleanBinding condition, Node node) {
        node.visibleProperty().bind(condition);
        node.managedProperty().bind(condition);
        return node;
    }

    private static List<String> withNone(List<String> columns) {
        List<String> all = new ArrayList<>(columns);
        all.addFirst("");
        return all;
    }
}
