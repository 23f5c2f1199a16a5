package dev.creamery.engine.store;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A run that failed, was not begun again since, and is not finished.
 *
 * @param experimentId its experiment
 * @param runId the run
 * @param time when it failed
 * @param failure why
 */
public record FailedRun(long experimentId, String runId, Instant time, RunFailure failure) {

    /** The failed runs of a batch, in the order in which they failed. */
    public static List<FailedRun> of(Collection<JournalEntry> entries) {
        Map<String, FailedRun> last = new LinkedHashMap<>();
        entries.stream()
                .filter(JournalEntry.Failed.class::isInstance)
                .map(JournalEntry.Failed.class::cast)
                .sorted(Comparator.comparing(JournalEntry::time))
                .forEach(failed -> failed.runs().forEach(run -> put(last, run, failed)));
        last.keySet().retainAll(BatchState.of(entries).failed().keySet());
        return List.copyOf(last.values());
    }

    private static void put(Map<String, FailedRun> last, String run, JournalEntry.Failed failed) {
        last.remove(run);
        last.put(run, new FailedRun(failed.experimentId(), run, failed.time(), failed.failure()));
    }

    /** When the last of some runs failed; {@code now} if that is later. */
    public static Instant latest(Collection<FailedRun> runs, Instant now) {
        return runs.stream()
                .map(FailedRun::time)
                .filter(now::isBefore)
                .max(Comparator.naturalOrder())
                .orElse(now);
    }

    /** Whether its failure is of that kind, or its message has that text; letter case ignored. */
    public boolean hasCause(String text) {
        String wanted = text.toLowerCase(Locale.ROOT);
        return failure.kind().toLowerCase(Locale.ROOT).equals(wanted)
                || failure.message().toLowerCase(Locale.ROOT).contains(wanted);
    }
}
