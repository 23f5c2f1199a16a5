package dev.creamery.engine.schedule;

import dev.creamery.engine.store.LostPart;

import java.util.List;

/**
 * What a launch sets out to do.
 *
 * @param batch its name
 * @param experiments valid ones
 * @param invalid experiments that are left out
 * @param runs of all valid experiments
 * @param missing of these, those that are to be trained now
 * @param estimate of what is missing
 * @param threads that train
 * @param lost parts that an engine left which died, or that are damaged: their runs are trained
 *     again
 */
public record LaunchPlan(
        String batch,
        int experiments,
        int invalid,
        int runs,
        int missing,
        CostEstimate estimate,
        int threads,
        List<LostPart> lost) {}
