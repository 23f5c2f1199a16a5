package dev.creamery.engine.cli;

import dev.creamery.engine.schedule.CostEstimate;
import dev.creamery.engine.schedule.CostModel;
import dev.creamery.engine.schedule.MemoryPlan;
import dev.creamery.engine.sweep.PlannedExperiment;
import dev.creamery.engine.sweep.Sweep;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A planned sweep, to be printed.
 *
 * @param plan every experiment, valid or not
 * @param threads that the estimate is for
 * @param calibration measures this machine, if an estimate is wanted
 * @param memory how much there is, and what runs take
 */
record PlanReport(
        Sweep sweep,
        List<PlannedExperiment> plan,
        int threads,
        Supplier<CostModel> calibration,
        MemoryPlan memory) {

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

    /** The valid experiment whose runs take the most memory; nothing if none is valid. */
    Optional<PlannedExperiment> largest() {
        return memory.largest(plan.stream().filter(PlannedExperiment::isValid).toList());
    }

    /** Whether runs of a valid experiment would be refused, as there is too little memory. */
    boolean isTooLarge(PlannedExperiment planned) {
        return planned.isValid() && !memory.fits(planned);
    }

    /** Valid experiments whose runs would be refused. */
    int tooLarge() {
        return (int) plan.stream().filter(this::isTooLarge).count();
    }
}
