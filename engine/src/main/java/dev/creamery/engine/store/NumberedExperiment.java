package dev.creamery.engine.store;

import dev.creamery.engine.sweep.PlannedExperiment;

/**
 * A valid experiment with the id that the workspace gave it.
 *
 * @param id BUTTER's {@code experiment_id}, an unsigned 32-bit number
 */
public record NumberedExperiment(long id, PlannedExperiment planned) {}
