package dev.creamery.app.monitor;

import dev.creamery.app.monitor.BatchContents.FailureRow;

import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.javafx.FontIcon;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What went wrong in a batch, each with the remedy and a button to try again. */
final class FailureList extends ScrollPane {

    private static final double MOST_HEIGHT = 150;

    private final RunsViewModel runs;
    private final VBox failures = new VBox();

    FailureList(RunsViewModel runs) {
        this.runs = runs;
        failures.getStyleClass().add("failures");
        setContent(failures);
        setFitToWidth(true);
        setMaxHeight(MOST_HEIGHT);
        setMinHeight(USE_PREF_SIZE);
        prefHeightProperty().bind(Bindings.min(failures.heightProperty().add(2), MOST_HEIGHT));
        getStyleClass().add("failure-scroll");
        runs.batch().contents().addListener((property, before, now) -> show());
        runs.batch().progress().addListener((property, before, now) -> showIfOther(before, now));
        show();
    }

    private void showIfOther(Optional<BatchProgress> before, Optional<BatchProgress> now) {
        boolean same =
                before.map(BatchProgress::status).equals(now.map(BatchProgress::status))
                        && waiting(before).equals(waiting(now));
        if (!same) {
            show();
        }
    }

    private static Optional<String> waiting(Optional<BatchProgress> batch) {
        return batch.flatMap(one -> one.activity().waitingFor());
    }

    private void show() {
        BatchContents contents = runs.batch().contents().get();
        List<Node> nodes = new ArrayList<>();
        runs.batch()
                .progress()
                .get()
                .filter(one -> one.status() == BatchStatus.STOPPED)
                .ifPresent(one -> nodes.add(stopped(one, contents.lastWords())));
        waiting(runs.batch().progress().get())
                .ifPresent(what -> nodes.add(box("The training waits for disk space.", what)));
        contents.failures().forEach(failure -> nodes.add(failure(failure)));
        failures.getChildren().setAll(nodes);
        setVisible(!nodes.isEmpty());
        setManaged(!nodes.isEmpty());
    }

    /** No engine trains the batch, and nobody asked for that. */
    private Node stopped(BatchProgress batch, String lastWords) {
        Button restart = new Button("Start an engine", new FontIcon("fth-play"));
        restart.setId("restart-engine");
        restart.setOnAction(event -> runs.goOn(batch.name()));
        return box(
                "No engine trains "
                        + batch.name()
                        + ": the last one ended before all was done, or was ended.",
                "Nothing that was finished is lost. Start another engine to go on."
                        + (lastWords.isEmpty() ? "" : "\nIt said last:\n" + lastWords),
                restart);
    }

    private Node failure(FailureRow failure) {
        Button again = new Button("Retry these", new FontIcon("fth-rotate-cw"));
        again.getStyleClass().add("retry-cause");
        again.setOnAction(
                event ->
                        runs.batch()
                                .selected()
                                .get()
                                .ifPresent(name -> runs.retry(name, failure.message())));
        return box(
                (failure.runs() == 1 ? "1 run" : failure.runs() + " runs")
                        + " failed: "
                        + failure.message(),
                failure.remedy(),
                again);
    }

    private static Node box(String what, String todo, Button... buttons) {
        Label message = new Label(what);
        message.getStyleClass().add("notice-message");
        Label remedy = new Label(todo);
        remedy.getStyleClass().add("notice-remedy");
        remedy.setManaged(!todo.isEmpty());
        for (Label label : List.of(message, remedy)) {
            label.setWrapText(true);
            label.setMinHeight(USE_PREF_SIZE);
        }
        VBox text = new VBox(2, message, remedy);
        HBox.setHgrow(text, Priority.ALWAYS);
        HBox box = new HBox(10, text);
        for (Button button : buttons) {
            button.getStyleClass().add("small");
            button.setMinWidth(USE_PREF_SIZE);
            box.getChildren().add(button);
        }
        box.setAlignment(Pos.CENTER_LEFT);
        box.getStyleClass().add("failure");
        return box;
    }
}
