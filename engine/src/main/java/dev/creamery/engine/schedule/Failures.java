package dev.creamery.engine.schedule;

import dev.creamery.engine.data.DatasetException;
import dev.creamery.engine.store.RunFailure;
import dev.creamery.engine.sweep.InvalidValueException;

import java.io.UncheckedIOException;

/** Puts what went wrong in training into words. */
final class Failures {

    private Failures() {}

    static RunFailure of(Throwable thrown) {
        return switch (thrown) {
            case InvalidValueException data -> new RunFailure("data", message(data), "");
            case DatasetException data -> new RunFailure("data", message(data), "");
            case OutOfMemoryError memory ->
                    new RunFailure(
                            "memory",
                            "out of memory (Java may use "
                                    + (Runtime.getRuntime().maxMemory() >> 20)
                                    + " MB): "
                                    + message(memory),
                            "use fewer --threads, or let Java use more: CREAMERY_OPTS=-Xmx16g");
            case UncheckedIOException file -> new RunFailure("disk", message(file), "");
            default ->
                    new RunFailure(
                            "error",
                            "unexpected " + thrown + place(thrown),
                            "this is a fault of the program; please report it");
        };
    }

    private static String message(Throwable thrown) {
        String message = thrown.getMessage();
        return message == null ? thrown.toString() : message;
    }

    private static String place(Throwable thrown) {
        StackTraceElement[] trace = thrown.getStackTrace();
        return trace.length == 0 ? "" : " at " + trace[0];
    }
}
