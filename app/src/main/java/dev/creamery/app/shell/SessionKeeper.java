package dev.creamery.app.shell;

import dev.creamery.app.preferences.JsonFile;
import dev.creamery.app.preferences.Session;
import dev.creamery.app.task.TaskRunner;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.time.Duration;
import java.util.function.Supplier;

/** Writes the session when it has changed, every few seconds, so that a crash loses little. */
final class SessionKeeper {

    private static final Logger LOG = LoggerFactory.getLogger(SessionKeeper.class);
    private static final Duration INTERVAL = Duration.ofSeconds(3);

    private final JsonFile<Session> file;
    private final Supplier<Session> session;
    private final TaskRunner tasks;
    private Session written;

    /**
     * @param session what is open now; asked on the view's thread
     * @param written what the file holds
     */
    SessionKeeper(
            JsonFile<Session> file, Supplier<Session> session, Session written, TaskRunner tasks) {
        this.file = file;
        this.session = session;
        this.written = written;
        this.tasks = tasks;
    }

    void start() {
        tasks.later(
                INTERVAL,
                () -> {
                    Session now = session.get();
                    if (!now.equals(written)) {
                        written = now;
                        tasks.run(() -> write(now), done -> {}, failed -> {});
                    }
                    start();
                });
    }

    /** Writes it now, and waits for it. */
    void close() {
        write(session.get());
    }

    private boolean write(Session now) {
        try {
            file.write(now);
            return true;
        } catch (IOException unwritable) {
            LOG.warn("the session cannot be written", unwritable);
            return false;
        }
    }
}
