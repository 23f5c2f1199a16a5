package dev.creamery.engine.schedule;

import dev.creamery.engine.sweep.PlannedExperiment;
import dev.creamery.engine.train.RunState;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Cuts groups whose runs would not fit the memory together. */
final class GroupSizes {

    /** Weights and gradients; the optimizer's moments come on top. */
    private static final int ARRAYS_OF_PARAMETERS = 2;

    /** Twenty float lists. */
    private static final int HISTORY_BYTES_PER_EPOCH = 80;

    private final long bytesPerThread;

    /**
     * @param bytesPerThread what a group may take
     */
    GroupSizes(long bytesPerThread) {
        this.bytesPerThread = bytesPerThread;
    }

    /** Half of what Java may use, shared by the threads; the rest is for datasets and results. */
    static GroupSizes ofThisProcess(int threads) {
        return new GroupSizes(Runtime.getRuntime().maxMemory() / 2 / threads);
    }

    /** The same runs, in groups that fit; one run alone is left as it is. */
    List<RunGroup> fit(Collection<RunGroup> groups) {
        List<RunGroup> fitting = new ArrayList<>();
        for (RunGroup group : groups) {
            long fit = bytesPerThread / bytesPerRun(group.experiment().planned());
            int most = (int) Math.clamp(fit, 1, group.size());
            RunGroup rest = group;
            while (rest.size() > most) {
                fitting.add(rest.first(most));
                rest = rest.without(most);
            }
            fitting.add(rest);
        }
        return fitting;
    }

    private static long bytesPerRun(PlannedExperiment planned) {
        var experiment = planned.experiment();
        int arrays = ARRAYS_OF_PARAMETERS + RunState.moments(experiment.optimizer());
        long parameters = arrays * planned.network().numFreeParameters() * Float.BYTES;
        long targets = planned.facts().trainRows() * (planned.facts().outputs() + 2L) * Float.BYTES;
        long history = (long) HISTORY_BYTES_PER_EPOCH * experiment.epochs();
        return parameters + targets + history;
    }
}
