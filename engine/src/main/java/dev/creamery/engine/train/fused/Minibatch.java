package dev.creamery.engine.train.fused;

import dev.creamery.engine.kernel.Dense;
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

    /** Rows of a block that are there beyond those of a minibatch, at most. */
    static final int PADDING = PAIR_OF_LINES + CACHE_LINE;

    private final NetworkStructure network;
    private final Loss loss;
    private final Kernels kernels;
    private final List<NetworkStructure.Layer> layers;
    private final Dense[] dense;
    private final int capacity;
    private final int stride;

    /** What enters each layer, and what leaves the last. */
    private final float[][] blocks;

    /** The hidden layers' values after ReLU, before any addition; else the same as the values. */
    private final float[][] activated;

    private final float[][] derivatives;

    /** (outputs, stride), or classes (stride). */
    private final float[] targets;

    private final float[] rowMajorPredictions;
    private final float[] rowMajorTargets;
    private final double[] sums;

    /** Rows of all runs together, which is how many values of a unit there are. */
    private int values;

    private int rows;

    /**
     * @param capacity the most rows of a minibatch, of each run
     */
    Minibatch(NetworkStructure network, Loss loss, int capacity, Kernels kernels) {
        this.network = network;
        this.loss = loss;
        this.kernels = kernels;
        this.capacity = capacity;
        layers = network.layers();
        dense = Buffers.dense(network).toArray(Dense[]::new);
        stride = stride(Math.multiplyExact(capacity, kernels.runs()));
        sums = new double[kernels.runs() * STATISTICS];
        blocks = new float[network.depth() + 1][];
        activated = new float[network.depth() + 1][];
        derivatives = new float[network.depth() + 1][];
        blocks[0] = block(network.inputs());
        for (NetworkStructure.Layer layer : layers) {
            int after = layer.index() + 1;
            blocks[after] = block(layer.units());
            activated[after] = layer.addsInput() ? block(layer.units()) : blocks[after];
            derivatives[after] = block(layer.units());
        }
        targets = block(hasClasses() ? 1 : network.outputs());
        rowMajorPredictions = new float[capacity * network.outputs()];
        rowMajorTargets = new float[capacity * network.outputs()];
    }

    /** An odd number of cache lines, so that one row's values do not all meet in one cache set. */
    private static int stride(int rows) {
        int pairs = (rows + PAIR_OF_LINES - 1) / PAIR_OF_LINES;
        return Math.addExact(Math.multiplyExact(pairs, PAIR_OF_LINES), CACHE_LINE);
    }

    private float[] block(int units) {
        return new float[Math.multiplyExact(units, stride)];
    }

    int capacity() {
        return capacity;
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
        kernels.gather(inputTables, network.inputs(), tableRows, first, blocks[0], values, stride);
        int columns = hasClasses() ? 1 : network.outputs();
        kernels.gather(targetTables, columns, tableRows, first, targets, values, stride);
    }

    private boolean hasClasses() {
        return TargetTable.hasClasses(loss);
    }

    /** Computes the predictions. */
    void forward(float[] parameters) {
        int depth = network.depth();
        for (int before = 0; before < depth; before++) {
            NetworkStructure.Layer layer = layers.get(before);
            int after = before + 1;
            kernels.forward(
                    dense[before],
                    parameters,
                    blocks[before],
                    activated[after],
                    values,
                    stride,
                    after < depth);
            if (layer.addsInput()) {
                kernels.add(
                        activated[after],
                        blocks[before],
                        blocks[after],
                        layer.units(),
                        values,
                        stride);
            }
        }
        float[] predictions = blocks[depth];
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
        float[] predictions = blocks[network.depth()];
        return switch (loss) {
            case MEAN_SQUARED_ERROR ->
                    kernels.measure(
                            predictions,
                            targets,
                            outputs,
                            values,
                            stride,
                            false,
                            binaryTargets,
                            sums);
            case BINARY_CROSSENTROPY ->
                    kernels.measure(
                            predictions,
                            targets,
                            outputs,
                            values,
                            stride,
                            true,
                            binaryTargets,
                            sums);
            case CATEGORICAL_CROSSENTROPY ->
                    kernels.measureClasses(predictions, targets, outputs, values, stride, sums);
        };
    }

    private void measureRows(EpochAccumulator statistics, double penalty) {
        int outputs = network.outputs();
        float[] predictions = blocks[network.depth()];
        for (int row = 0; row < rows; row++) {
            for (int output = 0; output < outputs; output++) {
                rowMajorPredictions[row * outputs + output] = predictions[output * stride + row];
                rowMajorTargets[row * outputs + output] =
                        hasClasses()
                                ? (targets[row] == output ? 1 : 0)
                                : targets[output * stride + row];
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
        int depth = network.depth();
        lossGradient();
        for (int after = depth; after > 0; after--) {
            NetworkStructure.Layer layer = layers.get(after - 1);
            Dense at = dense[after - 1];
            float[] delta = derivatives[after];
            if (after < depth) {
                // A residual layer's derivatives are needed as they are, by the layer before it.
                delta = layer.addsInput() ? activated[after] : derivatives[after];
                kernels.rectifierGradient(
                        activated[after], derivatives[after], delta, layer.units(), values, stride);
            }
            kernels.parameterGradient(at, delta, blocks[after - 1], gradient, values, stride);
            if (after > 1) {
                kernels.inputGradient(
                        at, parameters, delta, derivatives[after - 1], values, stride);
                if (layer.addsInput()) {
                    kernels.add(
                            derivatives[after - 1],
                            derivatives[after],
                            derivatives[after - 1],
                            layer.units(),
                            values,
                            stride);
                }
            }
        }
    }

    private void lossGradient() {
        int depth = network.depth();
        int outputs = network.outputs();
        switch (loss) {
            case MEAN_SQUARED_ERROR ->
                    kernels.squaredErrorGradient(
                            blocks[depth],
                            targets,
                            derivatives[depth],
                            2f / ((float) rows * outputs),
                            outputs,
                            values,
                            stride);
            case CATEGORICAL_CROSSENTROPY ->
                    kernels.classGradient(
                            blocks[depth],
                            targets,
                            derivatives[depth],
                            1f / rows,
                            outputs,
                            values,
                            stride);
            case BINARY_CROSSENTROPY ->
                    kernels.crossEntropyGradient(
                            blocks[depth],
                            targets,
                            derivatives[depth],
                            1f / rows,
                            outputs,
                            values,
                            stride);
        }
    }
}
