package dev.creamery.engine.train;

import dev.creamery.engine.sweep.Optimizer;

/**
 * The update rules of tf.keras' optimizers, in double precision, with the constants rounded to 32
 * bits as TensorFlow has them. Mind ε: RMSprop without momentum adds it to the root, with momentum
 * to what is under the root.
 */
final class ReferenceOptimizer {

    private final Optimizer optimizer;
    private final double rate;
    private final double[] first;
    private final double[] second;
    private int step;

    ReferenceOptimizer(TrainingJob job, int parameters) {
        optimizer = job.experiment().optimizer();
        rate = job.experiment().learningRate();
        first = new double[parameters];
        second = new double[parameters];
    }

    void update(double[] parameters, double[] gradient) {
        step++;
        for (int index = 0; index < parameters.length; index++) {
            double g = gradient[index];
            parameters[index] -=
                    switch (optimizer) {
                        case Optimizer.Sgd(float momentum) -> {
                            first[index] = momentum * first[index] + rate * g;
                            yield first[index];
                        }
                        case Optimizer.RmsProp(float momentum) -> {
                            double rho = Optimizer.RmsProp.RHO;
                            double epsilon = Optimizer.RmsProp.EPSILON;
                            first[index] = rho * first[index] + (1 - rho) * g * g;
                            second[index] =
                                    momentum == 0
                                            ? rate * g / (Math.sqrt(first[index]) + epsilon)
                                            : momentum * second[index]
                                                    + rate * g / Math.sqrt(first[index] + epsilon);
                            yield second[index];
                        }
                        case Optimizer.Adam() -> {
                            double beta1 = Optimizer.Adam.BETA_1;
                            double beta2 = Optimizer.Adam.BETA_2;
                            first[index] = beta1 * first[index] + (1 - beta1) * g;
                            second[index] = beta2 * second[index] + (1 - beta2) * g * g;
                            yield rate
                                    * Math.sqrt(1 - Math.pow(beta2, step))
                                    / (1 - Math.pow(beta1, step))
                                    * first[index]
                                    / (Math.sqrt(second[index]) + Optimizer.Adam.EPSILON);
                        }
                    };
        }
    }
}
