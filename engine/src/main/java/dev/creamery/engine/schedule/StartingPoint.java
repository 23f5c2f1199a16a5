package dev.creamery.engine.schedule;

import dev.creamery.engine.store.RunCheckpoint;

import java.util.List;

/**
 * Runs that begin or go on at the same epoch.
 *
 * @param saved a checkpoint per run, in their order; none if they begin
 */
record StartingPoint(RunGroup group, List<RunCheckpoint> saved) {

    StartingPoint {
        saved = List.copyOf(saved);
    }

    /** Epochs that are done. */
    int epoch() {
        return saved.isEmpty() ? 0 : saved.getFirst().state().epochs();
    }
}
