package dev.creamery.engine.cli;

import dev.creamery.engine.schedule.StopSignal;

import sun.misc.Signal;
import sun.misc.SignalHandler;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Turns Ctrl-C, and the signals that ask a process to end, into a stop at the end of the epoch. The
 * second one ends the process at once. Until it is closed.
 */
final class Interrupts implements AutoCloseable {

    /** Ctrl-C, kill, and the terminal was closed; not every system has them all. */
    private static final List<String> SIGNALS = List.of("INT", "TERM", "HUP");

    /**
     * A terminal sends Ctrl-C to a supervised engine too, and its supervisor passes it on: what
     * comes within this time is the same signal.
     */
    private static final long SAME_NANOS = 1_000_000_000;

    private final Map<Signal, SignalHandler> before = new LinkedHashMap<>();
    private final AtomicLong asked = new AtomicLong();
    private final Runnable first;
    private final Runnable second;

    private Interrupts(Runnable first, Runnable second) {
        this.first = first;
        this.second = second;
    }

    static Interrupts stopping(StopSignal stop, PrintWriter err) {
        return calling(
                () -> {
                    stop.request(StopSignal.Reason.INTERRUPTED);
                    err.println();
                    err.println(
                            "Stopping at the end of the epoch. Once more (Ctrl-C) ends at once.");
                    err.flush();
                },
                () -> {});
    }

    /**
     * @param first does what the first signal asks for
     * @param second what is to be done before the second one ends the process
     */
    static Interrupts calling(Runnable first, Runnable second) {
        Interrupts interrupts = new Interrupts(first, second);
        for (String name : SIGNALS) {
            try {
                Signal signal = new Signal(name);
                interrupts.before.put(signal, Signal.handle(signal, interrupts::handle));
            } catch (IllegalArgumentException notOnThisSystem) {
                // The others are there.
            }
        }
        return interrupts;
    }

    private void handle(Signal signal) {
        long now = System.nanoTime() | 1; // 0 stands for never
        if (asked.compareAndSet(0, now)) {
            first.run();
        } else if (now - asked.get() > SAME_NANOS) {
            second.run();
            Runtime.getRuntime().halt(ExitCode.INTERRUPTED);
        }
    }

    @Override
    public void close() {
        before.forEach(Signal::handle);
    }
}
