package dev.creamery.app.shell;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** Keeps the newest log entries, for the log viewer. May be used from any thread. */
final class LogBuffer extends Handler {

    /** More than anybody reads; the oldest go. */
    static final int CAPACITY = 2000;

    /**
     * One entry.
     *
     * @param text the message, and the stack trace if there is one
     */
    record Entry(Instant time, String level, String source, String text) {}

    private final Deque<Entry> entries = new ArrayDeque<>();
    private long dropped;

    LogBuffer() {
        setLevel(Level.ALL);
        setFormatter(
                new SimpleFormatter() {
                    @Override
                    public synchronized String format(LogRecord entry) {
                        String message = formatMessage(entry);
                        Throwable thrown = entry.getThrown();
                        return thrown == null ? message : message + "\n" + trace(thrown);
                    }
                });
    }

    /** Takes whatever the program logs from now on. */
    void attach() {
        Logger.getLogger("").addHandler(this);
    }

    @Override
    public void publish(LogRecord published) {
        Entry entry =
                new Entry(
                        published.getInstant(),
                        published.getLevel().getName(),
                        String.valueOf(published.getLoggerName()),
                        getFormatter().format(published));
        synchronized (this) {
            entries.addLast(entry);
            if (entries.size() > CAPACITY) {
                entries.removeFirst();
                dropped++;
            }
        }
    }

    /** Oldest first. */
    synchronized List<Entry> entries() {
        return List.copyOf(entries);
    }

    /** How many older ones are not kept any more. */
    synchronized long dropped() {
        return dropped;
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}

    private static String trace(Throwable thrown) {
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text));
        return text.toString().strip();
    }
}
