package dev.creamery.engine.store;

import java.io.Closeable;
import java.io.IOException;

/** An engine's right to work on a batch, and the journal in which it says what it does. */
public final class EngineSeat implements Closeable {

    private final FileMutex mutex;
    private final Journal journal;

    EngineSeat(FileMutex mutex, Journal journal) {
        this.mutex = mutex;
        this.journal = journal;
    }

    public Journal journal() {
        return journal;
    }

    @Override
    public void close() throws IOException {
        try {
            journal.close();
        } finally {
            mutex.close();
        }
    }
}
