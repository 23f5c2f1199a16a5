package dev.creamery.app.place;

import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.value.ObservableBooleanValue;

/**
 * Something that a person can do, by button, key or command palette.
 *
 * @param title what it does, in the imperative
 * @param group where it belongs, such as the place's title
 * @param icon as Ikonli writes it
 * @param shortcut as JavaFX's KeyCombination writes it ({@code Shortcut+K}); "" for none
 * @param enabled whether it can be done now
 * @param run does it, on the view's thread
 */
public record Action(
        String title,
        String group,
        String icon,
        String shortcut,
        ObservableBooleanValue enabled,
        Runnable run) {

    /** An action that can always be done. */
    public static Action always(
            String title, String group, String icon, String shortcut, Runnable run) {
        return new Action(title, group, icon, shortcut, new ReadOnlyBooleanWrapper(true), run);
    }

    /** Does it if it can be done now. */
    public void runIfEnabled() {
        if (enabled.get()) {
            run.run();
        }
    }
}
