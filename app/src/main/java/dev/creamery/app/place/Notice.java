package dev.creamery.app.place;

import java.io.PrintWriter;
import java.io.StringWriter;

/**
 * Something that a person should know, shown where it happened.
 *
 * @param level how bad it is
 * @param message what happened: names the thing and the value
 * @param remedy what to do about it; "" if nothing
 * @param detail for whoever helps that person, to be copied; "" if there is none
 */
public record Notice(Level level, String message, String remedy, String detail) {

    /** How bad it is. */
    public enum Level {
        /** What was asked for is done: goes away by itself. */
        DONE,
        INFO,
        WARNING,
        ERROR
    }

    public static Notice info(String message) {
        return new Notice(Level.INFO, message, "", "");
    }

    /** Tells that what was asked for is done, where that is not to be seen otherwise. */
    public static Notice done(String message) {
        return new Notice(Level.DONE, message, "", "");
    }

    public static Notice error(String message, String remedy) {
        return new Notice(Level.ERROR, message, remedy, "");
    }

    /** An error whose stack trace is kept as the detail, out of sight. */
    public static Notice error(String message, String remedy, Throwable cause) {
        StringWriter trace = new StringWriter();
        cause.printStackTrace(new PrintWriter(trace));
        return new Notice(Level.ERROR, message, remedy, trace.toString());
    }

    /** Whether it is bad: then it has details to copy. */
    public boolean isProblem() {
        return level == Level.WARNING || level == Level.ERROR;
    }

    /** All of it as text. */
    public String copyable() {
        return String.join("\n", message, remedy, detail).strip();
    }
}
