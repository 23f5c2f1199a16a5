package dev.creamery.engine.train.fused;

import dev.creamery.engine.kernel.BlockSpace;
import dev.creamery.engine.kernel.KernelProvider;
import dev.creamery.engine.network.OutputActivation;
import dev.creamery.engine.sweep.PlannedExperiment;
import dev.creamery.engine.train.MemoryNeed;
import dev.creamery.engine.train.RunState;
import dev.creamery.engine.train.Trainer;
import dev.creamery.engine.train.TrainingJob;
import dev.creamery.engine.train.TrainingSession;

import java.util.List;

/**
 * Trains on the processor: one forward and one backward pass per minibatch over arrays that are
 * made once per session. Each session uses one thread.
 */
public final class FusedTrainer implements Trainer {

    private final KernelProvider kernels;
    private final int places;
    private final LaneCrossovers crossovers;

    public FusedTrainer() {
        this(KernelProvider.named("auto"));
    }

    /**
     * @param kernels the loops to train with
     */
    public FusedTrainer(KernelProvider kernels) {
        this(kernels, new LaneCrossovers());
    }

    /**
     * @param crossovers when a lane per run is faster, where there is a choice
     */
    public FusedTrainer(KernelProvider kernels, LaneCrossovers crossovers) {
        this.kernels = kernels;
        this.crossovers = crossovers;
        places = kernels.create().runs();
    }

    @Override
    public String name() {
        return "fused";
    }

    @Override
    public String provenance() {
        return "fused (" + kernels.description() + " kernels)";
    }

    @Override
    public TrainingSession start(TrainingJob job) {
        return resume(job, job.runs().stream().map(run -> RunState.initial(job, run)).toList());
    }

    @Override
    public TrainingSession resume(TrainingJob job, List<RunState> states) {
        job.check(states);
        return new FusedSession(job, states, kernels, crossovers);
    }

    @Override
    public void calibrate() {
        if (kernels.hasLanes(List.of()) && crossovers.isEmpty()) {
            LaneCalibration.run(this);
        }
    }

    /** Sixteen where a lane per run is possible. */
    @Override
    public int runsAtOnce(PlannedExperiment planned) {
        return mayUseLanes(planned) ? FusedSession.LANES : places;
    }

    private boolean mayUseLanes(PlannedExperiment planned) {
        return places == 1
                && FusedSession.mayUseLanes(planned.network(), capacity(planned), kernels);
    }

    private static int capacity(PlannedExperiment planned) {
        return (int) Math.min(planned.experiment().batchSize(), planned.facts().trainRows());
    }

    /**
     * One gradient and one minibatch serve all runs of a session. Where the kernels train several
     * runs at once, their parameters and moments lie together, at first beside those of each, and
     * places that no run takes are there all the same. Where there is a choice, both ways count.
     */
    @Override
    public MemoryNeed memory(PlannedExperiment planned) {
        int capacity = capacity(planned);
        boolean lanes = mayUseLanes(planned);
        return new MemoryNeed(
                MemoryNeed.dataset(planned)
                        + classes(planned)
                        + working(planned, capacity, places)
                        + (lanes ? working(planned, capacity, FusedSession.LANES) : 0),
                (lanes || places > 1 ? 2 : 1) * state(planned)
                        + MemoryNeed.rowsAndHistory(planned)
                        + testRows(planned, capacity)
                        + (planned.experiment().labelNoise() == 0 ? 0 : targets(planned)),
                0,
                0);
    }

    /** What is there whatever the number of runs, for kernels that train so many at once. */
    private static long working(PlannedExperiment planned, int capacity, int places) {
        var facts = planned.facts();
        int stride = Minibatch.stride(places * capacity);
        long values = Layers.valuesPerRow(planned.network(), capacity) * stride;
        long interleaved = places == 1 ? 0 : places * (facts.trainRows() + facts.testRows());
        return places * MemoryNeed.parameters(planned)
                + (places - 1) * (state(planned) + testRows(planned, capacity))
                + BlockSpace.bytes(values)
                + (facts.outputs() * stride + interleaved) * Float.BYTES;
    }

    private static long state(PlannedExperiment planned) {
        int moments = RunState.moments(planned.experiment().optimizer());
        return (1 + moments) * MemoryNeed.parameters(planned);
    }

    /** Bytes of a run's {@link TestRows}. */
    private static long testRows(PlannedExperiment planned, int capacity) {
        var facts = planned.facts();
        int columns = facts.inputs() + (hasClasses(planned) ? 1 : facts.outputs());
        return TestRows.values(facts.testRows(), columns, capacity) * Float.BYTES;
    }

    private static long classes(PlannedExperiment planned) {
        return hasClasses(planned) ? targets(planned) : 0;
    }

    private static boolean hasClasses(PlannedExperiment planned) {
        return planned.network().outputActivation() == OutputActivation.SOFTMAX;
    }

    /** Bytes of a {@link TargetTable}. */
    private static long targets(PlannedExperiment planned) {
        var facts = planned.facts();
        return facts.rows() * (hasClasses(planned) ? 1 : facts.outputs()) * Float.BYTES;
    }
}
