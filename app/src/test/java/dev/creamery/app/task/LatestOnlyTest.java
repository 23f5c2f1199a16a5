package dev.creamery.app.task;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

class LatestOnlyTest {

    private final List<String> results = new ArrayList<>();
    private int worked;

    @Test
    void aBurstOfRequestsRunsOnce() {
        ImmediateTaskRunner tasks = new ImmediateTaskRunner();
        LatestOnly latest = new LatestOnly(tasks, Duration.ofMillis(10));

        for (String text : List.of("a", "ab", "abc")) {
            latest.submit(work(text), results::add, failed -> {});
        }
        tasks.passTime();

        assertThat(results).containsExactly("abc");
        assertThat(worked).isEqualTo(1);
    }

    @Test
    void aStaleResultNeverReachesTheView() {
        HeldTaskRunner tasks = new HeldTaskRunner();
        LatestOnly latest = new LatestOnly(tasks, Duration.ZERO);

        latest.submit(work("old"), results::add, failed -> {});
        latest.submit(work("new"), results::add, failed -> {});
        tasks.finish(1);
        tasks.finish(0);

        assertThat(results).containsExactly("new");
    }

    @Test
    void aStaleFailureIsNotToldEither() {
        HeldTaskRunner tasks = new HeldTaskRunner();
        LatestOnly latest = new LatestOnly(tasks, Duration.ZERO);

        latest.submit(
                () -> {
                    throw new IllegalStateException("old");
                },
                done -> results.add("done"),
                failed -> results.add("failed"));
        latest.cancel();
        tasks.finish(0);

        assertThat(results).isEmpty();
    }

    private Callable<String> work(String result) {
        return () -> {
            worked++;
            return result;
        };
    }

    /** Starts work at once, and ends it in the order that the test wants. */
    private static final class HeldTaskRunner implements TaskRunner {
        private final List<Runnable> held = new ArrayList<>();

        @Override
        public <T> void run(
                Callable<T> work, Consumer<? super T> done, Consumer<? super Exception> failed) {
            held.add(() -> new ImmediateTaskRunner().run(work, done, failed));
        }

        @Override
        public void later(Duration delay, Runnable action) {
            action.run();
        }

        void finish(int index) {
            held.get(index).run();
        }
    }
}
