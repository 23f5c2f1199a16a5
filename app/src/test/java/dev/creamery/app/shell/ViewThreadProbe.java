package dev.creamery.app.shell;

import javafx.application.Platform;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Measures the longest time that the view's thread computed without a pause in which it could have
 * answered. Processor time: what other programs do at the same time does not count.
 */
final class ViewThreadProbe implements AutoCloseable {

    private static final Duration EVERY = Duration.ofMillis(2);

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final AtomicLong longest = new AtomicLong();
    private final AtomicLong longestWait = new AtomicLong();
    private final AtomicBoolean waiting = new AtomicBoolean();
    private final Thread asking;
    private volatile long asked;
    private long last;

    ViewThreadProbe() {
        Platform.runLater(() -> last = threads.getCurrentThreadCpuTime());
        asking = Thread.ofPlatform().daemon().name("view-thread-probe").start(this::ask);
    }

    private void ask() {
        try {
            while (true) {
                if (waiting.compareAndSet(false, true)) {
                    asked = System.nanoTime();
                    Platform.runLater(this::answer);
                }
                Thread.sleep(EVERY);
            }
        } catch (InterruptedException closed) {
            // measured enough
        }
    }

    /** Between two answers there was at most one task, or a few short ones. */
    private void answer() {
        longestWait.accumulateAndGet(System.nanoTime() - asked, Math::max);
        long now = threads.getCurrentThreadCpuTime();
        longest.accumulateAndGet(now - last, Math::max);
        last = now;
        waiting.set(false);
    }

    /** So far. */
    Duration longest() {
        return Duration.ofNanos(longest.get());
    }

    /**
     * The longest that an answer took by the clock, so far: on a busy machine, others' time too.
     */
    Duration longestWait() {
        return Duration.ofNanos(longestWait.get());
    }

    /** Forgets what was measured so far. */
    void reset() {
        longest.set(0);
        longestWait.set(0);
    }

    @Override
    public void close() {
        asking.interrupt();
    }
}
