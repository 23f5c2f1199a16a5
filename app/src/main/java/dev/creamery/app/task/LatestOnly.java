package dev.creamery.app.task;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/**
 * Work that is asked for often and of which only the newest counts. A burst of requests runs once,
 * after it has been quiet for a moment; an older result that comes late is dropped. Used on the
 * view's thread only.
 */
public final class LatestOnly {

    private final TaskRunner tasks;
    private final Duration quiet;
    private long newest;

    /**
     * @param quiet how long to wait for a newer request before the work starts
     */
    public LatestOnly(TaskRunner tasks, Duration quiet) {
        this.tasks = tasks;
        this.quiet = quiet;
    }

    /** Runs work as {@link TaskRunner#run} does, unless a newer submission overtakes it. */
    public <T> void submit(
            Callable<T> work, Consumer<? super T> done, Consumer<? super Exception> failed) {
        submit(quiet, work, done, failed);
    }

    /** The same without waiting: only what else is submitted in this very moment overtakes it. */
    public <T> void submitAtOnce(
            Callable<T> work, Consumer<? super T> done, Consumer<? super Exception> failed) {
        submit(Duration.ZERO, work, done, failed);
    }

    private <T> void submit(
            Duration wait,
            Callable<T> work,
            Consumer<? super T> done,
            Consumer<? super Exception> failed) {
        long mine = ++newest;
        tasks.later(
                wait,
                () -> {
                    if (mine == newest) {
                        tasks.run(work, onlyIfNewest(mine, done), onlyIfNewest(mine, failed));
                    }
                });
    }

    /** Forgets whatever was submitted. */
    public void cancel() {
        newest++;
    }

    private <T> Consumer<T> onlyIfNewest(long mine, Consumer<? super T> consumer) {
        return value -> {
            if (mine == newest) {
                consumer.accept(value);
            }
        };
    }
}
