package dev.creamery.engine.schedule;

import static java.util.Collections.disjoint;

import dev.creamery.engine.store.Batch;
import dev.creamery.engine.store.BatchState;
import dev.creamery.engine.store.CrashCounts;
import dev.creamery.engine.store.Journal;
import dev.creamery.engine.store.JournalEntry;
import dev.creamery.engine.store.Workspace;

import java.io.IOException;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Records that an engine crashed, in its journal: which runs it trained then. They are trained
 * again, each group alone, so that the guilty one is known if it happens again; that one is then
 * recorded as failed.
 */
final class CrashRecorder {

    /** A run has failed after so many crashes. */
    private static final int TOO_MANY = 2;

    private final Workspace workspace;
    private final InstantSource clock;

    CrashRecorder(Workspace workspace, InstantSource clock) {
        this.workspace = workspace;
        this.clock = clock;
    }

    /**
     * @param suspected runs that are trained again, alone
     * @param failed runs that are given up
     * @param finished runs that the engine had finished
     */
    record Verdict(int suspected, int failed, int finished) {
        /** Whether the next engine will be where this one was. */
        boolean isIdle() {
            return suspected + failed + finished == 0;
        }

        private Verdict plus(Verdict other) {
            return new Verdict(
                    suspected + other.suspected, failed + other.failed, finished + other.finished);
        }
    }

    /**
     * @param engine that crashed, and is dead
     */
    Verdict record(String engine, CrashCause cause) throws IOException {
        Verdict verdict = new Verdict(0, 0, 0);
        for (Batch batch : workspace.batches()) {
            List<JournalEntry> entries = batch.entries(engine);
            if (!entries.isEmpty()) {
                verdict = verdict.plus(record(batch, engine, entries, cause));
            }
        }
        return verdict;
    }

    private Verdict record(Batch batch, String engine, List<JournalEntry> entries, CrashCause cause)
            throws IOException {
        Map<String, Integer> crashes = CrashCounts.of(batch.entries());
        int suspected = 0;
        int failed = 0;
        try (Journal journal = batch.reopen(engine)) {
            for (JournalEntry.Claimed claim : inTraining(entries, cause)) {
                int count = 1 + crashes.getOrDefault(claim.runs().getFirst(), 0);
                if (count < TOO_MANY) {
                    journal.record(
                            new JournalEntry.Crashed(
                                    clock.instant(),
                                    claim.experimentId(),
                                    claim.runs(),
                                    cause.describe()));
                    suspected += claim.runs().size();
                } else {
                    journal.record(
                            new JournalEntry.Failed(
                                    clock.instant(),
                                    claim.experimentId(),
                                    claim.runs(),
                                    cause.failure(count)));
                    failed += claim.runs().size();
                }
            }
        }
        return new Verdict(suspected, failed, BatchState.of(entries).finishedRuns());
    }

    /** What was in training; only in the thread that crashed, where that is known. */
    private static List<JournalEntry.Claimed> inTraining(
            List<JournalEntry> entries, CrashCause cause) {
        Map<String, JournalEntry.Claimed> last = new LinkedHashMap<>();
        for (JournalEntry entry : entries) {
            if (entry instanceof JournalEntry.Claimed claim) {
                // What a thread claimed before, it has trained, or another one went on with it.
                last.values().removeIf(earlier -> !disjoint(earlier.runs(), claim.runs()));
                last.put(claim.thread(), claim);
            }
        }
        Set<String> unfinished = BatchState.of(entries).claimed();
        return last.values().stream()
                .filter(claim -> unfinished.containsAll(claim.runs()))
                .filter(claim -> cause.thread().stream().allMatch(claim.thread()::equals))
                .toList();
    }
}
