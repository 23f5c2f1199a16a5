package dev.creamery.app.explore;

import javafx.application.Platform;
import javafx.scene.Scene;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
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

    /** The same for several answers to one action, in whichever order they come. */
    void timeAll(Runnable action, Map<String, Callable<Boolean>> answers) throws Exception {
        longestPause = 0;
        Map<String, Callable<Boolean>> open = new LinkedHashMap<>(answers);
        long start = System.nanoTime();
        onWindow(action);
        while (!open.isEmpty()) {
            for (String what : open.keySet().toArray(String[]::new)) {
                if (isMet(open.get(what))) {
                    open.remove(what);
                    print(what, System.nanoTime() - start);
                }
            }
            Thread.sleep(1);
        }
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
        until(() -> System.nanoTime() > end + AFTERWARDS);
        print(what, end - start);
    }

    private void print(String what, long nanos) {
        System.out.printf(
                Locale.ROOT,
                "%-52s %6d ms %6d ms%n",
                what,
                nanos / 1_000_000,
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
        while (!isMet(condition)) {
            Thread.sleep(1);
        }
    }

    private boolean isMet(Callable<Boolean> condition) throws Exception {
        long asked = System.nanoTime();
        boolean met = onWindow(condition);
        longestPause = Math.max(longestPause, System.nanoTime() - asked);
        return met;
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
