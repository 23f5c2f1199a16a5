package dev.creamery.engine.schedule;

import dev.creamery.engine.sweep.PlannedExperiment;
import dev.creamery.engine.train.MemoryNeed;
import dev.creamery.engine.train.Trainer;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/**
 * How much memory experiments would take.
 *
 * @param budget that training may take
 */
public record MemoryPlan(Trainer trainer, MemoryBudget budget) {

    /** Bytes for one run, trained alone. */
    public long bytesPerRun(PlannedExperiment planned) {
        return trainer.memory(planned).total(1);
    }

    /** Whether one run fits; else all runs of the experiment are refused. */
    public boolean fits(PlannedExperiment planned) {
        return budget.fits(trainer.memory(planned), 1);
    }

    /** The experiment whose runs take the most; nothing if there is none. */
    public Optional<PlannedExperiment> largest(Collection<PlannedExperiment> plan) {
        return plan.stream().max(Comparator.comparingLong(this::bytesPerRun));
    }

    /** How many threads, up to {@code most}, could train a run of an experiment at a time. */
    public int atOnce(PlannedExperiment planned, int most) {
        MemoryNeed need = trainer.memory(planned);
        int threads = most;
        while (threads > 0 && !budget.share(threads).fits(need, 1)) {
            threads--;
        }
        return threads;
    }
}
