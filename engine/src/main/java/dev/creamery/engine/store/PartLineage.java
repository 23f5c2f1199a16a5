package dev.creamery.engine.store;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where the runs of each part are now: parts are joined to larger ones, and some are lost. Entries
 * may come in any order, as the clocks of engines differ.
 */
public final class PartLineage {

    private final Set<String> known = new LinkedHashSet<>();
    private final Map<String, String> joinedTo = new HashMap<>();
    private final Set<String> lost = new LinkedHashSet<>();

    /** Takes note of an entry of a journal. */
    public void add(JournalEntry entry) {
        switch (entry) {
            case JournalEntry.Finished finished -> known.add(finished.part());
            case JournalEntry.Compacted compacted -> {
                known.add(compacted.part());
                compacted.replaced().forEach(part -> joinedTo.put(part, compacted.part()));
            }
            case JournalEntry.Lost gone -> lost.add(gone.part());
            case JournalEntry.Claimed _,
                    JournalEntry.Resumed _,
                    JournalEntry.Failed _,
                    JournalEntry.Crashed _ -> {}
        }
    }

    /** The part that has the runs of this one now; nothing if they are lost. */
    public Optional<String> now(String part) {
        String now = part;
        for (String next = joinedTo.get(now); next != null; next = joinedTo.get(now)) {
            now = next;
        }
        return lost.contains(now) ? Optional.empty() : Optional.of(now);
    }

    /** The parts that should be there. */
    public Set<String> parts() {
        Set<String> parts = new LinkedHashSet<>(known);
        parts.removeAll(joinedTo.keySet());
        parts.removeAll(lost);
        return parts;
    }

    /** Parts whose runs are in others now. */
    public Set<String> replaced() {
        return new LinkedHashSet<>(joinedTo.keySet());
    }
}
