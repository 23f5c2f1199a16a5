package dev.creamery.app.chart;

import javafx.application.Platform;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BinaryOperator;

/**
 * Data handed from any thread to the window's: of several that come before it looks, the last one
 * wins. Nothing is ever written that somebody else reads.
 */
final class Latest<T> {
    private final AtomicReference<@Nullable T> waiting = new AtomicReference<>();
    private final BinaryOperator<T> merge;
    private final Runnable changed;
    private T current;

    /**
     * @param merge makes what is shown of what was (first) and what came (second)
     * @param changed run on the window's thread after every change
     */
    Latest(T initial, BinaryOperator<T> merge, Runnable changed) {
        this.current = initial;
        this.merge = merge;
        this.changed = changed;
    }

    /** The data in sight; only on the window's thread. */
    T get() {
        return current;
    }

    /** Hands other data over, from any thread. */
    void set(T data) {
        if (waiting.getAndSet(data) == null) {
            if (Platform.isFxApplicationThread()) {
                take();
            } else {
                Platform.runLater(this::take);
            }
        } else if (Platform.isFxApplicationThread()) {
            take();
        }
    }

    private void take() {
        T data = waiting.getAndSet(null);
        if (data != null) {
            current = merge.apply(current, data);
            changed.run();
        }
    }
}
