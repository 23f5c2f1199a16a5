package dev.creamery.engine.bench;

import dev.creamery.engine.network.NetworkStructure;
import dev.creamery.engine.network.Task;
import dev.creamery.engine.sweep.DatasetFacts;
import dev.creamery.engine.sweep.PlannedExperiment;
import dev.creamery.engine.train.SyntheticWork;
import dev.creamery.engine.train.TrainingJob;

/**
 * What is trained to measure speed: a rectangle by Adam, on a table of 3918 rows, 11 inputs and 7
 * classes.
 */
public final class Workload {

    static final DatasetFacts FACTS =
            new DatasetFacts("bench", 3918, 11, Task.CLASSIFICATION, 11, 7);

    /** More than anybody will wait for. */
    private static final int EPOCHS = 100_000;

    private final SyntheticWork work;

    /**
     * @param size wanted number of parameters
     * @param batchSize rows of a minibatch
     */
    public Workload(long size, int depth, int batchSize) {
        work = new SyntheticWork(FACTS, size, depth, batchSize, EPOCHS);
    }

    /** What is trained. */
    public PlannedExperiment planned() {
        return work.planned();
    }

    /** Width × depth, for example {@code 18×4}. */
    public String name() {
        return network().layers().getFirst().units() + "×" + depth();
    }

    public NetworkStructure network() {
        return planned().network();
    }

    public int depth() {
        return planned().experiment().depth();
    }

    public int batchSize() {
        return planned().experiment().batchSize();
    }

    /** Minibatches of an epoch, the last, smaller one included. */
    public long stepsPerEpoch() {
        return (FACTS.trainRows() + batchSize() - 1) / batchSize();
    }

    /**
     * Floating-point operations of an epoch's matrix products: training forward, weights' gradients
     * and, but for the first layer, inputs' gradients; test forward.
     */
    public double operationsPerEpoch() {
        double weights = 0;
        double first = 0;
        for (NetworkStructure.Layer layer : network().layers()) {
            double product = (double) layer.inputs() * layer.units();
            weights += product;
            first = layer.index() == 0 ? product : first;
        }
        return FACTS.trainRows() * (6 * weights - 2 * first) + FACTS.testRows() * 2 * weights;
    }

    /** So many repetitions. */
    public TrainingJob job(int runs) {
        return work.job(runs);
    }
}
