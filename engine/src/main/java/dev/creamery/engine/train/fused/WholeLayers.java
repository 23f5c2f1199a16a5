package dev.creamery.engine.train.fused;

import dev.creamery.engine.kernel.Block;
import dev.creamery.engine.kernel.BlockSpace;
import dev.creamery.engine.kernel.Dense;
import dev.creamery.engine.kernel.Kernels;
import dev.creamery.engine.network.NetworkStructure;

import java.util.List;

/** Keeps the values and derivatives of all units. */
final class WholeLayers implements Layers {

    private final Kernels kernels;
    private final int depth;
    private final List<NetworkStructure.Layer> layers;
    private final Dense[] dense;

    /** What enters each layer but the first, and what leaves the last. */
    private final Block[] blocks;

    /** The hidden layers' values after ReLU, before any addition; else the same as the values. */
    private final Block[] activated;

    private final Block[] derivatives;

    WholeLayers(NetworkStructure network, Kernels kernels, int stride, BlockSpace space) {
        this.kernels = kernels;
        depth = network.depth();
        layers = network.layers();
        dense = Buffers.dense(network).toArray(Dense[]::new);
        blocks = new Block[depth + 1];
        activated = new Block[depth + 1];
        derivatives = new Block[depth + 1];
        for (NetworkStructure.Layer layer : layers.subList(0, depth - 1)) {
            int after = layer.index() + 1;
            blocks[after] = space.block(layer.units(), stride);
            activated[after] =
                    layer.addsInput() ? space.block(layer.units(), stride) : blocks[after];
            derivatives[after] = space.block(layer.units(), stride);
        }
        blocks[depth] = Block.of(network.outputs(), stride);
        activated[depth] = blocks[depth];
        derivatives[depth] = Block.of(network.outputs(), stride);
    }

    @Override
    public float[] outputs() {
        return blocks[depth].values();
    }

    @Override
    public float[] outputDerivatives() {
        return derivatives[depth].values();
    }

    @Override
    public void forward(float[] parameters, Block inputs, int values) {
        for (int before = 0; before < depth; before++) {
            NetworkStructure.Layer layer = layers.get(before);
            int after = before + 1;
            Block in = before == 0 ? inputs : blocks[before];
            kernels.forward(dense[before], parameters, in, activated[after], values, after < depth);
            if (layer.addsInput()) {
                kernels.add(activated[after], in, blocks[after], layer.units(), values);
            }
        }
    }

    @Override
    public void backward(float[] parameters, Block inputs, float[] gradient, int values) {
        for (int after = depth; after > 0; after--) {
            NetworkStructure.Layer layer = layers.get(after - 1);
            Dense at = dense[after - 1];
            Block in = after == 1 ? inputs : blocks[after - 1];
            Block delta = layer.addsInput() ? rectified(layer, values) : derivatives[after];
            kernels.parameterGradient(at, delta, in, gradient, values);
            if (after == 1) {
                return;
            }
            Block result = derivatives[after - 1];
            boolean isRectified = !layer.addsInput() && !layers.get(after - 2).addsInput();
            if (isRectified) {
                kernels.hiddenGradient(at, parameters, delta, in, result, values);
                continue;
            }
            kernels.inputGradient(at, parameters, delta, result, values);
            if (layer.addsInput()) {
                kernels.add(result, derivatives[after], result, layer.inputs(), values);
            }
            if (!layers.get(after - 2).addsInput()) {
                kernels.rectifierGradient(in, result, result, layer.inputs(), values);
            }
        }
    }

    /**
     * A residual layer's derivatives are needed as they are, by the layer before it: behind ReLU,
     * they take the place of its values.
     */
    private Block rectified(NetworkStructure.Layer layer, int values) {
        int after = layer.index() + 1;
        Block delta = activated[after];
        kernels.rectifierGradient(delta, derivatives[after], delta, layer.units(), values);
        return delta;
    }
}
