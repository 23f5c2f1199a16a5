package dev.creamery.app.explore.widget;

import dev.creamery.engine.query.Completion;

import javafx.beans.property.ReadOnlyObjectProperty;

import java.util.List;

/** Text in which proposals are made of what could be typed next. */
public interface Completing {

    /** What could be typed next. */
    ReadOnlyObjectProperty<List<Completion>> completions();

    /**
     * Looks for what could stand at the caret.
     *
     * @param asked whether a person asked for it, rather than only typed
     */
    void complete(int caret, boolean asked);

    /** Nothing is to be proposed. */
    void stopCompleting();

    /**
     * Takes a proposal over.
     *
     * @return where the caret then belongs
     */
    int accept(Completion chosen);
}
