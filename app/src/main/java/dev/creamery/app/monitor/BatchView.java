package dev.creamery.app.monitor;

import dev.creamery.app.place.Modal;
import dev.creamery.app.place.Parts;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import java.util.List;
import java.util.Optional;

/** Inside a batch: how it goes and what can be done, its failures, experiments and losses. */
final class BatchView extends VBox {

    private static final double GRID_WIDTH = 380;

    private final Label title = new Label();
    private final Label pace = new Label();
    private final Label constants = new Label();
    private final Parts parts;

    BatchView(RunsViewModel runs, Modal modal) {
        BatchViewModel batch = runs.batch();
        getStyleClass().add("batch-view");
        title.getStyleClass().add("batch-title");
        title.setMinWidth(0);
        pace.setId("batch-pace");
        pace.getStyleClass().add("hint");
        pace.setMinWidth(USE_PREF_SIZE);
        constants.getStyleClass().add("hint");
        constants.setWrapText(true);
        constants.setMinHeight(USE_PREF_SIZE);
        HBox heading = new HBox(12, title, pace);
        heading.getStyleClass().add("batch-heading");
        HBox experiments = new HBox(10);
        VBox.setVgrow(experiments, Priority.ALWAYS);
        parts =
                new Parts(
                        List.of(
                                () -> getChildren().addAll(heading, new SteeringBar(runs, modal)),
                                () -> getChildren().addAll(new FailureList(runs), constants),
                                () -> getChildren().add(experiments),
                                () -> experiments.getChildren().add(table(batch)),
                                () -> experiments.getChildren().add(grid(batch)),
                                () -> getChildren().add(losses(runs))));
        batch.contents().addListener((property, before, now) -> show(now));
        batch.progress().addListener((property, before, now) -> show(now));
        show(batch.contents().get());
        show(batch.progress().get());
    }

    /** Comes into the window part by part. */
    Parts parts() {
        return parts;
    }

    private static Node losses(RunsViewModel runs) {
        LossesCard losses = new LossesCard(runs);
        VBox.setVgrow(losses, Priority.ALWAYS);
        return losses;
    }

    private static Node table(BatchViewModel batch) {
        ExperimentTable table = new ExperimentTable(batch);
        HBox.setHgrow(table, Priority.ALWAYS);
        return table;
    }

    private static Node grid(BatchViewModel batch) {
        GridCard card = new GridCard(batch);
        card.setPrefWidth(GRID_WIDTH);
        card.setMinWidth(220);
        return card;
    }

    private void show(BatchContents now) {
        String invalid =
                now.invalid() == 0
                        ? ""
                        : now.invalid() == 1
                                ? "1 experiment without a valid network was left out. "
                                : "%,d experiments without a valid network were left out. "
                                        .formatted(now.invalid());
        String same =
                now.constants().isEmpty() ? "" : "All have " + String.join(", ", now.constants());
        constants.setText(invalid + same);
        constants.setManaged(!constants.getText().isEmpty());
    }

    private void show(Optional<BatchProgress> now) {
        title.setText(now.map(one -> one.name() + " · " + one.counts()).orElse(""));
        pace.setText(now.map(BatchProgress::pace).orElse(""));
    }
}
