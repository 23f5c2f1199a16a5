package dev.creamery.engine.train.fused;

import dev.creamery.engine.kernel.KernelProvider;
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

    public FusedTrainer() {
        this(KernelProvider.named("auto"));
    }

    /**
     * @param kernels the loops to train with
     */
    public FusedTrainer(KernelProvider kernels) {
        this.kernels = kernels;
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
        return new FusedSession(job, states, kernels.create());
    }

    /**
     * One gradient and one minibatch serve all runs of a session. Where the kernels train several
     * runs at once, their parameters and moments lie together, at first beside those of each, and
     * places that no run takes are there all the same.
     */
    @Override
    public MemoryNeed memory(PlannedExperiment planned) {
        var experiment = planned.experiment();
        long state =
                (1 + RunState.moments(experiment.optimizer())) * MemoryNeed.parameters(planned);
        long rows = places * Math.min(experiment.batchSize(), planned.facts().trainRows());
        int copies = planned.network().residual() ? 3 : 2;
        return new MemoryNeed(
                MemoryNeed.dataset(planned)
                        + places * MemoryNeed.parameters(planned)
                        + copies * MemoryNeed.activations(planned, rows + Minibatch.PADDING)
                        + (places - 1) * state,
                (places > 1 ? 2 : 1) * state + MemoryNeed.rowsAndHistory(planned),
                0,
                0);
    }
}
