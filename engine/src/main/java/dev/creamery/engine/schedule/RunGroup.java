package dev.creamery.engine.schedule;

import dev.creamery.engine.store.NumberedExperiment;

import java.util.List;

/**
 * Repetitions of one experiment that are trained together.
 *
 * @param runs one or more
 */
public record RunGroup(NumberedExperiment experiment, List<PlannedRun> runs) {

    public RunGroup {
        runs = List.copyOf(runs);
    }

    /** Number of repetitions. */
    public int size() {
        return runs.size();
    }

    /** The first {@code count} of its repetitions. */
    RunGroup first(int count) {
        return new RunGroup(experiment, runs.subList(0, count));
    }

    /** All but the first {@code count} of its repetitions. */
    RunGroup without(int count) {
        return new RunGroup(experiment, runs.subList(count, size()));
    }

    List<String> runIds() {
        return runs.stream().map(PlannedRun::runId).toList();
    }
}
