package dev.creamery.engine.sweep;

import dev.creamery.engine.network.Shape;

import java.util.Map;

/**
 * One distinct setting of all hyperparameters. Two experiments are the same if and only if all of
 * these are equal.
 *
 * @param dataset canonical name, see {@link DatasetReference}
 * @param shape how units spread over layers
 * @param size wanted number of trainable parameters
 * @param depth layers with weights, the output layer included
 * @param learningRate step size of the optimizer; 32 bits, as in BUTTER's column
 * @param batchSize rows per minibatch
 * @param labelNoise share of labels changed (classification), or standard deviation of the noise in
 *     standard deviations of the targets (regression)
 * @param kernelRegularizer penalty on the weights
 * @param optimizer update rule
 * @param epochs passes over the training rows
 */
public record Experiment(
        String dataset,
        Shape shape,
        long size,
        int depth,
        float learningRate,
        int batchSize,
        float labelNoise,
        KernelRegularizer kernelRegularizer,
        Optimizer optimizer,
        int epochs) {

    /**
     * The experiment with these values.
     *
     * @param values one per hyperparameter, each of its hyperparameter's type
     * @throws IllegalArgumentException if one is missing
     */
    static Experiment of(Map<Hyperparameter<?>, ?> values) {
        return new Experiment(
                value(values, Hyperparameters.DATASET),
                value(values, Hyperparameters.SHAPE),
                value(values, Hyperparameters.SIZE),
                value(values, Hyperparameters.DEPTH),
                value(values, Hyperparameters.LEARNING_RATE),
                value(values, Hyperparameters.BATCH_SIZE),
                value(values, Hyperparameters.LABEL_NOISE),
                value(values, Hyperparameters.KERNEL_REGULARIZER),
                value(values, Hyperparameters.OPTIMIZER),
                value(values, Hyperparameters.EPOCHS));
    }

    @SuppressWarnings("unchecked") // the map keeps each value under its hyperparameter
    private static <T> T value(Map<Hyperparameter<?>, ?> values, Hyperparameter<T> hyperparameter) {
        T value = (T) values.get(hyperparameter);
        if (value == null) {
            throw new IllegalArgumentException(hyperparameter.column() + " is missing");
        }
        return value;
    }
}
