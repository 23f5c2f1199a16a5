package dev.creamery.app.monitor;

import dev.creamery.app.chart.CurveChart;
import dev.creamery.app.chart.plot.CurveSet;
import dev.creamery.app.chart.plot.CurveView;
import dev.creamery.app.chart.plot.ScaleKind;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.javafx.FontIcon;

/** The losses of what is in training, or of the experiment that is looked at. */
final class LossesCard extends VBox {

    private final BatchViewModel batch;
    private final Label title = new Label();
    private final Label none = new Label();
    private final Button like = new Button("Compose like this", new FontIcon("fth-sliders"));
    private final ToggleButton live = new ToggleButton("In training");
    private final CurveChart chart =
            new CurveChart(LossCurves.NONE, CurveView.of(ScaleKind.LOG, ScaleKind.LOG));

    LossesCard(RunsViewModel runs) {
        batch = runs.batch();
        getStyleClass().addAll("card-box", "losses");
        title.getStyleClass().add("card-title");
        none.getStyleClass().add("hint");
        like.setId("compose-like-experiment");
        like.getStyleClass().add("small");
        like.setTooltip(new Tooltip("A new draft in Compose with this experiment alone"));
        like.setOnAction(
                event ->
                        batch.selected()
                                .get()
                                .ifPresent(
                                        name ->
                                                batch.experiment()
                                                        .get()
                                                        .ifPresent(
                                                                id -> runs.composeLike(name, id))));
        live.setId("live-losses");
        live.getStyleClass().addAll("small");
        live.selectedProperty().bindBidirectional(batch.live());
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox heading = new HBox(8, title, gap, like, live);
        heading.setAlignment(Pos.CENTER_LEFT);
        StackPane area = new StackPane(chart, none);
        VBox.setVgrow(area, Priority.ALWAYS);
        getChildren().addAll(heading, area);
        batch.curves().addListener((property, before, now) -> show(now));
        batch.experiment().addListener((property, before, now) -> showTitle());
        batch.live().addListener((property, before, now) -> showTitle());
        batch.progress().addListener((property, before, now) -> showTitle());
        batch.contents().addListener((property, before, now) -> showTitle());
        show(batch.curves().get());
        showTitle();
    }

    private void show(CurveSet now) {
        chart.show(now);
        none.setVisible(now.curves().isEmpty());
    }

    private void showTitle() {
        int groups = batch.activity().groups().size();
        live.setVisible(groups > 0);
        live.setManaged(groups > 0);
        boolean one = !batch.drawsLive() && batch.experiment().get().isPresent();
        like.setVisible(one);
        like.setManaged(one);
        if (batch.drawsLive()) {
            int drawn = LossCurves.drawn(groups);
            title.setText(
                    "Test loss of what is in training, and of the last finished"
                            + (drawn < groups
                                    ? " (%d of %d groups of runs)".formatted(drawn, groups)
                                    : ""));
            none.setText("");
            return;
        }
        title.setText(
                batch.experiment()
                        .get()
                        .map(id -> "Test loss of experiment " + id)
                        .orElse("Test loss"));
        none.setText(
                batch.experiment().get().isEmpty()
                        ? "No run has finished yet. Select an experiment to see its losses."
                        : "No run of this experiment has finished yet.");
    }
}
