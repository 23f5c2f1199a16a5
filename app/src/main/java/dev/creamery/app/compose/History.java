package dev.creamery.app.compose;

import java.util.ArrayList;
import java.util.List;

/**
 * The states that something went through, for undo and redo.
 *
 * @param <T> an immutable state
 */
final class History<T> {

    private static final int MOST = 500;

    private final List<T> states = new ArrayList<>();
    private int at;
    private String lastKind = "";

    History(T first) {
        states.add(first);
    }

    T current() {
        return states.get(at);
    }

    boolean canUndo() {
        return at > 0;
    }

    boolean canRedo() {
        return at < states.size() - 1;
    }

    /**
     * Goes on to a new state; what was undone is forgotten.
     *
     * @param kind successive changes of the same kind count as one; "" never
     */
    void push(T state, String kind) {
        if (state.equals(current())) {
            return;
        }
        states.subList(at + 1, states.size()).clear();
        if (!kind.isEmpty() && kind.equals(lastKind) && at > 0) {
            states.set(at, state);
        } else {
            states.add(state);
            at++;
        }
        lastKind = kind;
        if (states.size() > MOST) {
            states.removeFirst();
            at--;
        }
    }

    void undo() {
        at = Math.max(0, at - 1);
        lastKind = "";
    }

    void redo() {
        at = Math.min(states.size() - 1, at + 1);
        lastKind = "";
    }
}
