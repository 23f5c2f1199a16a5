package dev.creamery.engine.store;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How often engines crashed while they trained a run that is neither finished nor failed since. */
public final class CrashCounts {

    private CrashCounts() {}

    /** The runs of a batch that may make engines crash, with the number of crashes: 1 or more. */
    public static Map<String, Integer> of(Collection<JournalEntry> entries) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        List<JournalEntry> sorted =
                entries.stream().sorted(Comparator.comparing(JournalEntry::time)).toList();
        for (JournalEntry entry : sorted) {
            switch (entry) {
                case JournalEntry.Crashed crashed ->
                        crashed.runs().forEach(run -> counts.merge(run, 1, Integer::sum));
                case JournalEntry.Failed failed -> failed.runs().forEach(counts::remove);
                case JournalEntry.Finished finished ->
                        finished.runs().values().forEach(counts.keySet()::removeAll);
                default -> {}
            }
        }
        return counts;
    }
}
