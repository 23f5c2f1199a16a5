package dev.creamery.app.place;

import javafx.scene.Node;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One of the window's places. All its methods are called on the view's thread. */
public interface Place {

    /** Its name in the session file, such as {@code compose}. */
    String id();

    /** Its name for people. */
    String title();

    /** Its icon, as Ikonli writes it, such as {@code fth-sliders}. */
    String icon();

    /** Its view; always the same node. */
    Node view();

    /** What can be done there, for the command palette and the keyboard. */
    default List<Action> actions() {
        return List.of();
    }

    /** What a person most often comes for: a button that the window shows everywhere. */
    default Optional<Action> primary() {
        return Optional.empty();
    }

    /**
     * Small steps that make ready what showing it needs; done while nothing else is to do, after
     * its view came into the window.
     */
    default List<Runnable> preparation() {
        return List.of();
    }

    /** It came into sight. */
    default void shown() {}

    /** It went out of sight: time to stop whatever costs. */
    default void hidden() {}

    /**
     * What a person has to decide before the window closes, as a dialog; nothing if it can just
     * close.
     *
     * @param close closes the window, when that is decided
     */
    default Optional<Node> beforeClosing(Runnable close) {
        return Optional.empty();
    }

    /** What the session keeps of it: plain JSON values. */
    default Map<String, Object> save() {
        return Map.of();
    }

    /** The inverse of {@link #save}; values of an older program may be missing or odd. */
    default void restore(Map<String, Object> saved) {}

    /** Whether it can open such a file, dropped on the window. */
    default boolean opens(Path file) {
        return false;
    }

    /** Opens a file that it said it can open. */
    default void open(Path file) {}
}
