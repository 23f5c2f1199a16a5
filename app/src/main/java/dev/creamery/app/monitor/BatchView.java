package dev.creamery.app.monitor;

import dev.creamery.app.chart.CurveChart;
import dev.creamery.app.chart.plot.CurveView;
import dev.creamery.app.chart.plot.ScaleKind;
import dev.creamery.app.monitor.BatchContents.FailureRow;

import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import java.util.List;

/** Inside a batch: its failures, its experiments, the losses of the selected one. */
final class BatchView extends VBox {

    private static final double MOST_FAILURES_HEIGHT = 150;

    private final BatchViewModel batch;
    private final Label constants = new Label();
    private final VBox failures = new VBox();
    private final ScrollPane failureScroll = new ScrollPane(failures);
    private final Label chartTitle = new Label();
    private final Label noCurves = new Label();
    private final CurveChart chart =
            new CurveChart(LossCurves.NONE, CurveView.of(ScaleKind.LOG, ScaleKind.LOG));

    BatchView(BatchViewModel batch) {
        this.batch = batch;
        getStyleClass().add("batch-view");
        constants.getStyleClass().add("hint");
        constants.setWrapText(true);
        constants.setMinHeight(USE_PREF_SIZE);
        failures.getStyleClass().add("failures");
        failureScroll.setFitToWidth(true);
        failureScroll.setMaxHeight(MOST_FAILURES_HEIGHT);
        failureScroll.setMinHeight(USE_PREF_SIZE);
        failureScroll
                .prefHeightProperty()
                .bind(Bindings.min(failures.heightProperty().add(2), MOST_FAILURES_HEIGHT));
        failureScroll.getStyleClass().add("failure-scroll");
        ExperimentTable table = new ExperimentTable(batch);
        VBox.setVgrow(table, Priority.ALWAYS);
        getChildren().addAll(constants, failureScroll, table, losses());
        batch.contents().addListener((property, before, now) -> show(now));
        batch.curves()
                .addListener(
                        (property, before, now) -> {
                            chart.show(now);
                            noCurves.setVisible(now.curves().isEmpty());
                        });
        batch.experiment().addListener((property, before, now) -> showTitle());
        show(batch.contents().get());
        showTitle();
    }

    private Node losses() {
        chartTitle.getStyleClass().add("card-title");
        noCurves.getStyleClass().add("hint");
        StackPane area = new StackPane(chart, noCurves);
        VBox.setVgrow(area, Priority.ALWAYS);
        VBox card = new VBox(chartTitle, area);
        card.getStyleClass().addAll("card-box", "losses");
        VBox.setVgrow(card, Priority.ALWAYS);
        return card;
    }

    private void show(BatchContents now) {
        String invalid =
                now.invalid() == 0
                        ? ""
                        : "%,d experiments without a valid network were left out. "
                                .formatted(now.invalid());
        String same =
                now.constants().isEmpty() ? "" : "All have " + String.join(", ", now.constants());
        constants.setText(invalid + same);
        constants.setManaged(!constants.getText().isEmpty());
        failures.getChildren().setAll(now.failures().stream().map(BatchView::failure).toList());
        failureScroll.setVisible(!now.failures().isEmpty());
        failureScroll.setManaged(!now.failures().isEmpty());
        showTitle();
    }

    private static Node failure(FailureRow failure) {
        Label message =
                new Label(
                        (failure.runs() == 1 ? "1 run" : failure.runs() + " runs")
                                + " failed: "
                                + failure.message());
        message.getStyleClass().add("notice-message");
        Label remedy = new Label(failure.remedy());
        remedy.getStyleClass().add("notice-remedy");
        remedy.setManaged(!failure.remedy().isEmpty());
        for (Label label : List.of(message, remedy)) {
            label.setWrapText(true);
            label.setMinHeight(USE_PREF_SIZE);
        }
        VBox box = new VBox(2, message, remedy);
        box.getStyleClass().add("failure");
        return box;
    }

    private void showTitle() {
        chartTitle.setText(
                batch.experiment()
                        .get()
                        .map(id -> "Test loss of experiment " + id)
                        .orElse("Test loss"));
        noCurves.setText(
                batch.experiment().get().isEmpty()
                        ? "No run has finished yet. Select an experiment to see its losses."
                        : "No run of this experiment has finished yet.");
    }
}
