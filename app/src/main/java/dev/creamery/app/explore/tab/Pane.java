package dev.creamery.app.explore.tab;

import dev.creamery.app.chart.picture.Picture;
import dev.creamery.app.chart.picture.PictureNotes;

import javafx.scene.Node;

import java.util.Map;
import java.util.Optional;

/**
 * One way of looking at a tab's experiments: curves, a map, the table… All methods are called on
 * the view's thread. A pane that is not shown asks nothing of the index.
 */
public interface Pane {

    /** Its name in saved views, such as {@code curves}. */
    String id();

    /** Its name for people, short. */
    String title();

    /** Its icon, as Ikonli writes it. */
    String icon();

    /** Its view; always the same node. */
    Node view();

    /** It came into sight. */
    default void shown() {}

    /** It went out of sight: running queries are cancelled. */
    default void hidden() {}

    /**
     * How it looks at the data, as plain JSON values (text, numbers, booleans, lists, maps); what
     * the tab holds is not repeated. After a person changes any of it, the pane calls {@link
     * ExploreTab#looked}.
     */
    default Map<String, Object> save() {
        return Map.of();
    }

    /** The inverse of {@link #save}; values may be missing or odd, and then keep their default. */
    default void restore(Map<String, Object> saved) {}

    /**
     * Its chart as it is on the screen, to be written to a file or copied.
     *
     * @param notes the filter and source; the pane may give them a better title
     * @return nothing if it has no chart to show
     */
    default Optional<Picture> picture(PictureNotes notes) {
        return Optional.empty();
    }
}
