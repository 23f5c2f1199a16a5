package dev.creamery.engine.train.fused;

import dev.creamery.engine.kernel.Block;
import dev.creamery.engine.kernel.BlockSpace;
import dev.creamery.engine.kernel.Dense;
import dev.creamery.engine.kernel.Kernels;
import dev.creamery.engine.network.NetworkStructure;

import java.util.List;

/**
 * One hidden layer, some units of it at a time: its values stay in the processor's caches. Those of
 * millions of units for a whole minibatch would take more memory than all else together. On the way
 * back they are computed once more. The outputs are added up part by part, in equal parts; from
 * their derivatives on, gradients are those of the whole layer, bit for bit.
 */
final class HiddenParts implements Layers {

    /** Hidden units at a time: at 256 rows, their values stay in the processor's caches. */
    static final int UNITS = 512;

    /** From more values of the hidden layer on it is faster: 2 MiB. */
    private static final long MOST_VALUES = 1 << 19;

    /** With more inputs, computing values once more takes longer than fetching them. */
    private static final int MOST_INPUTS = 256;

    /**
     * Some hidden units.
     *
     * @param first of them
     * @param hidden where they lie in the parameters
     * @param last the last layer for these inputs alone, packed in an array of its own
     */
    private record Part(int first, Dense hidden, Dense last) {}

    private final Kernels kernels;
    private final Dense last;
    private final Part[] parts;
    private final Block hidden;
    private final Block hiddenDerivatives;
    private final Block outputs;
    private final Block outputsOfPart;
    private final Block outputDerivatives;
    private final float[] packed;
    private final float[] packedGradient;

    /**
     * @param network of one hidden layer
     * @param most hidden units at a time
     */
    HiddenParts(NetworkStructure network, Kernels kernels, int stride, BlockSpace space, int most) {
        this.kernels = kernels;
        List<Dense> dense = Buffers.dense(network);
        Dense whole = dense.getFirst();
        last = dense.getLast();
        parts = new Part[Math.ceilDiv(whole.units(), most)];
        int first = 0;
        for (int index = 0; index < parts.length; index++) {
            int units = Math.ceilDiv(whole.units() - first, parts.length - index);
            parts[index] =
                    new Part(
                            first,
                            new Dense(
                                    whole.inputs(),
                                    units,
                                    whole.weights() + first * whole.inputs(),
                                    whole.biases() + first),
                            new Dense(units, last.units(), 0, units * last.units()));
            first += units;
        }
        hidden = space.block(most, stride);
        hiddenDerivatives = space.block(most, stride);
        outputs = Block.of(last.units(), stride);
        outputsOfPart = Block.of(last.units(), stride);
        outputDerivatives = Block.of(last.units(), stride);
        packed = new float[(most + 1) * last.units() * kernels.runs()];
        packedGradient = new float[packed.length];
    }

    /**
     * Whether a network has one hidden layer, for which this is faster. Fixed, as bits depend on
     * it.
     *
     * @param rows of a minibatch
     */
    static boolean suit(NetworkStructure network, int rows) {
        return network.depth() == 2
                && network.inputs() <= MOST_INPUTS
                && (long) network.widths().getFirst() * rows > MOST_VALUES;
    }

    @Override
    public float[] outputs() {
        return outputs.values();
    }

    @Override
    public float[] outputDerivatives() {
        return outputDerivatives.values();
    }

    @Override
    public void forward(float[] parameters, Block inputs, int values) {
        for (Part part : parts) {
            boolean isFirst = part.first == 0;
            kernels.forward(part.hidden, parameters, inputs, hidden, values, true);
            pack(part, parameters);
            if (!isFirst) { // biases count once
                int biases = part.last.biases() * kernels.runs();
                java.util.Arrays.fill(packed, biases, biases + last.units() * kernels.runs(), 0);
            }
            Block target = isFirst ? outputs : outputsOfPart;
            kernels.forward(part.last, packed, hidden, target, values, false);
            if (!isFirst) {
                kernels.add(outputs, outputsOfPart, outputs, last.units(), values);
            }
        }
    }

    @Override
    public void backward(float[] parameters, Block inputs, float[] gradient, int values) {
        for (Part part : parts) {
            kernels.forward(part.hidden, parameters, inputs, hidden, values, true);
            pack(part, parameters);
            kernels.parameterGradient(part.last, outputDerivatives, hidden, packedGradient, values);
            unpack(part, gradient);
            kernels.hiddenGradient(
                    part.last, packed, outputDerivatives, hidden, hiddenDerivatives, values);
            kernels.parameterGradient(part.hidden, hiddenDerivatives, inputs, gradient, values);
        }
    }

    /** Packs a part of the last layer's parameters. */
    private void pack(Part part, float[] parameters) {
        int runs = kernels.runs();
        int length = part.last.inputs() * runs;
        for (int unit = 0; unit < last.units(); unit++) {
            System.arraycopy(parameters, weights(part, unit), packed, unit * length, length);
        }
        System.arraycopy(
                parameters,
                last.biases() * runs,
                packed,
                part.last.biases() * runs,
                last.units() * runs);
    }

    /** The inverse, for gradients. */
    private void unpack(Part part, float[] gradient) {
        int runs = kernels.runs();
        int length = part.last.inputs() * runs;
        for (int unit = 0; unit < last.units(); unit++) {
            System.arraycopy(packedGradient, unit * length, gradient, weights(part, unit), length);
        }
        System.arraycopy(
                packedGradient,
                part.last.biases() * runs,
                gradient,
                last.biases() * runs,
                last.units() * runs);
    }

    /** Where the weights of one unit of the last layer begin, of a part's inputs. */
    private int weights(Part part, int unit) {
        return (last.weights() + unit * last.inputs() + part.first) * kernels.runs();
    }
}
