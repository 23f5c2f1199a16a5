package dev.creamery.engine.train.fused;

import dev.creamery.engine.kernel.KernelProvider;
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

    public FusedTrainer() {
        this(KernelProvider.named("auto"));
    }

    /**
     * @param kernels the loops to train with
     */
    public FusedTrainer(KernelProvider kernels) {
        this.kernels = kernels;
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
}
