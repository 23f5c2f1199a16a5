package dev.creamery.app.explore.widget;

import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableStringValue;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import java.util.function.Consumer;

/**
 * What panes with a chart have in common: controls above it, a note below it that says how many of
 * how many it shows, and in its place the reason if there is nothing to show.
 */
public final class ChartFrame extends BorderPane {

    /** The frame of a drawing, with its title above the controls. */
    public static ChartFrame of(
            Node chart, MetricDrawing<?> drawing, Node below, Node... controls) {
        ChartFrame frame =
                new ChartFrame(
                        chart,
                        drawing.note(),
                        drawing.emptiness(),
                        drawing::cure,
                        drawing.busy(),
                        below,
                        controls);
        Label title = new Label();
        title.getStyleClass().add("pane-title");
        title.textProperty().bind(drawing.answer().map(MetricDrawing.Answer::title));
        HBox header = new HBox(title);
        header.setAlignment(Pos.CENTER_LEFT);
        header.getStyleClass().add("pane-header");
        frame.setTop(new VBox(header, frame.getTop()));
        return frame;
    }

    /**
     * @param note below the chart
     * @param emptiness instead of the chart, if there is a reason
     * @param cure told the reason when a person wants to see something again
     * @param busy whether an answer is on its way
     * @param controls above the chart
     */
    public ChartFrame(
            Node chart,
            ObservableStringValue note,
            ObservableValue<Emptiness> emptiness,
            Consumer<Emptiness> cure,
            ObservableBooleanValue busy,
            Node below,
            Node... controls) {
        getStyleClass().add("chart-frame");
        FlowPane bar = new FlowPane(controls);
        bar.getStyleClass().add("chart-controls");
        setTop(bar);
        EmptyPlace reason = new EmptyPlace(cure);
        chart.visibleProperty().bind(reason.visibleProperty().not());
        emptiness.addListener((property, before, now) -> reason.show(now));
        reason.show(emptiness.getValue());
        StackPane middle = new StackPane(chart, reason);
        middle.getStyleClass().add("chart-area");
        setCenter(middle);
        Label text = new Label();
        text.getStyleClass().addAll("hint", "chart-note");
        text.textProperty().bind(note);
        ProgressIndicator working = new ProgressIndicator();
        working.setPrefSize(14, 14);
        working.visibleProperty().bind(busy);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox line = new HBox(8, text, gap, working);
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().add("chart-note-line");
        setBottom(new VBox(below, line));
        setMinSize(240, 160);
    }
}
