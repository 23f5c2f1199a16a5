package dev.creamery.engine.train;

import dev.creamery.engine.network.Loss;
import dev.creamery.engine.network.NetworkStructure;
import dev.creamery.engine.sweep.KernelRegularizer;

/**
 * The forward pass and the loss in double precision, one row at a time, and the gradient by central
 * differences: slow, and so simple that it can be checked by reading.
 */
final class ReferenceNetwork {

    private static final double STEP = 1e-5;

    private final NetworkStructure network;
    private final Loss loss;
    private final KernelRegularizer regularizer;
    private final ParameterLayout layout;

    ReferenceNetwork(TrainingJob job) {
        network = job.network();
        loss = job.loss();
        regularizer = job.experiment().kernelRegularizer();
        layout = new ParameterLayout(network);
    }

    /**
     * @param inputs (rows, inputs), row-major
     * @return activated outputs, (rows, outputs), row-major
     */
    float[] predictions(double[] parameters, float[] inputs) {
        int rows = inputs.length / network.inputs();
        float[] predictions = new float[rows * network.outputs()];
        for (int row = 0; row < rows; row++) {
            double[] outputs = outputs(parameters, inputs, row);
            for (int output = 0; output < outputs.length; output++) {
                predictions[row * outputs.length + output] = (float) outputs[output];
            }
        }
        return predictions;
    }

    /** The mean loss of some rows, the penalty included. */
    double loss(double[] parameters, float[] inputs, float[] targets) {
        int rows = inputs.length / network.inputs();
        double sum = 0;
        for (int row = 0; row < rows; row++) {
            double[] outputs = outputs(parameters, inputs, row);
            for (int output = 0; output < outputs.length; output++) {
                double p = outputs[output];
                double t = targets[row * outputs.length + output];
                sum +=
                        switch (loss) {
                            case MEAN_SQUARED_ERROR -> (p - t) * (p - t) / outputs.length;
                            case BINARY_CROSSENTROPY ->
                                    -t * Math.log(p) - (1 - t) * Math.log(1 - p);
                            case CATEGORICAL_CROSSENTROPY -> t == 0 ? 0 : -t * Math.log(p);
                        };
            }
        }
        return sum / rows + penalty(parameters);
    }

    double penalty(double[] parameters) {
        double penalty = 0;
        for (int layer = 0; layer < network.depth(); layer++) {
            for (int index = layout.weights(layer); index < layout.biases(layer); index++) {
                double weight = parameters[index];
                penalty += regularizer.l1() * Math.abs(weight) + regularizer.l2() * weight * weight;
            }
        }
        return penalty;
    }

    double[] gradient(double[] parameters, float[] inputs, float[] targets) {
        double[] gradient = new double[parameters.length];
        for (int index = 0; index < parameters.length; index++) {
            double saved = parameters[index];
            parameters[index] = saved + STEP;
            double above = loss(parameters, inputs, targets);
            parameters[index] = saved - STEP;
            double below = loss(parameters, inputs, targets);
            parameters[index] = saved;
            gradient[index] = (above - below) / (2 * STEP);
        }
        return gradient;
    }

    private double[] outputs(double[] parameters, float[] inputs, int row) {
        double[] before = new double[network.inputs()];
        for (int input = 0; input < before.length; input++) {
            before[input] = inputs[row * before.length + input];
        }
        for (NetworkStructure.Layer layer : network.layers()) {
            double[] after = new double[layer.units()];
            for (int unit = 0; unit < layer.units(); unit++) {
                double sum = parameters[layout.biases(layer.index()) + unit];
                int weights = layout.weights(layer.index()) + unit * layer.inputs();
                for (int input = 0; input < layer.inputs(); input++) {
                    sum += parameters[weights + input] * before[input];
                }
                after[unit] = sum;
            }
            boolean last = layer.index() == network.depth() - 1;
            before = last ? activated(after) : rectified(after, before, layer.addsInput());
        }
        return before;
    }

    private static double[] rectified(double[] after, double[] before, boolean addsInput) {
        for (int unit = 0; unit < after.length; unit++) {
            after[unit] = Math.max(after[unit], 0) + (addsInput ? before[unit] : 0);
        }
        return after;
    }

    private double[] activated(double[] after) {
        double highest = Double.NEGATIVE_INFINITY;
        for (double value : after) {
            highest = Math.max(highest, value);
        }
        double sum = 0;
        double[] activated = new double[after.length];
        for (int unit = 0; unit < after.length; unit++) {
            activated[unit] =
                    switch (network.outputActivation()) {
                        case SIGMOID -> 1 / (1 + Math.exp(-after[unit]));
                        case SOFTMAX -> Math.exp(after[unit] - highest);
                    };
            sum += activated[unit];
        }
        if (network.outputActivation() == dev.creamery.engine.network.OutputActivation.SOFTMAX) {
            for (int unit = 0; unit < after.length; unit++) {
                activated[unit] /= sum;
            }
        }
        return activated;
    }
}
