package dev.creamery.app.explore.widget;

import dev.creamery.engine.query.Completion;

import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.PopupControl;
import javafx.scene.control.Skin;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * Proposals below what is typed: arrows choose, Enter or Tab takes over, Escape closes, Ctrl+Space
 * asks for them. In a line of text nothing is chosen at first, as Enter there takes the line.
 */
public final class CompletionPopup {

    private static final double ROW = 27;
    private static final int MOST_ROWS = 9;
    private static final double CHARACTER = 7.8;
    private static final double DETAIL = 150;
    private static final double NARROWEST = 300;
    private static final double WIDEST = 620;

    private final TextInputControl field;
    private final Completing line;
    private final boolean oneLine;
    private final ListView<Completion> list = new ListView<>();
    private final ListPopup popup = new ListPopup(list);
    private boolean accepting;
    private boolean pointing;

    /**
     * @param field whose text {@code line} is
     */
    public CompletionPopup(TextInputControl field, Completing line) {
        this.field = field;
        this.line = line;
        oneLine = field instanceof TextField;
        list.getStyleClass().add("completions");
        list.setId("completions");
        list.setFixedCellSize(ROW);
        list.setFocusTraversable(false);
        list.setCellFactory(view -> new Cell());
        list.setOnMouseClicked(event -> accept());
        popup.setAutoHide(true);
        popup.setHideOnEscape(false);
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        // Whoever puts the caret somewhere with the mouse is not typing.
        field.addEventFilter(
                MouseEvent.MOUSE_PRESSED,
                event -> {
                    pointing = true;
                    line.stopCompleting();
                });
        field.addEventFilter(MouseEvent.MOUSE_RELEASED, event -> pointing = false);
        field.caretPositionProperty().addListener((property, before, now) -> moved());
        field.focusedProperty()
                .addListener(
                        (property, before, now) -> {
                            if (!now) {
                                line.stopCompleting();
                            }
                        });
        line.completions().addListener((property, before, now) -> show(now));
    }

    private void moved() {
        if (field.isFocused() && !accepting && !pointing && !field.getText().isBlank()) {
            line.complete(field.getCaretPosition(), false);
        }
    }

    private void show(List<Completion> now) {
        boolean whole =
                (now.size() == 1 || !oneLine && !now.isEmpty())
                        && field.getText()
                                .substring(
                                        Math.min(now.getFirst().from(), field.getLength()),
                                        Math.min(now.getFirst().to(), field.getLength()))
                                .equalsIgnoreCase(now.getFirst().text());
        if (now.isEmpty() || whole || !field.isFocused() || field.getScene() == null) {
            popup.hide();
            return;
        }
        list.getItems().setAll(now);
        list.getSelectionModel().clearSelection();
        if (!oneLine) {
            list.getSelectionModel().select(0);
        }
        list.scrollTo(0);
        list.setPrefWidth(width(now));
        list.setPrefHeight(ROW * Math.min(MOST_ROWS, now.size()) + 10);
        Point2D place = oneLine ? belowTheField() : belowTheCaret();
        if (place != null) {
            popup.show(field, place.getX(), place.getY() + 2);
        }
    }

    /** Enough for the longest name and for what is said about it. */
    private static double width(List<Completion> proposals) {
        int longest = proposals.stream().mapToInt(one -> one.text().length()).max().orElse(0);
        return Math.clamp(longest * CHARACTER + DETAIL, NARROWEST, WIDEST);
    }

    private @Nullable Point2D belowTheField() {
        Bounds place = field.localToScreen(field.getBoundsInLocal());
        return place == null ? null : new Point2D(place.getMinX() + 24, place.getMaxY());
    }

    private @Nullable Point2D belowTheCaret() {
        return field.getInputMethodRequests().getTextLocation(0);
    }

    private void pressed(KeyEvent event) {
        if (event.getCode() == KeyCode.SPACE && event.isShortcutDown()) {
            line.complete(field.getCaretPosition(), true);
            event.consume();
            return;
        }
        if (event.getCode() == KeyCode.ENTER && event.isShortcutDown()) {
            line.stopCompleting(); // It runs what is typed.
            return;
        }
        if (!popup.isShowing()) {
            return;
        }
        int chosen = list.getSelectionModel().getSelectedIndex();
        switch (event.getCode()) {
            case DOWN -> select(Math.min(chosen + 1, list.getItems().size() - 1), event);
            case UP -> select(Math.max(chosen - 1, 0), event);
            case ENTER, TAB -> {
                if (chosen >= 0 || event.getCode() == KeyCode.TAB) {
                    accept();
                    event.consume();
                } else {
                    line.stopCompleting();
                }
            }
            case ESCAPE -> {
                line.stopCompleting();
                event.consume();
            }
            default -> {}
        }
    }

    private void select(int place, KeyEvent event) {
        list.getSelectionModel().select(place);
        list.scrollTo(Math.max(0, place - MOST_ROWS / 2));
        event.consume();
    }

    private void accept() {
        Completion chosen = list.getSelectionModel().getSelectedItem();
        Completion taken = chosen == null ? list.getItems().getFirst() : chosen;
        accepting = true;
        int caret = line.accept(taken);
        field.positionCaret(caret);
        accepting = false;
        line.complete(caret, false);
    }

    /** A popup control, unlike a plain popup, takes the style of the node that it belongs to. */
    private static final class ListPopup extends PopupControl {
        ListPopup(ListView<Completion> list) {
            setSkin(
                    new Skin<>() {
                        @Override
                        public ListPopup getSkinnable() {
                            return ListPopup.this;
                        }

                        @Override
                        public ListView<Completion> getNode() {
                            return list;
                        }

                        @Override
                        public void dispose() {}
                    });
        }
    }

    private static final class Cell extends ListCell<Completion> {
        private final Label text = new Label();
        private final Label detail = new Label();
        private final HBox row;

        Cell() {
            text.getStyleClass().add("mono");
            detail.getStyleClass().add("hint");
            text.setMinWidth(Region.USE_PREF_SIZE);
            Region gap = new Region();
            HBox.setHgrow(gap, Priority.ALWAYS);
            row = new HBox(8, text, gap, detail);
        }

        @Override
        protected void updateItem(Completion completion, boolean empty) {
            super.updateItem(completion, empty);
            setGraphic(empty || completion == null ? null : row);
            if (completion != null) {
                text.setText(completion.text());
                detail.setText(completion.detail());
            }
        }
    }
}
