package dev.creamery.engine.schedule;

import dev.creamery.engine.sweep.DatasetFacts;
import dev.creamery.engine.sweep.PlannedExperiment;

/**
 * Predicts how long a thread trains, as a cost per minibatch and one per floating-point operation.
 *
 * @param secondsPerMinibatch whatever a minibatch costs besides its arithmetic
 * @param secondsPerFlop of matrix arithmetic, additions and multiplications counted alike
 */
public record CostModel(double secondsPerMinibatch, double secondsPerFlop) {

    /** Where nothing is to be predicted. */
    static final CostModel FREE = new CostModel(0, 0);

    /**
     * The model that explains two measurements, of networks that differ much in size.
     *
     * @param smallSeconds measured for an epoch of {@code small}
     * @param largeSeconds measured for an epoch of {@code large}
     */
    static CostModel through(
            PlannedExperiment small,
            double smallSeconds,
            PlannedExperiment large,
            double largeSeconds) {
        double determinant = minibatches(small) * flops(large) - minibatches(large) * flops(small);
        double perMinibatch =
                (smallSeconds * flops(large) - largeSeconds * flops(small)) / determinant;
        double positive = Math.max(0, perMinibatch);
        double perFlop = (largeSeconds - positive * minibatches(large)) / flops(large);
        return perFlop > 0
                ? new CostModel(positive, perFlop)
                : new CostModel(0, largeSeconds / flops(large));
    }

    /** One epoch of one run: forward and backward over the training rows, forward over the test. */
    public double secondsPerEpoch(PlannedExperiment planned) {
        return secondsPerMinibatch * minibatches(planned) + secondsPerFlop * flops(planned);
    }

    /** One run. */
    public double secondsPerRun(PlannedExperiment planned) {
        return secondsPerEpoch(planned) * planned.experiment().epochs();
    }

    /** Minibatches of an epoch, the last, smaller one included. */
    static double minibatches(PlannedExperiment planned) {
        return Math.ceil((double) planned.facts().trainRows() / planned.experiment().batchSize());
    }

    /**
     * Operations of an epoch: per row and parameter 2 forward, and 4 backward (for the gradients of
     * weights and of activations).
     */
    static double flops(PlannedExperiment planned) {
        DatasetFacts facts = planned.facts();
        double parameters = planned.network().numFreeParameters();
        return parameters * (6.0 * facts.trainRows() + 2.0 * facts.testRows());
    }
}
