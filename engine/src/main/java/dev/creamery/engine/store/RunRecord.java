package dev.creamery.engine.store;

import dev.creamery.engine.sweep.PlannedExperiment;
import dev.creamery.engine.train.RunHistory;

/**
 * A finished run: one row of the repetitions.
 *
 * @param experimentId given out by the workspace, 1 to 2^32 − 1
 * @param planned the experiment and its network
 * @param batch the launch that it belongs to
 * @param repetition from 0; not stored, as BUTTER tells repetitions apart by seed and run id
 * @param seed the run's own
 * @param runId unlike that of any other run
 * @param provenance what made it
 * @param startTime when it began, in seconds since 1970-01-01 UTC
 * @param updateTime when it ended, likewise
 * @param history its statistics
 */
public record RunRecord(
        long experimentId,
        PlannedExperiment planned,
        String batch,
        int repetition,
        long seed,
        String runId,
        Provenance provenance,
        long startTime,
        long updateTime,
        RunHistory history) {}
