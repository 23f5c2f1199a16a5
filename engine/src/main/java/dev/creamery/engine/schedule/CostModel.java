package dev.creamery.engine.schedule;

import dev.creamery.engine.network.NetworkStructure;
import dev.creamery.engine.sweep.DatasetFacts;
import dev.creamery.engine.sweep.PlannedExperiment;

/**
 * Predicts how long a thread trains. Matrix arithmetic is not all: in shallow, wide networks of few
 * inputs, passing over the activations takes longer; in narrow networks of many inputs, fetching
 * the rows of a minibatch from all over a table that no cache holds does.
 *
 * @param secondsPerMinibatch whatever a minibatch costs besides what it computes
 * @param secondsPerFlop of matrix arithmetic, additions and multiplications counted alike
 * @param secondsPerActivation of one input or unit for one row, forward and backward
 * @param secondsPerFetchedInput of one input of one row, if the table is much larger than the
 *     caches
 */
public record CostModel(
        double secondsPerMinibatch,
        double secondsPerFlop,
        double secondsPerActivation,
        double secondsPerFetchedInput) {

    /** From a table of so many bytes on, every input is fetched from far away; below, a share. */
    private static final double FAR_BYTES = 12 << 20;

    /** Where nothing is to be predicted. */
    public static final CostModel FREE = new CostModel(0, 0, 0);

    /** Of tables that the caches hold. */
    public CostModel(
            double secondsPerMinibatch, double secondsPerFlop, double secondsPerActivation) {
        this(secondsPerMinibatch, secondsPerFlop, secondsPerActivation, 0);
    }

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

    /**
     * The same model, with what it does not explain of a measurement as the cost of fetching.
     *
     * @param fetching a narrow network of many inputs, on a table that no cache holds
     */
    CostModel fetching(Measurement fetching) {
        double unexplained = fetching.seconds - secondsPerEpoch(fetching.planned);
        return new CostModel(
                secondsPerMinibatch,
                secondsPerFlop,
                secondsPerActivation,
                Math.max(0, unexplained) / fetchedInputs(fetching.planned.facts()));
    }

    /** One epoch of one run: forward and backward over the training rows, forward over the test. */
    public double secondsPerEpoch(PlannedExperiment planned) {
        return secondsPerEpoch(
                planned.facts(), planned.network(), planned.experiment().batchSize());
    }

    /** The same, of a network trained on a dataset in minibatches of so many rows. */
    public double secondsPerEpoch(DatasetFacts facts, NetworkStructure network, int batchSize) {
        return secondsPerMinibatch * minibatches(facts, batchSize)
                + secondsPerFlop * flops(facts, network)
                + secondsPerActivation * activations(facts, network)
                + secondsPerFetchedInput * fetchedInputs(facts);
    }

    /** One run. */
    public double secondsPerRun(PlannedExperiment planned) {
        return secondsPerEpoch(planned) * planned.experiment().epochs();
    }

    /** Minibatches of an epoch, the last, smaller one included. */
    private static double minibatches(DatasetFacts facts, int batchSize) {
        return Math.ceil((double) facts.trainRows() / batchSize);
    }

    static double minibatches(PlannedExperiment planned) {
        return minibatches(planned.facts(), planned.experiment().batchSize());
    }

    /**
     * Operations of an epoch: per row and parameter 2 forward, and 4 backward (for the gradients of
     * weights and of activations).
     */
    private static double flops(DatasetFacts facts, NetworkStructure network) {
        double parameters = network.numFreeParameters();
        return parameters * (6.0 * facts.trainRows() + 2.0 * facts.testRows());
    }

    static double flops(PlannedExperiment planned) {
        return flops(planned.facts(), planned.network());
    }

    /**
     * Units and inputs times rows of an epoch. A test row, which is only passed forward, counts a
     * third.
     */
    private static double activations(DatasetFacts facts, NetworkStructure network) {
        double units = network.widths().stream().mapToInt(Integer::intValue).sum();
        return (network.inputs() + units) * rows(facts);
    }

    /** Inputs times rows of an epoch, as far as the table of inputs is too large for caches. */
    static double fetchedInputs(DatasetFacts facts) {
        double bytes = (double) Float.BYTES * facts.rows() * facts.inputs();
        return facts.inputs() * rows(facts) * Math.min(1, bytes / FAR_BYTES);
    }

    private static double rows(DatasetFacts facts) {
        return facts.trainRows() + facts.testRows() / 3.0;
    }

    static double activations(PlannedExperiment planned) {
        return activations(planned.facts(), planned.network());
    }
}
