package dev.creamery.engine.cli;

import dev.creamery.engine.schedule.StopSignal;

import sun.misc.Signal;
import sun.misc.SignalHandler;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Turns Ctrl-C, and the signals that ask a process to end, into a stop at the end of the epoch. The
 * second one ends the process at once. Until it is closed.
 */
final class Interrupts implements AutoCloseable {

    /** Ctrl-C, kill, and the terminal was closed; not every system has them all. */
    private static final List<String> SIGNALS = List.of("INT", "TERM", "HUP");

    private final Map<Signal, SignalHandler> before = new LinkedHashMap<>();
    private final AtomicBoolean asked = new AtomicBoolean();
    private final StopSignal stop;
    private final PrintWriter err;

    private Interrupts(StopSignal stop, PrintWriter err) {
        this.stop = stop;
        this.err = err;
    }

    static Interrupts stopping(StopSignal stop, PrintWriter err) {
        Interrupts interrupts = new Interrupts(stop, err);
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
        if (asked.getAndSet(true)) {
            Runtime.getRuntime().halt(ExitCode.INTERRUPTED);
        }
        stop.request(StopSignal.Reason.INTERRUPTED);
        err.println();
        err.println("Stopping at the end of the epoch. Once more (Ctrl-C) ends at once.");
        err.flush();
    }

    @Override
    public void close() {
        before.forEach(Signal::handle);
    }
}
