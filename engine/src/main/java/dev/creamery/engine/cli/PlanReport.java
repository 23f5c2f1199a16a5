package dev.creamery.engine.cli;

import dev.creamery.engine.schedule.CostEstimate;
import dev.creamery.engine.schedule.CostModel;
import dev.creamery.engine.sweep.PlannedExperiment;
import dev.creamery.engine.sweep.Sweep;

import java.util.List;
import java.util.function.Supplier;

/**
 * A planned sweep, to be printed.
 *
 * @param plan every experiment, valid or not
 * @param threads that the estimate is for
 * @param calibration measures this machine, if an estimate is wanted
 */
record PlanReport(
        Sweep sweep, List<PlannedExperiment> plan, int threads, Supplier<CostModel> calibration) {

    int valid() {
        return (int) plan.stream().filter(PlannedExperiment::isValid).count();
    }

    int invalid() {
        return plan.size() - valid();
    }

    /** Runs of all valid experiments. */
    long runs() {
        return (long) valid() * sweep.repetitions();
    }

    /** Epochs of all runs. */
    long epochs() {
        return plan.stream()
                .filter(PlannedExperiment::isValid)
                .mapToLong(planned -> (long) planned.experiment().epochs() * sweep.repetitions())
                .sum();
    }

    CostEstimate estimate() {
        return CostEstimate.of(plan, sweep.repetitions(), calibration.get(), threads);
    }
}
