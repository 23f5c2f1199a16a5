package dev.creamery.engine.schedule;

import dev.creamery.engine.sweep.PlannedExperiment;

import java.time.Duration;
import java.util.Collection;

/**
 * What runs will probably cost.
 *
 * @param time on all threads together, what a launch takes besides training included
 * @param shortest the lower end of what it may well take instead
 * @param longest the upper end
 * @param bytes of disk space, repetitions and summary
 */
public record CostEstimate(Duration time, Duration shortest, Duration longest, long bytes) {

    /**
     * The estimate for the valid experiments of a plan.
     *
     * @param repetitions of each
     * @param threads that train, a run at a time each
     */
    public static CostEstimate of(
            Collection<PlannedExperiment> plan, int repetitions, CostModel cost, int threads) {
        CostTally tally = new CostTally();
        plan.stream()
                .filter(PlannedExperiment::isValid)
                .forEach(planned -> add(tally, planned, repetitions, cost));
        return tally.estimate(threads);
    }

    /**
     * The estimate for groups of runs, for a launch that has measured the trainer.
     *
     * @param groups at most one per experiment
     */
    static CostEstimate of(Collection<RunGroup> groups, CostModel cost, int threads) {
        CostTally tally = new CostTally();
        groups.forEach(group -> add(tally, group.experiment().planned(), group.size(), cost));
        return tally.estimateOfTheRest(threads);
    }

    private static void add(
            CostTally tally, PlannedExperiment planned, int repetitions, CostModel cost) {
        int epochs = planned.experiment().epochs();
        tally.add(cost.secondsPerEpoch(planned), epochs, epochs, repetitions);
    }
}
