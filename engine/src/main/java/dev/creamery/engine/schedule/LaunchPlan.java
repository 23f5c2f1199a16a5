package dev.creamery.engine.schedule;

import dev.creamery.engine.store.LostPart;
import dev.creamery.engine.store.Shard;

import java.util.List;

/**
 * What a launch sets out to do.
 *
 * @param batch its name
 * @param shard what is trained of it
 * @param experiments valid ones, of the whole batch like those that are left out
 * @param invalid experiments that are left out
 * @param runs of all valid experiments, those of the shard
 * @param missing of these, those that are to be trained now
 * @param failed of these, those that failed before and are left alone
 * @param estimate of what is missing
 * @param threads that train
 * @param lost parts that an engine left which died, or that are damaged: their runs are trained
 *     again
 */
public record LaunchPlan(
        String batch,
        Shard shard,
        int experiments,
        int invalid,
        int runs,
        int missing,
        int failed,
        CostEstimate estimate,
        int threads,
        List<LostPart> lost) {}
