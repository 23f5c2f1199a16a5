package dev.creamery.engine.train.fused;

import dev.creamery.engine.kernel.Dense;
import dev.creamery.engine.kernel.Kernels;
import dev.creamery.engine.network.NetworkStructure;

import java.util.List;

/** Keeps the values and derivatives of all units. */
final class WholeLayers implements Layers {

    private final Kernels kernels;
    private final int stride;
    private final int depth;
    private final List<NetworkStructure.Layer> layers;
    private final Dense[] dense;

    /** What enters each layer but the first, and what leaves the last. */
    private final float[][] blocks;

    /** The hidden layers' values after ReLU, before any addition; else the same as the values. */
    private final float[][] activated;

    private final float[][] derivatives;

    WholeLayers(NetworkStructure network, Kernels kernels, int stride) {
        this.kernels = kernels;
        this.stride = stride;
        depth = network.depth();
        layers = network.layers();
        dense = Buffers.dense(network).toArray(Dense[]::new);
        blocks = new float[depth + 1][];
        activated = new float[depth + 1][];
        derivatives = new float[depth + 1][];
        for (NetworkStructure.Layer layer : layers) {
            int after = layer.index() + 1;
            blocks[after] = Buffers.block(layer.units(), stride);
            activated[after] =
                    layer.addsInput() ? Buffers.block(layer.units(), stride) : blocks[after];
            derivatives[after] = Buffers.block(layer.units(), stride);
        }
    }

    @Override
    public float[] outputs() {
        return blocks[depth];
    }

    @Override
    public float[] outputDerivatives() {
        return derivatives[depth];
    }

    @Override
    public void forward(float[] parameters, float[] inputs, int values) {
        for (int before = 0; before < depth; before++) {
            NetworkStructure.Layer layer = layers.get(before);
            int after = before + 1;
            float[] in = before == 0 ? inputs : blocks[before];
            kernels.forward(
                    dense[before], parameters, in, activated[after], values, stride, after < depth);
            if (layer.addsInput()) {
                kernels.add(activated[after], in, blocks[after], layer.units(), values, stride);
            }
        }
    }

    @Override
    public void backward(float[] parameters, float[] inputs, float[] gradient, int values) {
        for (int after = depth; after > 0; after--) {
            NetworkStructure.Layer layer = layers.get(after - 1);
            Dense at = dense[after - 1];
            float[] in = after == 1 ? inputs : blocks[after - 1];
            float[] delta = layer.addsInput() ? rectified(layer, values) : derivatives[after];
            kernels.parameterGradient(at, delta, in, gradient, values, stride);
            if (after == 1) {
                return;
            }
            float[] result = derivatives[after - 1];
            boolean isRectified = !layer.addsInput() && !layers.get(after - 2).addsInput();
            if (isRectified) {
                kernels.hiddenGradient(at, parameters, delta, in, result, values, stride);
                continue;
            }
            kernels.inputGradient(at, parameters, delta, result, values, stride);
            if (layer.addsInput()) {
                kernels.add(result, derivatives[after], result, layer.inputs(), values, stride);
            }
            if (!layers.get(after - 2).addsInput()) {
                kernels.rectifierGradient(in, result, result, layer.inputs(), values, stride);
            }
        }
    }

    /**
     * A residual layer's derivatives are needed as they are, by the layer before it: behind ReLU,
     * they take the place of its values.
     */
    private float[] rectified(NetworkStructure.Layer layer, int values) {
        int after = layer.index() + 1;
        float[] delta = activated[after];
        kernels.rectifierGradient(delta, derivatives[after], delta, layer.units(), values, stride);
        return delta;
    }
}
