package dev.creamery.app.shell;

import dev.creamery.app.place.Modal;

import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;

import java.util.Optional;

/**
 * Dims the window and shows one thing above it, until it is answered, Escape is pressed or the
 * dimmed part is clicked. What had the focus gets it back.
 */
public final class Overlay extends StackPane implements Modal {

    private Optional<Node> focusedBefore = Optional.empty();

    /** Shows nothing. */
    public Overlay() {
        getStyleClass().add("overlay");
        setVisible(false);
        setOnMousePressed(
                event -> {
                    if (event.getTarget() == this) {
                        hide();
                    }
                });
        addEventHandler(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (event.getCode() == KeyCode.ESCAPE) {
                        hide();
                        event.consume();
                    }
                });
    }

    @Override
    public void show(Node node) {
        if (!isVisible()) {
            focusedBefore = Optional.ofNullable(getScene().getFocusOwner());
        }
        getChildren().setAll(node);
        setVisible(true);
        node.requestFocus();
    }

    @Override
    public void hide() {
        setVisible(false);
        getChildren().clear();
        focusedBefore.ifPresent(Node::requestFocus);
        focusedBefore = Optional.empty();
    }
}
