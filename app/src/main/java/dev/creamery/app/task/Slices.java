package dev.creamery.app.task;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * Work of the view's thread in small steps, with a pause after each in which the window can answer.
 * Used on the view's thread only.
 */
public final class Slices {

    private static final Duration PAUSE = Duration.ofMillis(30);

    private final TaskRunner tasks;
    private final Deque<Runnable> steps = new ArrayDeque<>();
    private boolean running;

    public Slices(TaskRunner tasks) {
        this.tasks = tasks;
    }

    /** Does these steps, after those that were asked for before. */
    public void begin(List<Runnable> more) {
        steps.addAll(more);
        if (!running) {
            running = true;
            next();
        }
    }

    /** Does these steps instead of what is left. */
    public void beginAnew(List<Runnable> others) {
        steps.clear();
        begin(others);
    }

    private void next() {
        Runnable step = steps.poll();
        if (step == null) {
            running = false;
            return;
        }
        step.run();
        tasks.later(PAUSE, this::next);
    }
}
