package dev.creamery.engine.train;

import dev.creamery.engine.network.NetworkStructure;
import dev.creamery.engine.sweep.RandomStreams;

/** The parameters that a run starts from. */
public final class InitialWeights {

    private InitialWeights() {}

    /**
     * Weights uniform in ±√(6 / (inputs + units)) of their layer (Glorot and Bengio, 2010, equation
     * 16), biases zero.
     *
     * @return laid out as {@link ParameterLayout} says
     */
    public static float[] glorotUniform(NetworkStructure network, long seed) {
        ParameterLayout layout = new ParameterLayout(network);
        float[] parameters = new float[layout.length()];
        for (NetworkStructure.Layer layer : network.layers()) {
            var random = RandomStreams.of(seed, RandomStreams.Purpose.WEIGHTS, layer.index());
            double limit = Math.sqrt(6.0 / ((double) layer.inputs() + layer.units()));
            int end = layout.biases(layer.index());
            for (int index = layout.weights(layer.index()); index < end; index++) {
                parameters[index] = (float) ((2 * random.nextDouble() - 1) * limit);
            }
        }
        return parameters;
    }
}
