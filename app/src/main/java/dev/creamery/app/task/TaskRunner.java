package dev.creamery.app.task;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/**
 * Runs work off the view's thread and hands its result back on it. View-models take one, so that
 * tests can give them a runner that does everything at once.
 */
public interface TaskRunner {

    /**
     * Runs work in the background; then, on the view's thread, exactly one of the two.
     *
     * @param done gets the result
     * @param failed gets what the work threw
     */
    <T> void run(Callable<T> work, Consumer<? super T> done, Consumer<? super Exception> failed);

    /** Runs an action on the view's thread, not before the delay is over. */
    void later(Duration delay, Runnable action);
}
