package dev.creamery.app.explore.map;

import dev.creamery.app.chart.MapChart;
import dev.creamery.app.chart.picture.Picture;
import dev.creamery.app.chart.picture.PictureNotes;
import dev.creamery.app.chart.plot.MapForm;
import dev.creamery.app.chart.plot.MapView;
import dev.creamery.app.explore.widget.ChartFrame;
import dev.creamery.app.explore.widget.Choices;
import dev.creamery.app.explore.widget.EpochBar;
import dev.creamery.app.explore.widget.MetricDrawing;
import dev.creamery.app.explore.widget.Wording;
import dev.creamery.engine.query.Aggregate;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The maps with their controls; a click on a cell selects its best experiments. */
final class MapPaneView extends StackPane {

    private static final List<Double> MARGINS = List.of(.01, .02, .05, .1, .2, .5);

    private final MapPaneViewModel model;
    private final MapChart chart;
    private final BooleanBinding columns;
    private final BooleanBinding ofMetric;

    MapPaneView(MapPaneViewModel model) {
        this.model = model;
        chart = new MapChart(MapPaneViewModel.EMPTY.set(), MapView.of(model.form().get()));
        chart.setId("map-chart");
        columns = Bindings.equal(model.kind(), MapKind.COLUMNS);
        ofMetric =
                Bindings.createBooleanBinding(
                        () -> columns.get() && model.value().get().metric().isPresent(),
                        columns,
                        model.value());
        MetricDrawing<MapAnswer> drawing = model.drawing();
        getChildren()
                .setAll(
                        ChartFrame.of(
                                chart,
                                drawing,
                                Choices.onlyIf(
                                        ofMetric, new StackPane(new EpochBar(drawing.metric()))),
                                controls()));
        chart.setOnSelected(
                cell -> cell.ifPresent(one -> model.select(one.panel(), one.row(), one.column())));
        drawing.answer().addListener((property, before, now) -> show(before, now));
        model.form()
                .addListener(
                        (property, before, now) -> chart.setView(chart.getView().withForm(now)));
    }

    private Node[] controls() {
        MetricDrawing<MapAnswer> drawing = model.drawing();
        Map<MapForm, String> forms = new EnumMap<>(MapForm.class);
        forms.put(MapForm.CELLS, "cells");
        forms.put(MapForm.CONTOURS, "contours");
        Map<Aggregate, String> aggregates = new EnumMap<>(Aggregate.class);
        aggregates.put(Aggregate.MEDIAN, "median");
        aggregates.put(Aggregate.QUARTILE_RANGE, "q3 − q1");
        aggregates.put(Aggregate.STANDARD_DEVIATION, "std. deviation");
        BooleanBinding reach =
                columns.and(Bindings.equal(model.value(), CellValue.EPOCHS_TO_REACH));
        BooleanBinding statistic =
                Bindings.createBooleanBinding(
                        () ->
                                model.kind().get() == MapKind.EPOCHS
                                        || columns.get()
                                                && model.value().get() != CellValue.REPETITIONS,
                        model.kind(),
                        columns,
                        model.value());
        return new Node[] {
            Choices.list(
                    "map-over",
                    "over",
                    model.kind(),
                    () -> List.of(MapKind.values()),
                    MapKind::toString,
                    132),
            Choices.onlyIf(
                    columns,
                    Choices.list(
                            "map-value",
                            "",
                            model.value(),
                            () -> List.of(CellValue.values()),
                            CellValue::label,
                            180)),
            Choices.onlyIf(
                    reach,
                    Choices.list(
                            "map-margin",
                            "within",
                            model.margin(),
                            () -> MARGINS,
                            MapValue.ToReach::percent,
                            72)),
            Choices.onlyIf(
                    statistic,
                    Choices.list(
                            "map-statistic",
                            "of",
                            drawing.metric().statistic(),
                            drawing.metric()::measurements,
                            Wording::of,
                            176)),
            Choices.onlyIf(ofMetric, Choices.row("", model.over(), aggregates)),
            Choices.onlyIf(
                    columns, Choices.column("map-x", "x", model.x(), drawing::columns, false)),
            Choices.onlyIf(
                    columns, Choices.column("map-y", "y", model.y(), drawing::columns, false)),
            Choices.column("map-panel", "a map per", model.panel(), drawing::columns, true),
            Choices.onlyIf(columns, contrast()),
            Choices.row("", model.form(), forms),
            Choices.onlyIf(
                    columns.not().or(model.contrast().column().isEqualTo("")),
                    Choices.row("colours", model.colors(), Wording.SCALES))
        };
    }

    /** A column, and which two of its values are compared. */
    private Node contrast() {
        ContrastChoice contrast = model.contrast();
        Map<Contrast.Form, String> signs = new LinkedHashMap<>();
        for (Contrast.Form form : Contrast.Form.values()) {
            signs.put(form, form.sign());
        }
        BooleanBinding chosen = Bindings.notEqual(contrast.column(), "");
        return Choices.group(
                Choices.column(
                        "map-contrast", "compare", contrast.column(), contrast::columns, true),
                Choices.onlyIf(
                        chosen,
                        Choices.list("map-first", "", contrast.first(), contrast::values, 92)),
                Choices.onlyIf(chosen, Choices.row("", contrast.form(), signs)),
                Choices.onlyIf(
                        chosen,
                        Choices.list("map-second", "", contrast.second(), contrast::values, 92)));
    }

    /** The maps as they are on the screen. */
    Picture picture(PictureNotes notes) {
        return chart.picture(notes);
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
}
