package dev.creamery.app.compose;

import dev.creamery.engine.schedule.CostEstimate;

/**
 * What training a sweep takes.
 *
 * @param done of its runs, finished in this workspace
 * @param left what the others cost
 * @param timed whether the times are known; disk space always is
 * @param threads that would train
 */
public record Forecast(long done, CostEstimate left, boolean timed, int threads) {}
