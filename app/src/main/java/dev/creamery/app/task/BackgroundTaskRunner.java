package dev.creamery.app.task;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Runs work on daemon threads, as many as there is work, and answers on the view's thread. */
public final class BackgroundTaskRunner implements TaskRunner, AutoCloseable {

    private final Executor view;
    private final ExecutorService workers;
    private final ScheduledExecutorService clock;

    /**
     * @param view runs on the view's thread, {@code Platform::runLater}
     */
    public BackgroundTaskRunner(Executor view) {
        this.view = view;
        workers = Executors.newCachedThreadPool(daemons("background-"));
        clock = Executors.newSingleThreadScheduledExecutor(daemons("clock-"));
    }

    @Override
    public <T> void run(
            Callable<T> work, Consumer<? super T> done, Consumer<? super Exception> failed) {
        unlessClosed(
                () ->
                        workers.execute(
                                () -> {
                                    T result;
                                    try {
                                        result = work.call();
                                    } catch (Exception problem) {
                                        view.execute(() -> failed.accept(problem));
                                        return;
                                    } catch (Error fault) {
                                        // Whoever waits must not wait for ever.
                                        view.execute(
                                                () -> failed.accept(new ExecutionException(fault)));
                                        throw fault;
                                    }
                                    view.execute(() -> done.accept(result));
                                }));
    }

    @Override
    public void later(Duration delay, Runnable action) {
        unlessClosed(
                () ->
                        clock.schedule(
                                () -> view.execute(action),
                                delay.toMillis(),
                                TimeUnit.MILLISECONDS));
    }

    /** What a closed window still asks for is not done: its answers come too late. */
    private static void unlessClosed(Runnable submission) {
        try {
            submission.run();
        } catch (RejectedExecutionException closed) {
            // Nobody waits for it.
        }
    }

    /** Stops taking work; what runs is interrupted, and what comes later is not done. */
    @Override
    public void close() {
        clock.shutdownNow();
        workers.shutdownNow();
    }

    private static ThreadFactory daemons(String prefix) {
        return Thread.ofPlatform().daemon().name(prefix, 1).factory();
    }
}
