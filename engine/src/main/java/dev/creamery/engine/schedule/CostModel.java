package dev.creamery.engine.schedule;

import dev.creamery.engine.sweep.DatasetFacts;
import dev.creamery.engine.sweep.PlannedExperiment;

/**
 * Predicts how long a thread trains. Matrix arithmetic is not all: in shallow, wide networks of few
 * inputs, passing over the activations takes longer.
 *
 * @param secondsPerMinibatch whatever a minibatch costs besides what it computes
 * @param secondsPerFlop of matrix arithmetic, additions and multiplications counted alike
 * @param secondsPerActivation of one unit for one row, forward and backward
 */
public record CostModel(
        double secondsPerMinibatch, double secondsPerFlop, double secondsPerActivation) {

    /** Where nothing is to be predicted. */
    static final CostModel FREE = new CostModel(0, 0, 0);

    /**
     * How long an epoch of one run took.
     *
     * @param planned the experiment that was trained
     */
    record Measurement(PlannedExperiment planned, double seconds) {}

    /**
     * The model that explains three measurements, as far as costs that are not negative can.
     *
     * @param small a network so small that minibatches cost more than their arithmetic
     * @param deep a larger one, whose arithmetic counts
     * @param wide a larger one of one hidden layer, whose activations count too
     */
    static CostModel through(Measurement small, Measurement deep, Measurement wide) {
        double determinant =
                flops(deep.planned) * activations(wide.planned)
                        - flops(wide.planned) * activations(deep.planned);
        double solution =
                (wide.seconds * flops(deep.planned) - deep.seconds * flops(wide.planned))
                        / determinant;
        double mostPerActivation = deep.seconds / activations(deep.planned);
        double perActivation = Math.clamp(solution, 0, mostPerActivation / 2);
        double perFlop =
                (deep.seconds - perActivation * activations(deep.planned)) / flops(deep.planned);
        double computing = new CostModel(0, perFlop, perActivation).secondsPerEpoch(small.planned);
        double perMinibatch = Math.max(0, small.seconds - computing) / minibatches(small.planned);
        return new CostModel(perMinibatch, perFlop, perActivation);
    }

    /** One epoch of one run: forward and backward over the training rows, forward over the test. */
    public double secondsPerEpoch(PlannedExperiment planned) {
        return secondsPerMinibatch * minibatches(planned)
                + secondsPerFlop * flops(planned)
                + secondsPerActivation * activations(planned);
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

    /** Units times rows of an epoch; a test row, which is only passed forward, counts a third. */
    static double activations(PlannedExperiment planned) {
        DatasetFacts facts = planned.facts();
        double units = planned.network().widths().stream().mapToInt(Integer::intValue).sum();
        return units * (facts.trainRows() + facts.testRows() / 3.0);
    }
}
