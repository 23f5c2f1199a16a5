package dev.creamery.app.explore.widget;

import dev.creamery.app.chart.plot.NumberText;

import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

import org.kordamp.ikonli.javafx.FontIcon;

/** The slider of epochs, which can be played; in sight only where there is an epoch to choose. */
public final class EpochBar extends HBox {

    private final MetricChoiceViewModel metric;
    private final Slider slider = new Slider();

    public EpochBar(MetricChoiceViewModel metric) {
        super(10);
        this.metric = metric;
        getStyleClass().add("epoch-bar");
        setAlignment(Pos.CENTER_LEFT);
        FontIcon icon = new FontIcon("fth-play");
        Button play = new Button("", icon);
        play.setId("epoch-play");
        play.getStyleClass().addAll("small", "button-icon");
        play.setAccessibleText("Play the epochs");
        play.setOnAction(event -> metric.playing().set(!metric.playing().get()));
        metric.playing()
                .addListener(
                        (property, before, now) ->
                                icon.setIconLiteral(now ? "fth-pause" : "fth-play"));
        slider.setId("epoch-slider");
        slider.setBlockIncrement(1);
        slider.setMajorTickUnit(1);
        slider.setMinorTickCount(0);
        slider.setSnapToTicks(true);
        HBox.setHgrow(slider, Priority.ALWAYS);
        Label epoch = new Label();
        epoch.getStyleClass().add("mono");
        epoch.setMinWidth(USE_PREF_SIZE);
        epoch.textProperty()
                .bind(
                        Bindings.createStringBinding(
                                () ->
                                        "epoch "
                                                + NumberText.count(metric.epoch())
                                                + " of "
                                                + NumberText.count(metric.epochs().get().getLast()),
                                metric.place(),
                                metric.epochs()));
        getChildren().addAll(play, slider, epoch);
        metric.epochs().addListener((property, before, now) -> range());
        range();
        slider.valueProperty()
                .addListener(
                        (property, before, now) ->
                                metric.place().set((int) Math.round(now.doubleValue())));
        metric.place().addListener((property, before, now) -> slider.setValue(now.doubleValue()));
        visibleProperty()
                .bind(
                        Bindings.createBooleanBinding(
                                () -> metric.kind().get().hasEpoch(), metric.kind()));
        managedProperty().bind(visibleProperty());
    }

    private void range() {
        slider.setMax(Math.max(1, metric.epochs().get().size() - 1.0));
        slider.setValue(metric.place().get());
        slider.setDisable(metric.epochs().get().size() < 2);
    }
}
