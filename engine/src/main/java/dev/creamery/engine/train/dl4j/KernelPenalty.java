package dev.creamery.engine.train.dl4j;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.regularization.Regularization;
import org.nd4j.linalg.ops.transforms.Transforms;

import java.util.function.DoubleUnaryOperator;

/**
 * Keras' penalty l1·Σ|w| + l2·Σw². (deeplearning4j's own L2 has half of it. And its sums over a
 * whole layer in single precision are off by a ten-thousandth for a million weights, so only the
 * sums over one unit's weights are left to ND4J.)
 *
 * @param l1 factor of the absolute values
 * @param l2 factor of the squares
 */
record KernelPenalty(double l1, double l2) implements Regularization {

    @Override
    public ApplyStep applyStep() {
        return ApplyStep.BEFORE_UPDATER;
    }

    /** Adds l1·sign(w) + 2·l2·w to the gradient; sign(0) = 0. */
    @Override
    public void apply(
            INDArray weights, INDArray gradient, double learningRate, int iteration, int epoch) {
        if (l1 != 0) {
            gradient.addi(Transforms.sign(weights, true).muli(l1));
        }
        if (l2 != 0) {
            gradient.addi(weights.mul(2 * l2));
        }
    }

    /**
     * @param weights (inputs, units)
     */
    @Override
    public double score(INDArray weights, int iteration, int epoch) {
        double penalty = 0;
        if (l1 != 0) {
            penalty += l1 * sum(weights.norm1(0), norm -> norm);
        }
        if (l2 != 0) {
            penalty += l2 * sum(weights.norm2(0), norm -> norm * norm);
        }
        return penalty;
    }

    private static double sum(INDArray norms, DoubleUnaryOperator term) {
        double sum = 0;
        for (float norm : norms.toFloatVector()) {
            sum += term.applyAsDouble(norm);
        }
        Matrices.free(norms);
        return sum;
    }

    @Override
    public Regularization clone() {
        return this;
    }
}
