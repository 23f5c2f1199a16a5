package dev.creamery.engine.train;

import dev.creamery.engine.sweep.PlannedExperiment;

import java.util.List;

/**
 * A way to train networks.
 *
 * <p>All trainers give, within rounding, the same losses for the same job: weights, minibatches and
 * splits are functions of a run's seed and not theirs to choose. One trainer gives the same bits
 * for the same run, whatever runs are trained beside it and on however many threads. A trainer may
 * be used by several threads at once; a session by one at a time.
 */
public interface Trainer {

    /** The name that {@code --backend} takes. */
    String name();

    /** Name, version and kernels, for the record of how a result was made. */
    String provenance();

    /**
     * Measures on this machine what decides how it trains, if that is not known yet; takes up to a
     * few seconds. Decides on time alone, never on results.
     */
    default void calibrate() {}

    /**
     * How many repetitions of an experiment it can train in about the time of fewer: groups of a
     * multiple are the best.
     */
    default int runsAtOnce(PlannedExperiment planned) {
        return 1;
    }

    /** Begins a job at epoch 0. */
    TrainingSession start(TrainingJob job);

    /**
     * Goes on with a job.
     *
     * @param states one per run of the job, all after the same number of epochs; the session takes
     *     them over
     * @throws IllegalArgumentException as {@link TrainingJob#check} says
     */
    TrainingSession resume(TrainingJob job, List<RunState> states);

    /**
     * How much memory runs of an experiment take that are trained together; unless a trainer says
     * otherwise, that of arrays in Java's heap: parameters, gradient and moments of each run,
     * values and derivatives of one minibatch.
     */
    default MemoryNeed memory(PlannedExperiment planned) {
        var experiment = planned.experiment();
        int arrays = 2 + RunState.moments(experiment.optimizer());
        long rows = Math.min(experiment.batchSize(), planned.facts().trainRows());
        return new MemoryNeed(
                MemoryNeed.dataset(planned) + 2 * MemoryNeed.activations(planned, rows),
                arrays * MemoryNeed.parameters(planned) + MemoryNeed.rowsAndHistory(planned),
                0,
                0);
    }
}
