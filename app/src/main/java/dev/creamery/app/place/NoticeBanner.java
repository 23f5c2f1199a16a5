package dev.creamery.app.place;

import javafx.animation.PauseTransition;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

import org.kordamp.ikonli.javafx.FontIcon;

import java.util.Locale;
import java.util.Optional;

/**
 * Shows the notice of a part of the window at its top: what happened, what to do, a way to copy.
 */
public final class NoticeBanner extends HBox {

    private final Label message = new Label();
    private final Label remedy = new Label();
    private final Button copy = new Button("Copy details");
    private final FontIcon icon = new FontIcon("fth-alert-triangle");
    private final PauseTransition read = new PauseTransition(Duration.seconds(8));

    public NoticeBanner(Notices notices) {
        getStyleClass().add("notice");
        message.getStyleClass().add("notice-message");
        remedy.getStyleClass().add("notice-remedy");
        message.setWrapText(true);
        remedy.setWrapText(true);
        VBox text = new VBox(2, message, remedy);
        text.setAlignment(Pos.CENTER_LEFT); // beside taller buttons
        HBox.setHgrow(text, Priority.ALWAYS);
        copy.getStyleClass().addAll("small");
        copy.setMinWidth(USE_PREF_SIZE);
        Button close = new Button("", new FontIcon("fth-x"));
        close.getStyleClass().addAll("flat", "button-icon", "small");
        close.setAccessibleText("Dismiss");
        close.setOnAction(event -> notices.dismiss());
        copy.setOnAction(event -> notices.current().get().ifPresent(NoticeBanner::copy));
        getChildren().addAll(icon, text, copy, close);
        read.setOnFinished(event -> notices.dismiss());
        notices.current().addListener((property, before, now) -> show(now));
        show(notices.current().get());
    }

    private void show(Optional<Notice> notice) {
        setVisible(notice.isPresent());
        setManaged(notice.isPresent());
        read.stop();
        notice.ifPresent(this::show);
    }

    private void show(Notice notice) {
        message.setText(notice.message());
        remedy.setText(notice.remedy());
        remedy.setManaged(!notice.remedy().isEmpty());
        copy.setVisible(notice.isProblem());
        copy.setManaged(notice.isProblem());
        icon.setIconLiteral(
                switch (notice.level()) {
                    case DONE -> "fth-check";
                    case INFO -> "fth-info";
                    case WARNING, ERROR -> "fth-alert-triangle";
                });
        if (notice.level() == Notice.Level.DONE) {
            read.playFromStart();
        }
        for (Notice.Level level : Notice.Level.values()) {
            pseudoClassStateChanged(
                    PseudoClass.getPseudoClass(level.name().toLowerCase(Locale.ROOT)),
                    level == notice.level());
        }
    }

    private static void copy(Notice notice) {
        ClipboardContent content = new ClipboardContent();
        content.putString(notice.copyable());
        Clipboard.getSystemClipboard().setContent(content);
    }
}
