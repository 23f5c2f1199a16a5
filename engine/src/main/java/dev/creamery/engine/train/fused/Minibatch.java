package dev.creamery.engine.train.fused;

import dev.creamery.engine.data.PreparedDataset;
import dev.creamery.engine.kernel.CrossEntropy;
import dev.creamery.engine.kernel.Dense;
import dev.creamery.engine.kernel.Kernels;
import dev.creamery.engine.network.Loss;
import dev.creamery.engine.network.NetworkStructure;
import dev.creamery.engine.train.EpochAccumulator;
import dev.creamery.engine.train.ParameterLayout;
import dev.creamery.engine.train.Statistic;

import java.util.List;

/**
 * A minibatch on its way through a network and back. Made once, filled again for every step; all
 * blocks are feature-major, (units, stride).
 */
final class Minibatch {

    /** Rows are filled up to pairs of cache lines. */
    private static final int PAIR_OF_LINES = 32;

    private static final int CACHE_LINE = 16;

    private final NetworkStructure network;
    private final Loss loss;
    private final Kernels kernels;
    private final List<NetworkStructure.Layer> layers;
    private final Dense[] dense;
    private final int capacity;
    private final int stride;

    /** What enters each layer, and what leaves the last. */
    private final float[][] values;

    /** The hidden layers' values after ReLU, before any addition; else the same as the values. */
    private final float[][] activated;

    private final float[][] derivatives;
    private final float[] targets;
    private final float[] rowMajorPredictions;
    private final float[] rowMajorTargets;
    private final double[] sums = new double[Statistic.values().length];
    private int rows;

    /**
     * @param capacity the most rows of a minibatch
     */
    Minibatch(NetworkStructure network, Loss loss, int capacity, Kernels kernels) {
        this.network = network;
        this.loss = loss;
        this.kernels = kernels;
        this.capacity = capacity;
        ParameterLayout layout = new ParameterLayout(network);
        layers = network.layers();
        dense =
                layers.stream()
                        .map(
                                layer ->
                                        new Dense(
                                                layer.inputs(),
                                                layer.units(),
                                                layout.weights(layer.index()),
                                                layout.biases(layer.index())))
                        .toArray(Dense[]::new);
        stride = stride(capacity);
        values = new float[network.depth() + 1][];
        activated = new float[network.depth() + 1][];
        derivatives = new float[network.depth() + 1][];
        values[0] = block(network.inputs());
        for (NetworkStructure.Layer layer : layers) {
            int after = layer.index() + 1;
            values[after] = block(layer.units());
            activated[after] = layer.addsInput() ? block(layer.units()) : values[after];
            derivatives[after] = block(layer.units());
        }
        targets = block(network.outputs());
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
     * @param datasetRows rows of the dataset, of which its inputs are {@code rows} from {@code
     *     start} on
     * @param targetTable (any, outputs), row-major
     * @param targetRows rows of that table, likewise
     */
    void fill(
            PreparedDataset dataset,
            int[] datasetRows,
            float[] targetTable,
            int[] targetRows,
            int start,
            int rows) {
        this.rows = rows;
        kernels.gather(
                dataset.inputs(), network.inputs(), datasetRows, start, values[0], rows, stride);
        kernels.gather(targetTable, network.outputs(), targetRows, start, targets, rows, stride);
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
                    values[before],
                    activated[after],
                    rows,
                    stride,
                    after < depth);
            if (layer.addsInput()) {
                kernels.add(
                        activated[after],
                        values[before],
                        values[after],
                        layer.units(),
                        rows,
                        stride);
            }
        }
        float[] predictions = values[depth];
        switch (network.outputActivation()) {
            case SIGMOID -> kernels.sigmoid(predictions, network.outputs(), rows, stride);
            case SOFTMAX -> kernels.softmax(predictions, network.outputs(), rows, stride);
        }
    }

    /**
     * Adds the statistics of the last forward pass.
     *
     * @param penalty at the parameters of that pass
     */
    void measure(EpochAccumulator statistics, double penalty) {
        int outputs = network.outputs();
        float[] predictions = values[network.depth()];
        java.util.Arrays.fill(sums, 0);
        boolean measured =
                kernels.measure(
                        predictions,
                        targets,
                        outputs,
                        rows,
                        stride,
                        crossEntropy(),
                        statistics.binaryTargets(),
                        sums);
        if (measured) {
            statistics.add(sums, rows, penalty);
            return;
        }
        for (int row = 0; row < rows; row++) {
            for (int output = 0; output < outputs; output++) {
                rowMajorPredictions[row * outputs + output] = predictions[output * stride + row];
                rowMajorTargets[row * outputs + output] = targets[output * stride + row];
            }
        }
        statistics.add(rowMajorPredictions, rowMajorTargets, rows, penalty);
    }

    private CrossEntropy crossEntropy() {
        return switch (loss) {
            case MEAN_SQUARED_ERROR -> CrossEntropy.NONE;
            case BINARY_CROSSENTROPY -> CrossEntropy.BINARY;
            case CATEGORICAL_CROSSENTROPY -> CrossEntropy.CATEGORICAL;
        };
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
                        activated[after], derivatives[after], delta, layer.units(), rows, stride);
            }
            kernels.parameterGradient(at, delta, values[after - 1], gradient, rows, stride);
            if (after > 1) {
                kernels.inputGradient(at, parameters, delta, derivatives[after - 1], rows, stride);
                if (layer.addsInput()) {
                    kernels.add(
                            derivatives[after - 1],
                            derivatives[after],
                            derivatives[after - 1],
                            layer.units(),
                            rows,
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
                            values[depth],
                            targets,
                            derivatives[depth],
                            2f / ((float) rows * outputs),
                            outputs,
                            rows,
                            stride);
            case BINARY_CROSSENTROPY, CATEGORICAL_CROSSENTROPY ->
                    kernels.crossEntropyGradient(
                            values[depth],
                            targets,
                            derivatives[depth],
                            1f / rows,
                            outputs,
                            rows,
                            stride);
        }
    }
}
