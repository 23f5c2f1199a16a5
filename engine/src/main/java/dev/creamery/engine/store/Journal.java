package dev.creamery.engine.store;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * What one engine did to the runs of a batch: one line of JSON per entry, appended and forced to
 * the disk before anything relies on it. Threads may record at the same time.
 */
public final class Journal implements Closeable {

    private static final JournalJson JSON = new JournalJson();

    private final AppendOnlyLines lines;

    Journal(Path file) throws IOException {
        lines = new AppendOnlyLines(file, Journal::isWhole);
    }

    /**
     * Appends an entry; when this returns it is on the disk.
     *
     * @throws IOException if that fails; the journal is then as it was before
     */
    public void record(JournalEntry entry) throws IOException {
        lines.append(List.of(JSON.write(entry)));
    }

    /** The entries of a journal, also while its engine writes it. */
    static List<JournalEntry> read(Path file) throws IOException {
        List<JournalEntry> entries = new ArrayList<>();
        read(file, entries::add);
        return entries;
    }

    /** Hands out the entries of a journal one after the other, however many they are. */
    static void read(Path file, Consumer<JournalEntry> reader) throws IOException {
        AppendOnlyLines.scan(file, JSON::read, reader);
    }

    private static boolean isWhole(String line) {
        return JSON.read(line).isPresent();
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
