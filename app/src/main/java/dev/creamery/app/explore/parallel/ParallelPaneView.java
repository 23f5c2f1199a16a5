package dev.creamery.app.explore.parallel;

import dev.creamery.app.chart.ParallelCoordinates;
import dev.creamery.app.chart.picture.Picture;
import dev.creamery.app.chart.picture.PictureNotes;
import dev.creamery.app.explore.widget.ChartFrame;
import dev.creamery.app.explore.widget.Choices;
import dev.creamery.app.explore.widget.ColumnChooser;
import dev.creamery.app.explore.widget.EpochBar;
import dev.creamery.app.explore.widget.MetricChoice;
import dev.creamery.app.explore.widget.MetricDrawing;
import dev.creamery.engine.query.ParallelQuery;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.javafx.FontIcon;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** The lines with their controls. */
final class ParallelPaneView extends StackPane {

    private final ParallelPaneViewModel model;
    private final ParallelCoordinates chart = new ParallelCoordinates();

    ParallelPaneView(ParallelPaneViewModel model) {
        this.model = model;
        chart.setId("parallel-chart");
        Map<ParallelQuery.Choice, String> choices = new EnumMap<>(ParallelQuery.Choice.class);
        choices.put(ParallelQuery.Choice.EVENLY, "evenly spread");
        choices.put(ParallelQuery.Choice.BEST, "the best");
        MetricDrawing<ParallelAnswer> drawing = model.drawing();
        getChildren()
                .setAll(
                        ChartFrame.of(
                                chart,
                                drawing,
                                new VBox(offer(), new EpochBar(drawing.metric())),
                                new MetricChoice("parallel", drawing.metric()),
                                Choices.row("lines", model.choice(), choices),
                                new ColumnChooser(
                                        "Axes",
                                        drawing::columns,
                                        model.columns()::get,
                                        model::show)));
        chart.setOnBrushed(model::brushed);
        drawing.answer().addListener((property, before, now) -> show(now));
        model.offer()
                .addListener(
                        (property, before, now) -> {
                            if (now.isEmpty()) {
                                show(drawing.answer().get());
                            }
                        });
    }

    private void show(ParallelAnswer now) {
        chart.brushesProperty().set(now.brushes());
        chart.show(now.set());
    }

    /** Why a brush is no filter, and what could be. */
    private Node offer() {
        Label why = new Label();
        why.setId("brush-offer");
        why.setMinWidth(Region.USE_PREF_SIZE);
        why.textProperty().bind(model.offer().map(now -> now.map(BrushOffer::why).orElse("")));
        Button accept = new Button();
        accept.setId("accept-brush-offer");
        accept.getStyleClass().add("small");
        accept.textProperty()
                .bind(model.offer().map(now -> now.map(BrushOffer::action).orElse("")));
        accept.setOnAction(event -> model.acceptOffer());
        Button close = new Button("", new FontIcon("fth-x"));
        close.getStyleClass().addAll("flat", "button-icon", "small");
        close.setAccessibleText("Give the brush up");
        close.setTooltip(new Tooltip("Give the brush up"));
        close.setOnAction(event -> model.refuseOffer());
        HBox strip = new HBox(10, why, accept, close);
        strip.setAlignment(Pos.CENTER_LEFT);
        strip.getStyleClass().add("chart-offer");
        strip.visibleProperty().bind(model.offer().map(Optional::isPresent));
        strip.managedProperty().bind(strip.visibleProperty());
        return strip;
    }

    /** The chart as it is on the screen. */
    Picture picture(PictureNotes notes) {
        return chart.picture(notes);
    }
}
