package dev.creamery.engine.train.fused;

import dev.creamery.engine.kernel.Block;
import dev.creamery.engine.kernel.BlockSpace;
import dev.creamery.engine.kernel.Kernels;
import dev.creamery.engine.network.Loss;
import dev.creamery.engine.network.NetworkStructure;
import dev.creamery.engine.train.EpochAccumulator;
import dev.creamery.engine.train.Statistic;

import java.util.List;

/**
 * A minibatch on its way through a network and back. Made once, filled again for every step; all
 * blocks are feature-major, (units, stride).
 */
final class Minibatch {

    private static final int STATISTICS = Statistic.values().length;

    /** Rows are filled up to pairs of cache lines. */
    private static final int PAIR_OF_LINES = 32;

    private static final int CACHE_LINE = 16;

    private final NetworkStructure network;
    private final Loss loss;
    private final Kernels kernels;
    private final int capacity;
    private final int stride;

    private final Layers layers;

    private final Rows own;

    private final float[] rowMajorPredictions;
    private final float[] rowMajorTargets;
    private final double[] sums;

    private Rows filled;

    /** Rows of all runs together, which is how many values of a unit there are. */
    private int values;

    private int rows;

    /**
     * Rows of all runs, gathered into blocks.
     *
     * @param inputs (inputs, stride)
     * @param targets (outputs, stride), or classes (stride)
     */
    record Rows(Block inputs, Block targets) {}

    /**
     * @param capacity the most rows of a minibatch, of each run
     */
    Minibatch(NetworkStructure network, Loss loss, int capacity, Kernels kernels) {
        this.network = network;
        this.loss = loss;
        this.kernels = kernels;
        this.capacity = capacity;
        stride = stride(Math.multiplyExact(capacity, kernels.runs()));
        sums = new double[kernels.runs() * STATISTICS];
        BlockSpace space = new BlockSpace(stride * Layers.valuesPerRow(network, capacity));
        layers = Layers.of(network, capacity, kernels, stride, space);
        own = new Rows(space.block(network.inputs(), stride), Block.of(targetColumns(), stride));
        filled = own;
        rowMajorPredictions = new float[capacity * network.outputs()];
        rowMajorTargets = new float[capacity * network.outputs()];
    }

    /**
     * Room for so many rows: an odd number of cache lines, so that one row's values do not all meet
     * in one cache set.
     */
    static int stride(int rows) {
        int pairs = (rows + PAIR_OF_LINES - 1) / PAIR_OF_LINES;
        return Math.addExact(Math.multiplyExact(pairs, PAIR_OF_LINES), CACHE_LINE);
    }

    int capacity() {
        return capacity;
    }

    /** Inputs and targets of a row. */
    int columns() {
        return network.inputs() + targetColumns();
    }

    /**
     * Begins a minibatch.
     *
     * @param rows of each run
     */
    void begin(int rows) {
        this.rows = rows;
        values = rows * kernels.runs();
    }

    /**
     * Fills in rows of all runs.
     *
     * @param inputTables 16 of (any, inputs), see {@link Kernels#gather}
     * @param targetTables 16 of (any, outputs), or of classes (any), see {@link TargetTable}
     * @param tableRows rows of both
     * @param first index in {@code tableRows} of the first row
     */
    void fill(float[][] inputTables, float[][] targetTables, int[] tableRows, int first) {
        gather(inputTables, targetTables, tableRows, first, own);
        filled = own;
    }

    /** The same, with rows that were gathered before. */
    void fill(Rows gathered) {
        filled = gathered;
    }

    /** Gathers as many rows as this minibatch has, to be filled in often. */
    Rows gathered(float[][] inputTables, float[][] targetTables, int[] tableRows, int first) {
        Rows rows = rows();
        gather(inputTables, targetTables, tableRows, first, rows);
        return rows;
    }

    private Rows rows() {
        return new Rows(Block.of(network.inputs(), stride), Block.of(targetColumns(), stride));
    }

    private void gather(
            float[][] inputTables, float[][] targetTables, int[] tableRows, int first, Rows into) {
        int columns = network.inputs();
        kernels.gather(inputTables, columns, tableRows, first, into.inputs, values);
        kernels.gather(targetTables, targetColumns(), tableRows, first, into.targets, values);
    }

    private int targetColumns() {
        return hasClasses() ? 1 : network.outputs();
    }

    private boolean hasClasses() {
        return TargetTable.hasClasses(loss);
    }

    /** Computes the predictions. */
    void forward(float[] parameters) {
        layers.forward(parameters, filled.inputs, values);
        float[] predictions = layers.outputs();
        switch (network.outputActivation()) {
            case SIGMOID -> kernels.sigmoid(predictions, network.outputs(), values, stride);
            case SOFTMAX -> kernels.softmax(predictions, network.outputs(), values, stride);
        }
    }

    /**
     * Adds the statistics of the last forward pass.
     *
     * @param statistics one per run, of those that the kernels train at once; the rest is left out
     * @param penalties at the parameters of that pass, likewise
     */
    void measure(List<EpochAccumulator> statistics, double[] penalties) {
        java.util.Arrays.fill(sums, 0);
        boolean measured = measure(statistics.getFirst().binaryTargets());
        if (!measured) {
            measureRows(statistics.getFirst(), penalties[0]);
            return;
        }
        for (int run = 0; run < statistics.size(); run++) {
            statistics.get(run).add(sums, run * STATISTICS, rows, penalties[run]);
        }
    }

    private boolean measure(boolean binaryTargets) {
        int outputs = network.outputs();
        float[] predictions = layers.outputs();
        return switch (loss) {
            case MEAN_SQUARED_ERROR ->
                    kernels.measure(
                            predictions,
                            filled.targets.values(),
                            outputs,
                            values,
                            stride,
                            false,
                            binaryTargets,
                            sums);
            case BINARY_CROSSENTROPY ->
                    kernels.measure(
                            predictions,
                            filled.targets.values(),
                            outputs,
                            values,
                            stride,
                            true,
                            binaryTargets,
                            sums);
            case CATEGORICAL_CROSSENTROPY ->
                    kernels.measureClasses(
                            predictions, filled.targets.values(), outputs, values, stride, sums);
        };
    }

    private void measureRows(EpochAccumulator statistics, double penalty) {
        int outputs = network.outputs();
        float[] predictions = layers.outputs();
        for (int row = 0; row < rows; row++) {
            for (int output = 0; output < outputs; output++) {
                rowMajorPredictions[row * outputs + output] = predictions[output * stride + row];
                rowMajorTargets[row * outputs + output] =
                        hasClasses()
                                ? (filled.targets.values()[row] == output ? 1 : 0)
                                : filled.targets.values()[output * stride + row];
            }
        }
        statistics.add(rowMajorPredictions, rowMajorTargets, rows, penalty);
    }

    /**
     * Computes the gradient of the mean loss, without any penalty.
     *
     * @param gradient as long as the parameters
     */
    void backward(float[] parameters, float[] gradient) {
        lossGradient();
        layers.backward(parameters, filled.inputs, gradient, values);
    }

    private void lossGradient() {
        int outputs = network.outputs();
        switch (loss) {
            case MEAN_SQUARED_ERROR ->
                    kernels.squaredErrorGradient(
                            layers.outputs(),
                            filled.targets.values(),
                            layers.outputDerivatives(),
                            2f / ((float) rows * outputs),
                            outputs,
                            values,
                            stride);
            case CATEGORICAL_CROSSENTROPY ->
                    kernels.classGradient(
                            layers.outputs(),
                            filled.targets.values(),
                            layers.outputDerivatives(),
                            1f / rows,
                            outputs,
                            values,
                            stride);
            case BINARY_CROSSENTROPY ->
                    kernels.crossEntropyGradient(
                            layers.outputs(),
                            filled.targets.values(),
                            layers.outputDerivatives(),
                            1f / rows,
                            outputs,
                            values,
                            stride);
        }
    }
}
