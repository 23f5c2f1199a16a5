package dev.creamery.app.explore.table;

import dev.creamery.app.task.TaskRunner;
import dev.creamery.engine.query.Cancellation;
import dev.creamery.engine.query.TablePage;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CancellationException;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/**
 * Loads pages one at a time, the one wanted last first: whoever scrolls past many pages waits for
 * none of them. Used on the view's thread only.
 */
final class PageLoader {

    /** Older wishes are dropped: they have been scrolled past. */
    private static final int WISHES = 4;

    private final TaskRunner tasks;
    private final BiFunction<Integer, Cancellation, TablePage> load;
    private final Consumer<? super Exception> failed;
    private final Deque<Integer> wishes = new ArrayDeque<>();
    private final Cancellation cancellation = new Cancellation();
    private final PagedRows rows;
    private boolean busy;

    /**
     * @param load loads the page of that number; runs in the background
     */
    PageLoader(
            int size,
            TaskRunner tasks,
            BiFunction<Integer, Cancellation, TablePage> load,
            Consumer<? super Exception> failed) {
        this.tasks = tasks;
        this.load = load;
        this.failed = failed;
        rows = new PagedRows(size, this::want);
    }

    PagedRows rows() {
        return rows;
    }

    /** Loads nothing any more. */
    void stop() {
        wishes.clear();
        cancellation.cancel();
    }

    private void want(int page) {
        if (cancellation.isCancelled()) {
            return;
        }
        wishes.addFirst(page);
        while (wishes.size() > WISHES) {
            rows.forget(wishes.removeLast());
        }
        next();
    }

    private void next() {
        if (busy || wishes.isEmpty()) {
            return;
        }
        int page = wishes.removeFirst();
        busy = true;
        tasks.run(
                () -> load.apply(page, cancellation),
                loaded -> {
                    busy = false;
                    rows.fill(loaded);
                    next();
                },
                problem -> {
                    busy = false;
                    rows.forget(page);
                    if (!(problem instanceof CancellationException)) {
                        failed.accept(problem);
                    }
                    next();
                });
    }
}
