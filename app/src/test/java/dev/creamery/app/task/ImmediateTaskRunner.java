package dev.creamery.app.task;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/** Does all work at once, and what comes later when the test lets time pass. */
public final class ImmediateTaskRunner implements TaskRunner {

    private final List<Runnable> later = new ArrayList<>();

    @Override
    public <T> void run(
            Callable<T> work, Consumer<? super T> done, Consumer<? super Exception> failed) {
        T result;
        try {
            result = work.call();
        } catch (Exception problem) {
            failed.accept(problem);
            return;
        }
        done.accept(result);
    }

    @Override
    public void later(Duration delay, Runnable action) {
        later.add(action);
    }

    /** Lets enough time pass for everything that waits now. */
    public void passTime() {
        List<Runnable> due = List.copyOf(later);
        later.clear();
        due.forEach(Runnable::run);
    }
}
