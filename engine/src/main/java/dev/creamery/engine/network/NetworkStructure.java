package dev.creamery.engine.network;

import java.util.ArrayList;
import java.util.List;

/**
 * A network of dense layers: ReLU in the hidden ones, Glorot-uniform weights, zero biases.
 *
 * @param inputs encoded input columns
 * @param widths units of each layer, output layer last
 * @param residual whether the input of every hidden layer but the first is added to that layer's
 *     activated output
 * @param outputActivation activation of the last layer
 */
public record NetworkStructure(
        int inputs, List<Integer> widths, boolean residual, OutputActivation outputActivation) {

    public NetworkStructure {
        widths = List.copyOf(widths);
        if (inputs < 1 || widths.isEmpty() || widths.stream().anyMatch(width -> width < 1)) {
            throw new IllegalArgumentException(
                    "network of "
                            + inputs
                            + " inputs and widths "
                            + widths
                            + " is not valid; every layer needs 1 unit or more");
        }
    }

    /**
     * One dense layer.
     *
     * @param index 0 for the first
     * @param inputs units of the layer before it
     * @param units its own units
     * @param addsInput whether its input is added to its activated output
     */
    public record Layer(int index, int inputs, int units, boolean addsInput) {
        /** Weights and biases. */
        public long parameters() {
            return (long) inputs * units + units;
        }
    }

    /** Number of layers with weights, the output layer included. */
    public int depth() {
        return widths.size();
    }

    public int outputs() {
        return widths.getLast();
    }

    /** The layers from first to last. */
    public List<Layer> layers() {
        List<Layer> layers = new ArrayList<>(depth());
        int before = inputs;
        for (int index = 0; index < depth(); index++) {
            boolean hidden = index < depth() - 1;
            layers.add(
                    new Layer(index, before, widths.get(index), residual && hidden && index > 0));
            before = widths.get(index);
        }
        return layers;
    }

    /** BUTTER's {@code num_free_parameters}: all weights and biases. */
    public long numFreeParameters() {
        return ParameterCount.of(inputs, widths);
    }
}
