package dev.creamery.app.shell;

import dev.creamery.app.place.Modal;

import javafx.event.EventHandler;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Dims the window and shows one thing above it, until it is answered, Escape is pressed or the
 * dimmed part is clicked. Tab goes around within it; what had the focus gets it back.
 */
public final class Overlay extends StackPane implements Modal {

    private final Set<Node> kept = new HashSet<>();
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
        EventHandler<KeyEvent> tab = this::keepTab;
        sceneProperty()
                .subscribe(
                        (before, now) -> {
                            if (before != null) {
                                before.removeEventFilter(KeyEvent.KEY_PRESSED, tab);
                            }
                            if (now != null) {
                                now.addEventFilter(KeyEvent.KEY_PRESSED, tab);
                            }
                        });
    }

    private void keepTab(KeyEvent event) {
        if (isVisible() && event.getCode() == KeyCode.TAB) {
            Node focused = getScene().getFocusOwner();
            FocusStops.within(this)
                    .aroundFrom(focused == null ? this : focused, event.isShiftDown())
                    .ifPresent(
                            stop -> {
                                stop.requestFocus();
                                event.consume();
                            });
        }
    }

    @Override
    public void show(Node node) {
        if (!isVisible()) {
            focusedBefore = Optional.ofNullable(getScene().getFocusOwner());
        }
        putAway();
        if (!getChildren().contains(node)) {
            getChildren().add(node);
        }
        node.setVisible(true);
        setVisible(true);
        FocusStops.within(this).start().ifPresentOrElse(Node::requestFocus, this::requestFocus);
    }

    /** Whether this is what a person sees above the window. */
    boolean shows(Node node) {
        return isVisible() && node.isVisible() && getChildren().contains(node);
    }

    @Override
    public void keep(Node node) {
        if (kept.add(node) && !getChildren().contains(node)) {
            node.setVisible(false);
            getChildren().add(node);
        }
    }

    /**
     * Takes what is kept, and not shown, out of the window; returns the steps that bring it back.
     */
    List<Runnable> setAside() {
        List<Node> hidden = getChildren().stream().filter(node -> !node.isVisible()).toList();
        getChildren().removeAll(hidden);
        return hidden.stream().<Runnable>map(node -> () -> bringBack(node)).toList();
    }

    private void bringBack(Node node) {
        if (!getChildren().contains(node)) {
            getChildren().add(node);
        }
    }

    private void putAway() {
        getChildren().retainAll(kept);
        kept.forEach(node -> node.setVisible(false));
    }

    @Override
    public void hide() {
        setVisible(false);
        putAway();
        focusedBefore.ifPresent(Node::requestFocus);
        focusedBefore = Optional.empty();
    }
}
