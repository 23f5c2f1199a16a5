package dev.creamery.app.task;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

class BackgroundTaskRunnerTest {

    private final BlockingQueue<String> told = new LinkedBlockingQueue<>();
    private final Executor view = action -> Thread.ofPlatform().name("view").start(action);

    @Test
    void workRunsElsewhereAndTheResultComesOnTheViewsThread() throws Exception {
        try (BackgroundTaskRunner tasks = new BackgroundTaskRunner(view)) {
            tasks.run(
                    () -> Thread.currentThread().getName(),
                    worker -> told.add(worker + " " + Thread.currentThread().getName()),
                    failed -> {});

            assertThat(told.poll(10, TimeUnit.SECONDS)).isEqualTo("background-1 view");
        }
    }

    @Test
    void aFailureIsHandedOverAsItIs() throws Exception {
        try (BackgroundTaskRunner tasks = new BackgroundTaskRunner(view)) {
            tasks.run(
                    () -> {
                        throw new IllegalStateException("broken");
                    },
                    done -> told.add("done"),
                    failed -> told.add(failed.getMessage()));

            assertThat(told.poll(10, TimeUnit.SECONDS)).isEqualTo("broken");
        }
    }

    @Test
    void anErrorIsAFailureTooSoThatNobodyWaitsForEver() throws Exception {
        LinkageError broken = new LinkageError("broken");
        try (BackgroundTaskRunner tasks = new BackgroundTaskRunner(view)) {
            tasks.run(
                    () -> {
                        throw broken;
                    },
                    done -> told.add("done"),
                    failed -> told.add(String.valueOf(failed.getMessage())));

            assertThat(told.poll(10, TimeUnit.SECONDS)).contains("LinkageError: broken");
        }
    }

    @Test
    void laterIsNotNow() throws Exception {
        try (BackgroundTaskRunner tasks = new BackgroundTaskRunner(view)) {
            long start = System.nanoTime();
            tasks.later(Duration.ofMillis(30), () -> told.add("later"));

            assertThat(told.poll(10, TimeUnit.SECONDS)).isEqualTo("later");
            assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(30_000_000);
        }
    }

    @Test
    void afterItWasClosedItDropsWork() {
        List<String> answers = new ArrayList<>();
        BackgroundTaskRunner closed = new BackgroundTaskRunner(Runnable::run);
        closed.close();

        closed.run(() -> "done", answers::add, failed -> answers.add("failed"));
        closed.later(Duration.ZERO, () -> answers.add("later"));

        assertThat(answers).isEmpty();
    }
}
