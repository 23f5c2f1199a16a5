package dev.creamery.app.explore;

import javafx.application.Platform;
import javafx.scene.Scene;

import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

/**
 * Times what a person waits for, and how long the window stands still meanwhile: the longest that
 * something else had to wait for the window's thread. Used by one thread, not the window's.
 */
final class WindowStopwatch {

    /** What comes after the answer, such as other panes, may hold the window up too. */
    private static final long AFTERWARDS = TimeUnit.MILLISECONDS.toNanos(250);

    private long pulses;
    private long longestPause;

    /** Counts a scene's frames; on the window's thread. */
    void watch(Scene scene) {
        scene.addPostLayoutPulseListener(() -> pulses++);
    }

    /** Does something on the window's thread, and prints the time until a condition holds there. */
    void time(String what, Runnable action, Callable<Boolean> answered) throws Exception {
        time(what, action, answered, false);
    }

    /** The same, until the answer is painted as well. */
    void timePainted(String what, Runnable action, Callable<Boolean> answered) throws Exception {
        time(what, action, answered, true);
    }

    private void time(String what, Runnable action, Callable<Boolean> answered, boolean painted)
            throws Exception {
        longestPause = 0;
        long start = System.nanoTime();
        onWindow(action);
        until(answered);
        if (painted) {
            untilPainted();
        }
        long end = System.nanoTime();
        long rest = end + AFTERWARDS;
        until(() -> System.nanoTime() > rest);
        System.out.printf(
                Locale.ROOT,
                "%-52s %6d ms %6d ms%n",
                what,
                (end - start) / 1_000_000,
                longestPause / 1_000_000);
    }

    /** A frame is prepared, and the next one begins when that one has been painted. */
    private void untilPainted() throws Exception {
        long before = onWindow(() -> pulses);
        until(
                () -> {
                    Platform.requestNextPulse();
                    return pulses >= before + 2;
                });
    }

    /** Waits for a condition that is asked for on the window's thread. */
    void until(Callable<Boolean> condition) throws Exception {
        while (true) {
            long asked = System.nanoTime();
            boolean met = onWindow(condition);
            longestPause = Math.max(longestPause, System.nanoTime() - asked);
            if (met) {
                return;
            }
            Thread.sleep(1);
        }
    }

    private static void onWindow(Runnable work) throws Exception {
        onWindow(
                () -> {
                    work.run();
                    return true;
                });
    }

    /** What some work on the window's thread returns. */
    static <T> T onWindow(Callable<T> work) throws Exception {
        FutureTask<T> task = new FutureTask<>(work);
        Platform.runLater(task);
        return task.get();
    }
}
