package dev.creamery.engine.store;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the journals of one batch, or of several, say together.
 *
 * @param finished runs whose results are on the disk, by {@code experiment_id}
 * @param failed the last failure of every run that failed, was not claimed again, and is not
 *     finished
 * @param claimed runs that were begun, and neither finished nor failed since: in training, or lost
 *     with their engine
 * @param parts Parquet files that hold the finished runs, relative to the workspace
 * @param replaced files whose runs are now in other parts
 */
public record BatchState(
        Map<Long, Set<String>> finished,
        Map<String, RunFailure> failed,
        Set<String> claimed,
        Set<String> parts,
        Set<String> replaced) {

    /**
     * The union of journals. What is finished stays so, whatever the clocks of engines say, unless
     * its part is lost.
     */
    public static BatchState of(Collection<JournalEntry> entries) {
        Union union = new Union();
        entries.stream().sorted(Comparator.comparing(JournalEntry::time)).forEach(union::add);
        return union.state();
    }

    /** Number of finished runs. */
    public int finishedRuns() {
        return finished.values().stream().mapToInt(Set::size).sum();
    }

    /** The finished runs of an experiment. */
    public Set<String> finishedRuns(long experimentId) {
        return finished.getOrDefault(experimentId, Set.of());
    }

    /** Whether a run is finished, whatever its experiment. */
    public boolean isFinished(String run) {
        return finished.values().stream().anyMatch(runs -> runs.contains(run));
    }

    private static final class Union {
        private final List<JournalEntry.Finished> recorded = new ArrayList<>();
        private final PartLineage lineage = new PartLineage();
        private final Map<String, RunFailure> failed = new LinkedHashMap<>();
        private final Set<String> claimed = new LinkedHashSet<>();

        void add(JournalEntry entry) {
            lineage.add(entry);
            switch (entry) {
                case JournalEntry.Claimed begun -> {
                    begun.runs().forEach(failed::remove);
                    claimed.addAll(begun.runs());
                }
                case JournalEntry.Finished done -> recorded.add(done);
                case JournalEntry.Failed failure -> {
                    failure.runs().forEach(claimed::remove);
                    failure.runs().forEach(run -> failed.put(run, failure.failure()));
                }
                case JournalEntry.Crashed crashed -> crashed.runs().forEach(claimed::remove);
                case JournalEntry.Resumed _, JournalEntry.Compacted _, JournalEntry.Lost _ -> {}
            }
        }

        /** Runs of lost parts are not finished any more. */
        BatchState state() {
            Map<Long, Set<String>> finished = new LinkedHashMap<>();
            for (JournalEntry.Finished done : recorded) {
                if (lineage.now(done.part()).isPresent()) {
                    done.runs()
                            .forEach((experiment, runs) -> of(finished, experiment).addAll(runs));
                }
            }
            for (Set<String> runs : finished.values()) {
                claimed.removeAll(runs);
                failed.keySet().removeAll(runs);
            }
            return new BatchState(finished, failed, claimed, lineage.parts(), lineage.replaced());
        }

        private static Set<String> of(Map<Long, Set<String>> finished, long experiment) {
            return requireNonNull(
                    finished.computeIfAbsent(experiment, any -> new LinkedHashSet<>()));
        }
    }
}
