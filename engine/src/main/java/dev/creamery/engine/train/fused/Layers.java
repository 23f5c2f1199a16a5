package dev.creamery.engine.train.fused;

import dev.creamery.engine.kernel.Block;
import dev.creamery.engine.kernel.BlockSpace;
import dev.creamery.engine.kernel.Kernels;
import dev.creamery.engine.network.NetworkStructure;

/** The way of a minibatch through the layers of a network, and back. Blocks are (units, stride). */
interface Layers {

    /**
     * The best way for a network. Network and minibatch alone decide, never the machine, as bits
     * depend on it.
     *
     * @param rows of a minibatch, of each run
     * @param space for hidden units; those of the outputs have arrays of their own
     */
    static Layers of(
            NetworkStructure network, int rows, Kernels kernels, int stride, BlockSpace space) {
        return HiddenParts.suit(network, rows)
                ? new HiddenParts(network, kernels, stride, space, HiddenParts.UNITS)
                : new WholeLayers(network, kernels, stride, space);
    }

    /** Floats in the blocks of a network, for one row of one run. */
    static long valuesPerRow(NetworkStructure network, int rows) {
        long units = network.widths().stream().mapToLong(Integer::longValue).sum();
        return HiddenParts.suit(network, rows)
                ? network.inputs() + 2 * HiddenParts.UNITS + 3L * network.outputs()
                : network.inputs() + (network.residual() ? 3 : 2) * units;
    }

    /** What the last layer gives, before its activation, which may then be applied in place. */
    float[] outputs();

    /**
     * The derivatives of the loss by the last layer's values before activation; to be filled in.
     */
    float[] outputDerivatives();

    /**
     * From the inputs to the outputs.
     *
     * @param inputs what enters the first layer
     * @param values of each unit
     */
    void forward(float[] parameters, Block inputs, int values);

    /**
     * From the derivatives of the outputs to the gradient of all parameters; after a pass forward
     * of the same inputs at the same parameters.
     *
     * @param gradient as long as the parameters
     */
    void backward(float[] parameters, Block inputs, float[] gradient, int values);
}
