package dev.creamery.engine.schedule;

import dev.creamery.engine.sweep.PlannedExperiment;
import dev.creamery.engine.train.MemoryNeed;
import dev.creamery.engine.train.Trainer;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Cuts groups whose runs would not fit a thread's share of the memory together. */
final class GroupSizes {

    private final Trainer trainer;
    private final MemoryBudget budget;
    private final MemoryBudget ofThread;

    /**
     * @param budget shared by the threads
     */
    GroupSizes(Trainer trainer, MemoryBudget budget, int threads) {
        this.trainer = trainer;
        this.budget = budget;
        ofThread = budget.share(threads);
    }

    /**
     * The same runs, in groups that fit. A run that is more than a thread's share is alone, and
     * fewer are trained at a time; groups of which not even one run fits stay as they are.
     */
    List<RunGroup> fit(Collection<RunGroup> groups) {
        List<RunGroup> fitting = new ArrayList<>();
        for (RunGroup group : groups) {
            int most = most(group);
            RunGroup rest = group;
            while (rest.size() > most) {
                fitting.add(rest.first(most));
                rest = rest.without(most);
            }
            fitting.add(rest);
        }
        return fitting;
    }

    private int most(RunGroup group) {
        PlannedExperiment planned = group.experiment().planned();
        MemoryNeed need = trainer.memory(planned);
        if (!budget.fits(need, 1)) {
            return group.size();
        }
        int fitting = Math.max(1, ofThread.fitting(need, group.size()));
        int atOnce = trainer.runsAtOnce(planned);
        return fitting == group.size() || fitting < atOnce ? fitting : fitting / atOnce * atOnce;
    }
}
