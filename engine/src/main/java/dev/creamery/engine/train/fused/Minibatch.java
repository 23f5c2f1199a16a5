package dev.creamery.engine.train.fused;

import dev.creamery.engine.data.PreparedDataset;
import dev.creamery.engine.kernel.Dense;
import dev.creamery.engine.kernel.Kernels;
import dev.creamery.engine.network.Loss;
import dev.creamery.engine.network.NetworkStructure;
import dev.creamery.engine.train.ParameterLayout;

import java.util.List;

/**
 * A minibatch on its way through a network and back. Made once, filled again for every step; all
 * blocks are feature-major, (units, stride).
 */
final class Minibatch {

    private static final int CACHE_LINE = 16;

    private final NetworkStructure network;
    private final Kernels kernels;
    private final List<Dense> layers;
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
    private int rows;

    /**
     * @param capacity the most rows of a minibatch
     */
    Minibatch(NetworkStructure network, int capacity, Kernels kernels) {
        this.network = network;
        this.kernels = kernels;
        this.capacity = capacity;
        ParameterLayout layout = new ParameterLayout(network);
        layers =
                network.layers().stream()
                        .map(
                                layer ->
                                        new Dense(
                                                layer.inputs(),
                                                layer.units(),
                                                layout.weights(layer.index()),
                                                layout.biases(layer.index())))
                        .toList();
        stride = stride(capacity);
        values = new float[network.depth() + 1][];
        activated = new float[network.depth() + 1][];
        derivatives = new float[network.depth() + 1][];
        values[0] = block(network.inputs());
        for (NetworkStructure.Layer layer : network.layers()) {
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
        int lines = (rows + CACHE_LINE - 1) / CACHE_LINE;
        return (lines | 1) * CACHE_LINE;
    }

    private float[] block(int units) {
        return new float[Math.multiplyExact(units, stride)];
    }

    int capacity() {
        return capacity;
    }

    int rows() {
        return rows;
    }

    /** Activated outputs of the last forward pass, (rows, outputs), row-major. */
    float[] predictions() {
        return rowMajorPredictions;
    }

    /** Their targets, (rows, outputs), row-major. */
    float[] targets() {
        return rowMajorTargets;
    }

    /** Begins a minibatch of so many rows. */
    void begin(int rows) {
        this.rows = rows;
    }

    /**
     * Fills in a row.
     *
     * @param row in the minibatch
     * @param datasetRow where its inputs are
     * @param from the array of its targets, (any, outputs), row-major
     * @param fromRow where its targets are
     */
    void fill(int row, PreparedDataset dataset, int datasetRow, float[] from, int fromRow) {
        int inputs = network.inputs();
        for (int input = 0; input < inputs; input++) {
            values[0][input * stride + row] = dataset.inputs()[datasetRow * inputs + input];
        }
        int outputs = network.outputs();
        for (int output = 0; output < outputs; output++) {
            float target = from[fromRow * outputs + output];
            targets[output * stride + row] = target;
            rowMajorTargets[row * outputs + output] = target;
        }
    }

    /** Computes the predictions. */
    void forward(float[] parameters) {
        int depth = network.depth();
        for (NetworkStructure.Layer layer : network.layers()) {
            int before = layer.index();
            int after = before + 1;
            kernels.forward(
                    layers.get(before),
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
        for (int row = 0; row < rows; row++) {
            for (int output = 0; output < network.outputs(); output++) {
                rowMajorPredictions[row * network.outputs() + output] =
                        predictions[output * stride + row];
            }
        }
    }

    /**
     * Computes the gradient of the mean loss, without any penalty.
     *
     * @param gradient as long as the parameters
     */
    void backward(Loss loss, float[] parameters, float[] gradient) {
        int depth = network.depth();
        lossGradient(loss);
        for (int after = depth; after > 0; after--) {
            NetworkStructure.Layer layer = network.layers().get(after - 1);
            Dense dense = layers.get(after - 1);
            float[] delta = derivatives[after];
            if (after < depth) {
                // A residual layer's derivatives are needed as they are, by the layer before it.
                delta = layer.addsInput() ? activated[after] : derivatives[after];
                kernels.rectifierGradient(
                        activated[after], derivatives[after], delta, layer.units(), rows, stride);
            }
            kernels.parameterGradient(dense, delta, values[after - 1], gradient, rows, stride);
            if (after > 1) {
                kernels.inputGradient(
                        dense, parameters, delta, derivatives[after - 1], rows, stride);
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

    private void lossGradient(Loss loss) {
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
