package dev.creamery.engine.train.fused;

import dev.creamery.engine.kernel.Dense;
import dev.creamery.engine.kernel.Kernels;
import dev.creamery.engine.network.NetworkStructure;
import dev.creamery.engine.train.ParameterLayout;
import dev.creamery.engine.train.TrainingJob;

import java.util.List;

/**
 * What groups of a job's runs use in turn.
 *
 * @param kernels which say how many runs are trained at once
 * @param gradient as long as the parameters of so many runs
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
record Buffers(Kernels kernels, Minibatch minibatch, float[] gradient) {

    /**
     * @param capacity the most rows of a minibatch, of each run
     * @throws ArithmeticException if they do not fit arrays
     */
    static Buffers of(TrainingJob job, int capacity, Kernels kernels) {
        int parameters = new ParameterLayout(job.network()).length();
        return new Buffers(
                kernels,
                new Minibatch(job.network(), job.loss(), capacity, kernels),
                new float[Math.multiplyExact(parameters, kernels.runs())]);
    }

    /** Where the layers of a network lie. */
    static List<Dense> dense(NetworkStructure network) {
        ParameterLayout layout = new ParameterLayout(network);
        return network.layers().stream()
                .map(
                        layer ->
                                new Dense(
                                        layer.inputs(),
                                        layer.units(),
                                        layout.weights(layer.index()),
                                        layout.biases(layer.index())))
                .toList();
    }

    /** Floats in the blocks of a minibatch, for one row of one run. */
    static long valuesPerRow(NetworkStructure network) {
        long units = network.widths().stream().mapToLong(Integer::longValue).sum();
        return network.inputs() + 2 * units + network.outputs();
    }
}
