package dev.creamery.engine.bench;

import dev.creamery.engine.data.PreparedDataset;
import dev.creamery.engine.data.RunData;
import dev.creamery.engine.network.NetworkStructure;
import dev.creamery.engine.network.Shape;
import dev.creamery.engine.network.Task;
import dev.creamery.engine.network.WidthSearch;
import dev.creamery.engine.sweep.DatasetFacts;
import dev.creamery.engine.sweep.Experiment;
import dev.creamery.engine.sweep.KernelRegularizer;
import dev.creamery.engine.sweep.Optimizer;
import dev.creamery.engine.train.TrainingJob;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * What is trained to measure speed: a rectangle by Adam, on a table of 3918 rows, 11 inputs and 7
 * classes.
 */
public final class Workload {

    static final DatasetFacts FACTS =
            new DatasetFacts("bench", 3918, 11, Task.CLASSIFICATION, 11, 7);

    private static final int EPOCHS = 1_000_000;

    private final long size;
    private final int depth;
    private final int batchSize;
    private final NetworkStructure network;
    private final PreparedDataset dataset = dataset();

    /**
     * @param size wanted number of parameters
     * @param batchSize rows of a minibatch
     */
    public Workload(long size, int depth, int batchSize) {
        this.size = size;
        this.depth = depth;
        this.batchSize = batchSize;
        network =
                WidthSearch.closest(
                        new Shape.Rectangle(false),
                        FACTS.inputs(),
                        FACTS.outputs(),
                        FACTS.task(),
                        size,
                        depth);
    }

    /** Width × depth, for example {@code 18×4}. */
    public String name() {
        return network.layers().getFirst().units() + "×" + depth;
    }

    public NetworkStructure network() {
        return network;
    }

    public int depth() {
        return depth;
    }

    public int batchSize() {
        return batchSize;
    }

    /** Minibatches of an epoch, the last, smaller one included. */
    public long stepsPerEpoch() {
        return (FACTS.trainRows() + batchSize - 1) / batchSize;
    }

    /**
     * Floating-point operations of an epoch's matrix products: training forward, weights' gradients
     * and, but for the first layer, inputs' gradients; test forward.
     */
    public double operationsPerEpoch() {
        double weights = 0;
        double first = 0;
        for (NetworkStructure.Layer layer : network.layers()) {
            double product = (double) layer.inputs() * layer.units();
            weights += product;
            first = layer.index() == 0 ? product : first;
        }
        return FACTS.trainRows() * (6 * weights - 2 * first) + FACTS.testRows() * 2 * weights;
    }

    /** So many repetitions, for more epochs than anybody will wait for. */
    public TrainingJob job(int runs) {
        Experiment experiment =
                new Experiment(
                        FACTS.name(),
                        new Shape.Rectangle(false),
                        size,
                        depth,
                        1e-4f,
                        batchSize,
                        0,
                        KernelRegularizer.NONE,
                        new Optimizer.Adam(),
                        EPOCHS);
        List<TrainingJob.Run> all =
                IntStream.range(0, runs)
                        .mapToObj(seed -> new TrainingJob.Run(seed, RunData.draw(dataset, seed, 0)))
                        .toList();
        return new TrainingJob(experiment, network, all);
    }

    private static PreparedDataset dataset() {
        SplittableRandom random = new SplittableRandom(1);
        int rows = (int) FACTS.rows();
        float[] inputs = new float[rows * FACTS.inputs()];
        for (int index = 0; index < inputs.length; index++) {
            inputs[index] = (float) random.nextDouble();
        }
        float[] targets = new float[rows * FACTS.outputs()];
        for (int row = 0; row < rows; row++) {
            targets[row * FACTS.outputs() + random.nextInt(FACTS.outputs())] = 1;
        }
        return new PreparedDataset(FACTS, inputs, targets);
    }
}
