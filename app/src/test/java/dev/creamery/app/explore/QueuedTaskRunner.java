package dev.creamery.app.explore;

import dev.creamery.app.task.TaskRunner;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/** Does work when the test says so; as in the window, an action that throws stops no other. */
final class QueuedTaskRunner implements TaskRunner {

    private final Deque<Runnable> queue = new ArrayDeque<>();

    @Override
    public <T> void run(
            Callable<T> work, Consumer<? super T> done, Consumer<? super Exception> failed) {
        queue.add(
                () -> {
                    T result;
                    try {
                        result = work.call();
                    } catch (Exception problem) {
                        queue.add(() -> failed.accept(problem));
                        return;
                    }
                    queue.add(() -> done.accept(result));
                });
    }

    /** What comes later does not come in such a test. */
    @Override
    public void later(Duration delay, Runnable action) {}

    /** Does everything, and what that asks for. */
    void runAll() {
        while (!queue.isEmpty()) {
            try {
                queue.remove().run();
            } catch (RuntimeException told) {
                // The window tells of it, and goes on.
            }
        }
    }
}
