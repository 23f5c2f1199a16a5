package dev.creamery.engine.schedule;

import dev.creamery.engine.store.StorageTrouble;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Writes what must not be lost: where the disk is full, it waits until there is room, or a stop is
 * asked for. Threads may use it at the same time.
 */
final class RoomOnDisk {

    private static final Logger LOG = LoggerFactory.getLogger(RoomOnDisk.class);
    private static final Duration GLANCE = Duration.ofMillis(100);

    private final Path folder;
    private final StopSignal stop;
    private final Duration patience;
    private int waiting;

    /** Writes something, or nothing at all. */
    interface Writing {
        void write() throws IOException;
    }

    /**
     * @param folder on the disk that is written to
     * @param stop ends the waiting
     * @param patience until it is tried again
     */
    RoomOnDisk(Path folder, StopSignal stop, Duration patience) {
        this.folder = folder;
        this.stop = stop;
        this.patience = patience;
    }

    /**
     * Writes, and waits for room as long as that takes.
     *
     * @throws IOException if the disk is full and a stop was asked for, or if something else is
     *     wrong
     */
    void write(Writing writing) throws IOException {
        write(writing, () -> {});
    }

    /**
     * The same.
     *
     * @param whileWaiting called several times a second while it waits
     */
    void write(Writing writing, Runnable whileWaiting) throws IOException {
        try {
            writing.write();
        } catch (IOException failure) {
            retry(writing, whileWaiting, failure);
        }
    }

    private void retry(Writing writing, Runnable whileWaiting, IOException first)
            throws IOException {
        check(first);
        begin();
        try {
            while (true) {
                pause(whileWaiting);
                try {
                    writing.write();
                    return;
                } catch (IOException again) {
                    check(again);
                }
            }
        } finally {
            end();
        }
    }

    private void check(IOException failure) throws IOException {
        if (stop.isRequested() || !isFull(failure)) {
            throw failure;
        }
    }

    /** Whether that is why something could not be written. */
    boolean isFull(IOException failure) {
        return StorageTrouble.isFull(failure, folder);
    }

    private void pause(Runnable whileWaiting) {
        long end = System.nanoTime() + patience.toNanos();
        try {
            for (long left = patience.toNanos();
                    left > 0 && !stop.isRequested();
                    left = end - System.nanoTime()) {
                whileWaiting.run();
                TimeUnit.NANOSECONDS.sleep(Math.min(left, GLANCE.toNanos()));
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            stop.request(StopSignal.Reason.INTERRUPTED);
        }
    }

    private synchronized void begin() {
        if (waiting++ == 0) {
            LOG.warn("{}", message());
        }
    }

    private synchronized void end() {
        if (--waiting == 0) {
            notifyAll();
        }
    }

    /** Returns when nothing waits for room, or after a stop was asked for. */
    synchronized void await() {
        try {
            while (waiting > 0 && !stop.isRequested()) {
                wait(GLANCE.toMillis());
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            stop.request(StopSignal.Reason.INTERRUPTED);
        }
    }

    /** What it waits for, if it does. */
    synchronized Optional<String> waiting() {
        return waiting > 0 ? Optional.of(message()) : Optional.empty();
    }

    private String message() {
        return "waiting for room on the disk of "
                + folder
                + ": nothing is lost; delete or move files there, and it goes on";
    }
}
