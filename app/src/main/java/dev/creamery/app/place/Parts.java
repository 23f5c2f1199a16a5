package dev.creamery.app.place;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * Steps that bring the parts of a view into the window, each once: one by one while nothing else is
 * to do, or all that are left when the view is to be seen. What comes into a window has to be
 * styled, which takes longer than a frame for many parts at once.
 */
public final class Parts {

    private final Deque<Runnable> left;

    /** To be done in this order. */
    public Parts(List<Runnable> steps) {
        left = new ArrayDeque<>(steps);
    }

    /** A step for each part that is left. */
    public List<Runnable> oneByOne() {
        return left.stream().<Runnable>map(any -> this::next).toList();
    }

    private void next() {
        if (!left.isEmpty()) {
            left.remove().run();
        }
    }

    /** Does all that are left. */
    public void finish() {
        while (!left.isEmpty()) {
            next();
        }
    }
}
