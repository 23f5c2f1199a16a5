package dev.creamery.app.place;

import javafx.scene.Node;

/** Shows one thing above the whole window, which then has to be answered or dismissed. */
public interface Modal {

    /** Shows a node; what was shown before goes. */
    void show(Node node);

    /** Takes a node in, out of sight, and keeps it for good: showing it is quick then. */
    default void keep(Node node) {}

    /** Takes away what is shown. */
    void hide();
}
