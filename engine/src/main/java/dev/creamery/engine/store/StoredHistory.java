package dev.creamery.engine.store;

/**
 * Some of the curves of a run.
 *
 * @param experimentId its experiment
 * @param runId the run
 * @param curves one per column that was asked for, (columns, epochs)
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody, and far too large to copy
public record StoredHistory(long experimentId, String runId, float[][] curves) {}
