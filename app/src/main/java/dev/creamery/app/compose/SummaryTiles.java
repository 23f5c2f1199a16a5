package dev.creamery.app.compose;

import dev.creamery.app.place.ByteText;
import dev.creamery.app.place.DurationText;
import dev.creamery.app.place.NumberText;
import dev.creamery.engine.schedule.CostEstimate;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import java.util.Optional;

/** The numbers that a sweep amounts to. */
final class SummaryTiles extends GridPane {

    private final SummaryViewModel summary;
    private final Label experiments = value("experiments");
    private final Label runs = value("runs");
    private final Label done = detail("done");
    private final Label epochs = value("epochs");
    private final Label invalid = value("invalid");
    private final Button drop = new Button("Leave out");
    private final Label time = value("time");
    private final Label range = detail("range");
    private final Label disk = value("disk");
    private final Label diskOf = detail("disk-of");

    SummaryTiles(SummaryViewModel summary) {
        this.summary = summary;
        getStyleClass().add("tiles");
        HBox invalidAndDrop = new HBox(8, invalid, drop);
        invalidAndDrop.setAlignment(Pos.CENTER_LEFT);
        add(tile("Experiments", experiments), 0, 0);
        add(tile("Runs", runs, done), 1, 0);
        add(tile("Epochs to train", epochs), 0, 1);
        add(tile("No valid network", invalidAndDrop), 1, 1);
        add(tile("Time on this computer", time, range), 0, 2);
        add(tile("Disk space", disk, diskOf), 1, 2);
        prepareDrop();
        summary.summary().addListener((property, before, now) -> show(now));
        summary.timeObstacle()
                .addListener((property, before, now) -> show(summary.summary().get()));
        show(summary.summary().get());
    }

    private static Label value(String id) {
        Label label = new Label();
        label.setId("summary-" + id);
        label.getStyleClass().add("tile-value");
        return label;
    }

    private static Label detail(String id) {
        Label label = new Label();
        label.setId("summary-" + id);
        label.getStyleClass().add("tile-detail");
        return label;
    }

    private static VBox tile(String name, Node... values) {
        Label label = new Label(name);
        label.getStyleClass().add("tile-name");
        VBox tile = new VBox(label);
        tile.getChildren().addAll(values);
        tile.getStyleClass().add("tile");
        GridPane.setHgrow(tile, Priority.ALWAYS);
        tile.setMaxWidth(Double.MAX_VALUE);
        tile.setPrefWidth(200);
        return tile;
    }

    private void prepareDrop() {
        drop.getStyleClass().addAll("small", "drop");
        drop.setId("drop-invalid");
        drop.setOnAction(event -> summary.dropInvalid());
        drop.setTooltip(
                new Tooltip(
                        "The engine skips experiments without a valid network anyway. This cuts the"
                                + " cubes into smaller ones that do not have them. Undo brings them"
                                + " back."));
    }

    private void show(SweepSummary now) {
        experiments.setText(NumberText.rounded(now.experiments()));
        runs.setText(NumberText.rounded(now.runs()));
        epochs.setText(NumberText.rounded(now.epochs()));
        invalid.setText(
                now.invalid().isPresent()
                        ? NumberText.rounded(now.invalid().getAsLong())
                        : "not checked");
        boolean some = now.invalid().orElse(0) > 0 && now.runs() > 0;
        drop.setVisible(some);
        drop.setManaged(some);
        show(now.forecast().filter(forecast -> now.runs() > 0), now.runs());
    }

    private void show(Optional<Forecast> forecast, long runs) {
        show(
                done,
                forecast.filter(now -> now.done() > 0)
                        .map(now -> NumberText.grouped(now.done()) + " done in this workspace")
                        .orElse(""));
        boolean all = forecast.filter(now -> now.done() >= runs).isPresent();
        time.setText(all ? "nothing left" : forecast.map(this::time).orElse("—"));
        show(
                range,
                forecast.filter(Forecast::timed)
                        .filter(now -> now.done() < runs)
                        .map(SummaryTiles::range)
                        .orElse(""));
        disk.setText(forecast.map(now -> "≈ " + ByteText.text(now.left().bytes())).orElse("—"));
        show(diskOf, forecast.isPresent() ? "all statistics of every epoch" : "");
    }

    private String time(Forecast forecast) {
        return forecast.timed()
                ? "≈ " + DurationText.text(forecast.left().time())
                : summary.timeObstacle().get();
    }

    private static String range(Forecast forecast) {
        CostEstimate left = forecast.left();
        return DurationText.range(left.shortest(), left.longest())
                + (forecast.threads() == 1 ? ", 1 thread" : ", " + forecast.threads() + " threads");
    }

    private static void show(Label label, String text) {
        label.setText(text);
        label.setVisible(!text.isEmpty());
        label.setManaged(!text.isEmpty());
    }
}
