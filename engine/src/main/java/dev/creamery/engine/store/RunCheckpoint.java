package dev.creamery.engine.store;

import dev.creamery.engine.train.RunState;

/**
 * Where an unfinished run can go on.
 *
 * @param runId the run
 * @param startTime when its training began, in seconds since 1970-01-01 UTC
 * @param state at the end of an epoch
 */
public record RunCheckpoint(String runId, long startTime, RunState state) {}
