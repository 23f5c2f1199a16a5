package dev.creamery.app.preferences;

import javafx.beans.property.StringProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

import org.kordamp.ikonli.javafx.FontIcon;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/** The form in which preferences are edited. */
public final class PreferencesView extends GridPane {

    private final Function<String, Optional<Path>> askFolder;
    private int rows;

    /**
     * @param askFolder asks for a folder, given the question
     */
    public PreferencesView(
            PreferencesViewModel preferences, Function<String, Optional<Path>> askFolder) {
        this.askFolder = askFolder;
        getStyleClass().add("form");
        setPrefWidth(620);
        row("Theme", themes(preferences), "");
        row(
                "Data folder",
                folder("Data folder", preferences.dataFolder()),
                "BUTTER's datasets are looked for here before they are downloaded.");
        TextField threads = new TextField();
        threads.setId("threads");
        threads.setPromptText("all " + Runtime.getRuntime().availableProcessors());
        threads.setMaxWidth(120);
        threads.textProperty().bindBidirectional(preferences.threads());
        row("Threads", threads, "How many a training may use.");
        row(
                "Default workspace",
                folder("Default workspace", preferences.defaultWorkspace()),
                "Opened when no other was open before; made when first needed.");
        CheckBox notifications = new CheckBox("Tell on the desktop when a batch ends or fails");
        notifications.setId("notifications");
        notifications.selectedProperty().bindBidirectional(preferences.notifications());
        row("Notifications", notifications, "");
        Label problem = new Label();
        problem.getStyleClass().add("problem");
        problem.setWrapText(true);
        problem.textProperty().bind(preferences.problem());
        add(problem, 1, rows);
    }

    private void row(String label, Node control, String hint) {
        Label name = new Label(label);
        name.setMinWidth(USE_PREF_SIZE);
        name.setLabelFor(
                control instanceof HBox box
                                && box.getChildren().getFirst() instanceof TextField field
                        ? field
                        : control);
        add(name, 0, rows);
        add(control, 1, rows++);
        GridPane.setHgrow(control, Priority.ALWAYS);
        if (!hint.isEmpty()) {
            Label text = new Label(hint);
            text.getStyleClass().add("hint");
            add(text, 1, rows++);
        }
    }

    private static HBox themes(PreferencesViewModel preferences) {
        HBox box = new HBox();
        box.getStyleClass().add("segments");
        ToggleGroup group = new ToggleGroup();
        Theme[] all = Theme.values();
        for (int index = 0; index < all.length; index++) {
            Theme theme = all[index];
            ToggleButton button = new ToggleButton(theme.label());
            button.getStyleClass()
                    .add(
                            index == 0
                                    ? "left-pill"
                                    : index == all.length - 1 ? "right-pill" : "center-pill");
            button.setToggleGroup(group);
            button.setSelected(theme == preferences.theme().get());
            button.setOnAction(
                    event -> {
                        button.setSelected(true);
                        preferences.theme().set(theme);
                    });
            box.getChildren().add(button);
        }
        return box;
    }

    private HBox folder(String label, StringProperty text) {
        TextField field = new TextField();
        field.textProperty().bindBidirectional(text);
        HBox.setHgrow(field, Priority.ALWAYS);
        Button browse = new Button("Browse…", new FontIcon("fth-folder"));
        browse.setOnAction(
                event -> askFolder.apply(label).ifPresent(path -> text.set(path.toString())));
        HBox box = new HBox(8, field, browse);
        box.setAlignment(Pos.CENTER_LEFT);
        return box;
    }
}
