package dev.creamery.engine.schedule;

import dev.creamery.engine.store.BatchParts;
import dev.creamery.engine.store.Journal;
import dev.creamery.engine.store.JournalEntry;
import dev.creamery.engine.store.RunRecord;

import java.io.IOException;
import java.util.List;

/** Where a batch's engine writes what happens. */
interface ResultStore {

    /** Notes down an entry, for threads at the same time; nothing if that fails. */
    void record(JournalEntry entry) throws IOException;

    /** Records finished runs, for one thread; none of them if that fails. */
    void record(List<RunRecord> runs) throws IOException;

    /** Joins small files. */
    void compact() throws IOException;

    /** A batch's journal and parts. */
    static ResultStore of(Journal journal, BatchParts parts) {
        return new ResultStore() {
            @Override
            public void record(JournalEntry entry) throws IOException {
                journal.record(entry);
            }

            @Override
            public void record(List<RunRecord> runs) throws IOException {
                parts.record(runs);
            }

            @Override
            public void compact() throws IOException {
                parts.compact();
            }
        };
    }
}
