package dev.creamery.engine.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Mutual exclusion between processes, and between the threads of one, by the operating system's
 * lock on a file. The lock of a process that died is free.
 */
final class FileMutex implements Closeable {

    private static final long PATIENCE_MILLIS = 5;

    /**
     * What this process holds, and how it described itself. POSIX locks belong to a process, and
     * closing any channel of the file gives them up: so no thread may even open a file that another
     * one has locked.
     */
    private static final Map<Path, String> HELD = new ConcurrentHashMap<>();

    /**
     * The one byte that is locked: Windows lets nobody read what is, and the text is to be read.
     */
    private static final long LOCKED_BYTE = 1L << 40;

    private final Path file;
    private final FileChannel channel;

    private FileMutex(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /** Waits for the lock and takes it. */
    static FileMutex hold(Path file) throws IOException {
        while (true) {
            Optional<FileMutex> held = tryHold(file);
            if (held.isPresent()) {
                return held.get();
            }
            pause(file);
        }
    }

    /** Takes the lock, or nothing if another still holds it after that time. */
    static Optional<FileMutex> tryHold(Path file, Duration patience) throws IOException {
        long deadline = System.nanoTime() + patience.toNanos();
        Optional<FileMutex> held = tryHold(file);
        while (held.isEmpty() && System.nanoTime() < deadline) {
            pause(file);
            held = tryHold(file);
        }
        return held;
    }

    private static void pause(Path file) throws InterruptedIOException {
        try {
            Thread.sleep(PATIENCE_MILLIS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while waiting for " + file);
        }
    }

    /** Takes the lock, or nothing if another holds it. */
    static Optional<FileMutex> tryHold(Path file) throws IOException {
        return tryHold(file, Lock.EXCLUSIVE);
    }

    /**
     * Whether somebody holds the lock of a file that is there. Whoever may read the file can look,
     * as many at a time as like; who wants to hold the lock just then is refused for a moment.
     */
    static synchronized boolean isHeld(Path file) throws IOException {
        Optional<FileMutex> glance = tryHold(file, Lock.SHARED);
        if (glance.isPresent()) {
            glance.get().close();
        }
        return glance.isEmpty();
    }

    /** Kinds of locks, with what it takes to have them. */
    private enum Lock {
        EXCLUSIVE(CREATE, READ, WRITE),
        SHARED(READ);

        private final Set<OpenOption> access;

        Lock(OpenOption... access) {
            this.access = Set.of(access);
        }
    }

    private static Optional<FileMutex> tryHold(Path file, Lock kind) throws IOException {
        Path key = file.toAbsolutePath().normalize();
        if (HELD.putIfAbsent(key, "") != null) {
            return Optional.empty();
        }
        Optional<FileMutex> mutex = Optional.empty();
        try {
            mutex = lock(key, kind);
        } finally {
            if (mutex.isEmpty()) {
                HELD.remove(key);
            }
        }
        return mutex;
    }

    private static Optional<FileMutex> lock(Path file, Lock kind) throws IOException {
        FileChannel channel = FileChannel.open(file, kind.access);
        try {
            if (channel.tryLock(LOCKED_BYTE, 1, kind == Lock.SHARED) != null) {
                return Optional.of(new FileMutex(file, channel));
            }
        } catch (IOException refused) {
            channel.close();
            throw new IOException(
                    "cannot lock "
                            + file
                            + ": "
                            + refused.getMessage()
                            + "; use a file system that has locks",
                    refused);
        }
        channel.close();
        return Optional.empty();
    }

    /** Writes who holds the lock, for those who are refused. */
    void describe(String holder) throws IOException {
        channel.truncate(0);
        DurableFiles.writeFully(channel, holder);
        channel.force(false);
        HELD.put(file, holder);
    }

    /** What the holder of a lock wrote about itself; "" if that cannot be read. */
    static String description(Path file) {
        String own = HELD.get(file.toAbsolutePath().normalize());
        if (own != null) {
            return own;
        }
        try {
            return Files.readString(file, UTF_8);
        } catch (IOException unreadable) {
            return "";
        }
    }

    @Override
    public void close() throws IOException {
        try {
            channel.close();
        } finally {
            HELD.remove(file);
        }
    }
}
