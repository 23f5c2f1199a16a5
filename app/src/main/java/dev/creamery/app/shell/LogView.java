package dev.creamery.app.shell;

import dev.creamery.app.place.PlaceContext;
import dev.creamery.app.task.TaskRunner;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.javafx.FontIcon;

import java.time.Duration;

/** Shows the log of this window since its start, newest at the end. */
final class LogView extends VBox {

    private static final Duration REFRESH = Duration.ofMillis(500);

    private final LogViewModel log;
    private final TaskRunner tasks;
    private final TextArea text = new TextArea();

    LogView(LogViewModel log, PlaceContext.Clipboard clipboard, TaskRunner tasks) {
        super(8);
        this.log = log;
        this.tasks = tasks;
        setPrefSize(900, 520);
        text.setId("log-text");
        text.setEditable(false);
        text.setAccessibleText("Log");
        text.getStyleClass().addAll("mono", "log");
        VBox.setVgrow(text, Priority.ALWAYS);
        getChildren().addAll(tools(clipboard), text);
        log.text().addListener((property, before, now) -> show(before, now));
        show("", log.text().get());
        refreshWhileShown();
    }

    private HBox tools(PlaceContext.Clipboard clipboard) {
        TextField filter = new TextField();
        filter.setId("log-filter");
        filter.setPromptText("Show entries with this text");
        filter.setAccessibleText("Show entries with this text");
        filter.setPrefWidth(280);
        filter.textProperty().bindBidirectional(log.query());
        Label count = new Label();
        count.setId("log-count");
        count.getStyleClass().add("muted");
        count.textProperty().bind(log.count());
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Button copy = new Button("Copy all", new FontIcon("fth-copy"));
        copy.setId("log-copy");
        copy.textProperty()
                .bind(log.query().map(query -> query.isBlank() ? "Copy all" : "Copy these"));
        copy.disableProperty().bind(log.text().isEmpty());
        copy.setOnAction(event -> clipboard.put(log.text().get()));
        HBox tools = new HBox(12, filter, count, gap, copy);
        tools.setAlignment(Pos.CENTER_LEFT);
        return tools;
    }

    private void refreshWhileShown() {
        tasks.later(
                REFRESH,
                () -> {
                    if (getScene() != null) {
                        log.refresh();
                        refreshWhileShown();
                    }
                });
    }

    /** What a person has selected, or scrolled to, stays while more is logged. */
    private void show(String before, String now) {
        boolean reading = text.getCaretPosition() < text.getLength();
        if (!now.startsWith(before) || !reading) {
            text.setText(now);
            text.positionCaret(now.length());
            return;
        }
        int anchor = text.getAnchor();
        int caret = text.getCaretPosition();
        double top = text.getScrollTop();
        text.appendText(now.substring(before.length()));
        text.selectRange(anchor, caret);
        text.setScrollTop(top);
    }
}
