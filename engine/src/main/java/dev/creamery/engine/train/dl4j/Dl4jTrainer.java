package dev.creamery.engine.train.dl4j;

import dev.creamery.engine.sweep.PlannedExperiment;
import dev.creamery.engine.train.MemoryNeed;
import dev.creamery.engine.train.RunState;
import dev.creamery.engine.train.Trainer;
import dev.creamery.engine.train.TrainingJob;
import dev.creamery.engine.train.TrainingSession;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * Trains with deeplearning4j, one {@code ComputationGraph} per run, on the CPU or, where ND4J's
 * CUDA backend is on the class path and finds a GPU, there.
 *
 * <p>The native libraries are loaded at the first use, which takes seconds. Each session computes
 * on the thread that calls it and on no other; more speed comes from more sessions at once.
 */
public final class Dl4jTrainer implements Trainer {

    private @Nullable NativeBackend backend;

    @Override
    public String name() {
        return "dl4j";
    }

    /**
     * For example {@code dl4j 1.0.0-M2.1, nd4j-native OpenBLAS 0.3.19 Haswell}.
     *
     * @throws IllegalStateException see {@link #start}
     */
    @Override
    public String provenance() {
        return backend().description();
    }

    /**
     * @throws IllegalStateException if the native libraries do not work on this machine
     */
    @Override
    public TrainingSession start(TrainingJob job) {
        return resume(job, job.runs().stream().map(run -> RunState.initial(job, run)).toList());
    }

    /**
     * @throws IllegalArgumentException as {@link TrainingJob#check} says
     * @throws IllegalStateException see {@link #start}
     */
    @Override
    public TrainingSession resume(TrainingJob job, List<RunState> states) {
        backend();
        return new Dl4jSession(job, states);
    }

    /**
     * Each run has a network of its own in native memory: parameters, gradients and moments, and
     * scratch memory for one layer's update and for values and derivatives, which deeplearning4j
     * does not tell and which are estimated.
     */
    @Override
    public MemoryNeed memory(PlannedExperiment planned) {
        var experiment = planned.experiment();
        long state =
                (1 + RunState.moments(experiment.optimizer())) * MemoryNeed.parameters(planned);
        long rows =
                Math.min(
                        Math.max(experiment.batchSize(), NetworkRun.TEST_ROWS_AT_ONCE),
                        planned.facts().rows());
        return new MemoryNeed(
                MemoryNeed.dataset(planned),
                state + MemoryNeed.rowsAndHistory(planned),
                MemoryNeed.parameters(planned) + 4 * MemoryNeed.activations(planned, rows),
                state + MemoryNeed.parameters(planned));
    }

    private synchronized NativeBackend backend() {
        if (backend == null) {
            backend = NativeBackend.open();
        }
        return backend;
    }
}
