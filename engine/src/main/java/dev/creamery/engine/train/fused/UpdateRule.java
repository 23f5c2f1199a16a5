package dev.creamery.engine.train.fused;

import dev.creamery.engine.kernel.Kernels;
import dev.creamery.engine.sweep.KernelRegularizer;
import dev.creamery.engine.sweep.Optimizer;
import dev.creamery.engine.train.ParameterLayout;
import dev.creamery.engine.train.TrainingJob;

/** An experiment's optimizer and regularizer. */
final class UpdateRule {

    private final Optimizer optimizer;
    private final KernelRegularizer regularizer;
    private final float rate;
    private final int depth;
    private final ParameterLayout layout;
    private final Kernels kernels;

    UpdateRule(TrainingJob job, Kernels kernels) {
        optimizer = job.experiment().optimizer();
        regularizer = job.experiment().kernelRegularizer();
        rate = job.experiment().learningRate();
        depth = job.network().depth();
        layout = new ParameterLayout(job.network());
        this.kernels = kernels;
    }

    /**
     * Computes the regularization penalties.
     *
     * @param penalties (runs at once), overwritten
     */
    void penalties(float[] parameters, double[] penalties) {
        java.util.Arrays.fill(penalties, 0);
        for (int layer = 0; layer < depth && !regularizer.isNone(); layer++) {
            kernels.penalty(
                    parameters,
                    layout.weights(layer) * kernels.runs(),
                    layout.biases(layer) * kernels.runs(),
                    regularizer.l1(),
                    regularizer.l2(),
                    penalties);
        }
    }

    /**
     * Changes the parameters.
     *
     * @param gradient of the loss without penalties; overwritten
     * @param step of the whole run, from 1
     */
    void update(float[] parameters, float[] gradient, float[] moments, long step) {
        for (int layer = 0; layer < depth && !regularizer.isNone(); layer++) {
            kernels.addPenaltyGradient(
                    parameters,
                    gradient,
                    layout.weights(layer) * kernels.runs(),
                    layout.biases(layer) * kernels.runs(),
                    regularizer.l1(),
                    regularizer.l2());
        }
        switch (optimizer) {
            case Optimizer.Adam() ->
                    kernels.adam(
                            parameters,
                            gradient,
                            moments,
                            biasCorrected(step),
                            Optimizer.Adam.BETA_1,
                            Optimizer.Adam.BETA_2,
                            Optimizer.Adam.EPSILON);
            case Optimizer.RmsProp(float momentum) when momentum == 0 ->
                    kernels.rmsProp(
                            parameters,
                            gradient,
                            moments,
                            rate,
                            Optimizer.RmsProp.RHO,
                            Optimizer.RmsProp.EPSILON);
            case Optimizer.RmsProp(float momentum) ->
                    kernels.rmsPropWithMomentum(
                            parameters,
                            gradient,
                            moments,
                            rate,
                            Optimizer.RmsProp.RHO,
                            momentum,
                            Optimizer.RmsProp.EPSILON);
            case Optimizer.Sgd(float momentum) when momentum == 0 ->
                    kernels.descend(parameters, gradient, rate);
            case Optimizer.Sgd(float momentum) ->
                    kernels.descendWithMomentum(parameters, gradient, moments, rate, momentum);
        }
    }

    private float biasCorrected(long step) {
        return (float)
                (rate
                        * Math.sqrt(1 - StrictMath.pow(Optimizer.Adam.BETA_2, step))
                        / (1 - StrictMath.pow(Optimizer.Adam.BETA_1, step)));
    }
}
