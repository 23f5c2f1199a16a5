package dev.creamery.engine.schedule;

import dev.creamery.engine.store.Batch;
import dev.creamery.engine.store.CrashCounts;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Runs that were in training when an engine crashed, and may be why. They are trained before all
 * others, and alone, so that the guilty one is known if it happens again.
 *
 * @param runs their ids
 */
record Suspects(Set<String> runs) {

    static Suspects of(Batch batch) throws IOException {
        return new Suspects(Set.copyOf(CrashCounts.of(batch.entries()).keySet()));
    }

    /** Those of some groups that are suspected. */
    List<RunGroup> among(List<RunGroup> groups) {
        return only(groups, run -> runs.contains(run.runId()));
    }

    /** Those of some groups that are not. */
    List<RunGroup> notAmong(List<RunGroup> groups) {
        return only(groups, run -> !runs.contains(run.runId()));
    }

    private static List<RunGroup> only(List<RunGroup> groups, Predicate<PlannedRun> wanted) {
        return groups.stream().map(group -> only(group, wanted)).flatMap(Optional::stream).toList();
    }

    private static Optional<RunGroup> only(RunGroup group, Predicate<PlannedRun> wanted) {
        List<PlannedRun> runs = group.runs().stream().filter(wanted).toList();
        return runs.isEmpty()
                ? Optional.empty()
                : Optional.of(new RunGroup(group.experiment(), runs));
    }
}
