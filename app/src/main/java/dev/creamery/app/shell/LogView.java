package dev.creamery.app.shell;

import dev.creamery.app.place.PlaceContext;
import dev.creamery.app.task.TaskRunner;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.javafx.FontIcon;

import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Shows the log of this window since its start, newest at the end. */
final class LogView extends VBox {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneId.systemDefault());
    private static final Duration REFRESH = Duration.ofMillis(500);

    private final LogBuffer log;
    private final TaskRunner tasks;
    private final TextArea text = new TextArea();
    private final Label count = new Label();

    LogView(LogBuffer log, PlaceContext.Clipboard clipboard, TaskRunner tasks) {
        super(8);
        this.log = log;
        this.tasks = tasks;
        setPrefSize(900, 520);
        text.setEditable(false);
        text.getStyleClass().addAll("mono", "log");
        VBox.setVgrow(text, Priority.ALWAYS);
        Button copy = new Button("Copy all", new FontIcon("fth-copy"));
        copy.getStyleClass().add("small");
        copy.setOnAction(event -> clipboard.put(text.getText()));
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        count.getStyleClass().add("muted");
        HBox tools = new HBox(12, count, gap, copy);
        tools.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(tools, text);
        show();
        refreshWhileShown();
    }

    private void refreshWhileShown() {
        tasks.later(
                REFRESH,
                () -> {
                    if (getScene() != null) {
                        show();
                        refreshWhileShown();
                    }
                });
    }

    private void show() {
        List<LogBuffer.Entry> entries = log.entries();
        String now = entries.stream().map(LogView::line).collect(Collectors.joining("\n"));
        if (!now.equals(text.getText())) {
            text.setText(now);
            text.positionCaret(now.length());
        }
        String dropped = log.dropped() == 0 ? "" : ", " + log.dropped() + " older ones not kept";
        count.setText(
                entries.isEmpty()
                        ? "No warnings and no errors since the window was opened"
                        : entries.size() + " entries" + dropped);
    }

    private static String line(LogBuffer.Entry entry) {
        String source = entry.source().substring(entry.source().lastIndexOf('.') + 1);
        return "%s  %-7s  %s: %s"
                .formatted(TIME.format(entry.time()), entry.level(), source, entry.text());
    }
}
