package dev.creamery.engine.cli;

import dev.creamery.engine.data.PreparedDataset;
import dev.creamery.engine.data.RunData;
import dev.creamery.engine.kernel.KernelProvider;
import dev.creamery.engine.network.NetworkStructure;
import dev.creamery.engine.network.Shape;
import dev.creamery.engine.network.Task;
import dev.creamery.engine.network.WidthSearch;
import dev.creamery.engine.sweep.DatasetFacts;
import dev.creamery.engine.sweep.Experiment;
import dev.creamery.engine.sweep.KernelRegularizer;
import dev.creamery.engine.sweep.Optimizer;
import dev.creamery.engine.train.TrainingJob;
import dev.creamery.engine.train.TrainingSession;
import dev.creamery.engine.train.fused.FusedTrainer;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Measures how fast rectangles of some size are trained on this thread: whole epochs with all
 * statistics, on a table of 3918 rows, 11 inputs and 7 classes, by Adam.
 */
final class SpeedMeasurement {

    private static final DatasetFacts FACTS =
            new DatasetFacts("bench", 3918, 11, Task.CLASSIFICATION, 11, 7);
    private static final int EPOCHS = 1_000_000;

    private final NetworkStructure network;
    private final int batchSize;
    private final long size;
    private final int depth;
    private final PreparedDataset dataset = dataset();

    SpeedMeasurement(long size, int depth, int batchSize) {
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

    /**
     * What was measured.
     *
     * @param epochs of one run per second of processor time
     * @param steps minibatches trained per second of processor time, statistics and test included
     * @param gigaflops floating-point operations of all matrix products, training and test
     */
    record Speed(double epochs, double steps, double gigaflops) {}

    /** For example {@code 18×4}. */
    String networkName() {
        return network.layers().getFirst().units() + "×" + depth;
    }

    /** Trains for so long, and takes the fastest epoch of it. */
    Speed measure(KernelProvider kernels, Duration time) {
        int runs = kernels.create().runs();
        try (TrainingSession session = new FusedTrainer(kernels).start(job(runs))) {
            long end = System.nanoTime() + time.toNanos();
            long fastest = Long.MAX_VALUE;
            do {
                long start = cpuNanos();
                session.trainEpoch();
                fastest = Math.min(fastest, Math.max(1, cpuNanos() - start));
            } while (System.nanoTime() < end);
            double epochs = 1e9 * runs / fastest;
            long steps = (FACTS.trainRows() + batchSize - 1) / batchSize;
            return new Speed(epochs, epochs * steps, epochs * operations() / 1e9);
        }
    }

    /** Of an epoch: forward, weights' gradients and, but for the first layer, inputs' gradients. */
    private double operations() {
        double weights = 0;
        double first = 0;
        for (NetworkStructure.Layer layer : network.layers()) {
            double product = (double) layer.inputs() * layer.units();
            weights += product;
            first = layer.index() == 0 ? product : first;
        }
        return FACTS.trainRows() * (6 * weights - 2 * first) + FACTS.testRows() * 2 * weights;
    }

    private TrainingJob job(int runs) {
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

    private static long cpuNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
