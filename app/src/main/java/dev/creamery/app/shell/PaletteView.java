package dev.creamery.app.shell;

import dev.creamery.app.place.Action;
import dev.creamery.app.place.Modal;

import javafx.collections.ListChangeListener;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Group;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** The command palette: a field, and the actions it finds. Up, Down, Enter, Escape. */
final class PaletteView extends VBox {

    private static final double ROW = 34;
    private static final int MOST_ROWS = 12;

    private final PaletteViewModel palette;
    private final Modal modal;
    private final TextField field = new TextField();
    private final ListView<PaletteViewModel.Hit> list = new ListView<>();

    PaletteView(PaletteViewModel palette, Modal modal) {
        this.palette = palette;
        this.modal = modal;
        getStyleClass().addAll("dialog", "palette");
        setMaxSize(620, USE_PREF_SIZE);
        StackPane.setAlignment(this, Pos.TOP_CENTER);
        StackPane.setMargin(this, new Insets(64, 0, 0, 0));
        field.setPromptText("What do you want to do?");
        field.setAccessibleText("What do you want to do?");
        field.getStyleClass().add("palette-query");
        field.textProperty().bindBidirectional(palette.query());
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        list.setItems(palette.hits());
        list.setFixedCellSize(ROW);
        palette.hits().addListener((ListChangeListener<PaletteViewModel.Hit>) change -> resize());
        resize();
        list.setCellFactory(view -> new HitCell());
        list.setFocusTraversable(false);
        list.setOnMouseClicked(
                event -> {
                    palette.selected().set(list.getSelectionModel().getSelectedIndex());
                    run();
                });
        Label none = new Label("No command has these letters in this order");
        none.getStyleClass().add("muted");
        list.setPlaceholder(none);
        palette.selected().addListener((property, before, now) -> select(now.intValue()));
        select(0);
        getChildren().addAll(field, list);
    }

    private void resize() {
        int rows = Math.clamp(palette.hits().size(), 1, MOST_ROWS);
        select(palette.selected().get()); // other items take the selection away
        list.setPrefHeight(ROW * rows + 2);
        list.setMinHeight(ROW * rows + 2);
    }

    private void select(int index) {
        list.getSelectionModel().select(index);
        list.scrollTo(Math.max(0, index - MOST_ROWS / 2));
    }

    private void pressed(KeyEvent event) {
        switch (event.getCode()) {
            case DOWN -> palette.move(1);
            case UP -> palette.move(-1);
            case ENTER -> run();
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void run() {
        palette.chosen()
                .ifPresent(
                        action -> {
                            modal.hide();
                            action.run().run();
                        });
    }

    /** The icon, the text with the found letters emphasised, and the key. */
    private static final class HitCell extends ListCell<PaletteViewModel.Hit> {
        @Override
        protected void updateItem(PaletteViewModel.@Nullable Hit hit, boolean empty) {
            super.updateItem(hit, empty);
            setGraphic(hit == null || empty ? null : row(hit));
        }

        private static HBox row(PaletteViewModel.Hit hit) {
            Action action = hit.action();
            TextFlow text = new TextFlow();
            hit.parts().forEach(part -> text.getChildren().add(text(part)));
            // A TextFlow stands at its top; a group takes its height and is centred.
            Group centred = new Group(text);
            Region gap = new Region();
            HBox.setHgrow(gap, Priority.ALWAYS);
            HBox row = new HBox(10, new FontIcon(action.icon()), centred, gap);
            if (!action.shortcut().isEmpty()) {
                Label key = new Label(KeyCombination.valueOf(action.shortcut()).getDisplayText());
                key.getStyleClass().add("key");
                row.getChildren().add(key);
            }
            row.setAlignment(Pos.CENTER_LEFT);
            row.setOpacity(action.enabled().get() ? 1 : 0.45);
            return row;
        }

        private static Text text(PaletteViewModel.Part part) {
            Text text = new Text(part.text());
            text.getStyleClass().add(part.found() ? "found-letter" : "letter");
            return text;
        }
    }
}
