package dev.creamery.app.monitor;

import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The grids that fill up, and what their colours mean. */
final class GridCard extends VBox {

    GridCard(BatchViewModel batch) {
        getStyleClass().addAll("card-box", "grid-card");
        Label title = new Label("Size × depth");
        title.getStyleClass().add("card-title");
        ScrollPane scroll = new ScrollPane(new BatchGrid(batch));
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setMinHeight(0);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        FlowPane legend =
                new FlowPane(
                        entry("run-done", "finished"),
                        entry("run-running", "in training"),
                        entry("run-failed", "failed"),
                        entry("run-queued", "queued"));
        legend.getStyleClass().add("legend");
        getChildren().addAll(title, scroll, legend);
    }

    private static Label entry(String ink, String text) {
        Region swatch = new Region();
        swatch.getStyleClass().addAll("swatch", ink);
        Label label = new Label(text, swatch);
        label.getStyleClass().add("hint");
        return label;
    }
}
