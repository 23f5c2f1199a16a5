package dev.creamery.engine.query;

import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;

/** Stops a piece of work from another thread. Once cancelled it stays cancelled. */
public final class Cancellation {

    private static final long INTERRUPT_AGAIN_MILLIS = 10;

    private final Set<Runnable> interrupts = ConcurrentHashMap.newKeySet();
    private volatile boolean cancelled;

    /** Asks the work to stop, and interrupts the statement that it waits for. Returns at once. */
    public synchronized void cancel() {
        if (!cancelled) {
            cancelled = true;
            Thread.ofVirtual().name("cancel").start(this::interruptUntilNothingRuns);
        }
    }

    /** Whether somebody asked the work to stop. */
    public boolean isCancelled() {
        return cancelled;
    }

    /**
     * Called by the work between its steps.
     *
     * @throws CancellationException if somebody asked it to stop
     */
    public void throwIfCancelled() {
        if (cancelled) {
            throw new CancellationException("Cancelled");
        }
    }

    /** Interrupts a statement when it comes to that. Close the result when it has ended. */
    public Registration interrupting(Statement statement) {
        return interruptWith(
                () -> {
                    try {
                        statement.cancel();
                    } catch (SQLException alreadyClosed) {
                        // Then there is nothing to interrupt.
                    }
                });
    }

    /** Registers what interrupts a running statement. */
    private Registration interruptWith(Runnable interrupt) {
        // A wrapper of its own, so that one that is registered twice counts twice.
        Runnable registered = () -> interrupt.run();
        interrupts.add(registered);
        return () -> interrupts.remove(registered);
    }

    /** An interrupt that comes just before its statement starts has no effect: repeat it. */
    private void interruptUntilNothingRuns() {
        try {
            while (!interrupts.isEmpty()) {
                interrupts.forEach(Runnable::run);
                Thread.sleep(INTERRUPT_AGAIN_MILLIS);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends an interrupt's registration. */
    public interface Registration extends AutoCloseable {
        @Override
        void close();
    }
}
