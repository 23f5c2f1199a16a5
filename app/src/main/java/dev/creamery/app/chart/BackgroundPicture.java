package dev.creamery.app.chart;

import javafx.application.Platform;

import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Work for a chart that takes too long for the window's thread. One piece is done at a time; what
 * is asked for meanwhile is done next, and of several such wishes only the last one. Used on the
 * window's thread only.
 */
final class BackgroundPicture {
    private boolean working;
    private Runnable next = () -> {};
    private boolean waits;
    private long cancelled;

    /** Starts now, or when what runs has ended. */
    void start(Runnable beginning) {
        if (working) {
            next = beginning;
            waits = true;
        } else {
            working = true;
            beginning.run();
        }
    }

    /** What runs or waits is no longer wanted. */
    void cancel() {
        cancelled++;
        waits = false;
        working = false;
    }

    /** A step of the work: computes in the background, and hands on, on the window's thread. */
    <T> void step(Supplier<T> compute, Consumer<T> then) {
        long mine = cancelled;
        CompletableFuture.supplyAsync(compute)
                .whenComplete(
                        (result, problem) ->
                                Platform.runLater(
                                        () -> {
                                            if (mine != cancelled) {
                                                return;
                                            }
                                            if (problem != null) {
                                                ended();
                                                throw new IllegalStateException(
                                                        "A chart could not be drawn", problem);
                                            }
                                            then.accept(result);
                                        }));
    }

    /** The last step is done. */
    void ended() {
        working = false;
        if (waits) {
            waits = false;
            start(next);
        }
    }
}
