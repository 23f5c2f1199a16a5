package dev.creamery.engine.train.fused;

import dev.creamery.engine.train.RunState;
import dev.creamery.engine.train.TrainingJob;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Runs that are trained with a lane for each or one after the other, whichever turns out to be
 * faster; the bits are the same.
 */
final class Repetitions {

    private final TrainingJob job;
    private final List<FusedRun> runs;
    private final Buffers oneByOne;
    private final Optional<Buffers> lanes;
    private final Pace pace;
    private boolean inLanes;
    private List<FusedGroup> groups;

    /**
     * @param runs with minibatches of the same sizes, at most sixteen
     * @param states one per run, taken over
     * @param lanes with a lane per run, if they may be used
     */
    Repetitions(
            TrainingJob job,
            List<FusedRun> runs,
            List<RunState> states,
            Buffers oneByOne,
            Optional<Buffers> lanes,
            Pace pace) {
        this.job = job;
        this.runs = runs;
        this.oneByOne = oneByOne;
        this.lanes = lanes;
        this.pace = pace;
        groups = groups(states, oneByOne);
    }

    private List<FusedGroup> groups(List<RunState> states, Buffers buffers) {
        int atOnce = buffers.kernels().runs();
        List<FusedGroup> made = new ArrayList<>();
        for (int first = 0; first < runs.size(); first += atOnce) {
            int end = Math.min(runs.size(), first + atOnce);
            made.add(
                    new FusedGroup(
                            job, runs.subList(first, end), states.subList(first, end), buffers));
        }
        return made;
    }

    Pace pace() {
        return pace;
    }

    FusedRun run(int run) {
        return runs.get(run);
    }

    void trainEpoch() {
        if (lanes.isEmpty()) {
            groups.forEach(FusedGroup::trainEpoch);
            return;
        }
        boolean next = pace.next();
        if (next != inLanes) {
            groups = groups(current(), next ? lanes.get() : oneByOne);
            inLanes = next;
        }
        long start = cpuNanos();
        groups.forEach(FusedGroup::trainEpoch);
        pace.took(inLanes, cpuNanos() - start);
    }

    private static long cpuNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private List<RunState> current() {
        List<RunState> states = new ArrayList<>();
        for (FusedGroup group : groups) {
            for (int run = 0; run < group.size(); run++) {
                FusedRun state = runs.get(states.size());
                states.add(
                        new RunState(group.parameters(run), group.moments(run), state.history()));
            }
        }
        return states;
    }

    /** The same, without a copy where a run is trained alone. */
    RunState borrowedState(int run) {
        int atOnce = (inLanes ? lanes.orElseThrow() : oneByOne).kernels().runs();
        return groups.get(run / atOnce).borrowedState(run % atOnce);
    }

    /** A copy of a run's state. */
    RunState state(int run) {
        int atOnce = (inLanes ? lanes.orElseThrow() : oneByOne).kernels().runs();
        FusedGroup group = groups.get(run / atOnce);
        return new RunState(
                group.parameters(run % atOnce),
                group.moments(run % atOnce),
                runs.get(run).history().copy());
    }
}
