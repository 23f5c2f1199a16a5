package dev.creamery.app.place;

import dev.creamery.app.preferences.Preferences;
import dev.creamery.app.task.TaskRunner;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.StringProperty;

import java.nio.file.Path;

/**
 * What the window offers to its places.
 *
 * @param tasks runs work in the background
 * @param files asks for files
 * @param modal shows dialogs inside the window
 * @param clipboard takes text
 * @param workspace the open one's folder, which may not exist yet
 * @param preferences as they are now
 * @param engine what the status bar tells; set by whoever knows
 * @param place id of the place that is shown; set to go to another
 */
public record PlaceContext(
        TaskRunner tasks,
        FileDialogs files,
        Modal modal,
        Clipboard clipboard,
        ReadOnlyObjectProperty<Path> workspace,
        ReadOnlyObjectProperty<Preferences> preferences,
        ObjectProperty<EngineState> engine,
        StringProperty place) {

    /** The system's clipboard. */
    @FunctionalInterface
    public interface Clipboard {
        void put(String text);
    }
}
