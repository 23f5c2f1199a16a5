package dev.creamery.engine.train;

import dev.creamery.engine.network.NetworkStructure;

/**
 * Where the parameters of a network lie in one flat array: layer by layer, first the weights
 * (units, inputs), row-major, so that the weights of one unit lie together; then the biases
 * (units).
 */
public final class ParameterLayout {

    private final int[] weightOffsets;
    private final int[] biasOffsets;
    private final int length;

    /**
     * @throws IllegalArgumentException if the network has more parameters than an array can hold
     */
    public ParameterLayout(NetworkStructure network) {
        if (network.numFreeParameters() > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException(
                    "a network of "
                            + network.numFreeParameters()
                            + " parameters does not fit an array; use a size of at most 2^30");
        }
        weightOffsets = new int[network.depth()];
        biasOffsets = new int[network.depth()];
        int offset = 0;
        for (NetworkStructure.Layer layer : network.layers()) {
            weightOffsets[layer.index()] = offset;
            offset += layer.inputs() * layer.units();
            biasOffsets[layer.index()] = offset;
            offset += layer.units();
        }
        length = offset;
    }

    /** Number of parameters. */
    public int length() {
        return length;
    }

    /** Index of the first weight of a layer; its weights end where its biases begin. */
    public int weights(int layer) {
        return weightOffsets[layer];
    }

    /** Index of the first bias of a layer. */
    public int biases(int layer) {
        return biasOffsets[layer];
    }
}
