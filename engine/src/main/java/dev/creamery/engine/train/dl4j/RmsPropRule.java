package dev.creamery.engine.train.dl4j;

import dev.creamery.engine.sweep.Optimizer;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * Keras' RMSprop with momentum, which deeplearning4j does not have: s ← ρ·s + (1 − ρ)·g², v ← μ·v +
 * η·g/√(s + ε), w ← w − v. Mind that ε is under the root; without momentum it is not.
 *
 * @param learningRate η
 * @param momentum μ
 */
record RmsPropRule(double learningRate, double momentum) implements UpdateRule {

    @Override
    public int moments() {
        return 2;
    }

    @Override
    public void apply(INDArray gradient, INDArray[] moments) {
        INDArray meanSquares = moments[0];
        INDArray velocity = moments[1];
        INDArray squares = gradient.mul(gradient).muli(1 - Optimizer.RmsProp.RHO);
        meanSquares.muli(Optimizer.RmsProp.RHO).addi(squares);
        INDArray root = Transforms.sqrt(meanSquares.add(Optimizer.RmsProp.EPSILON), false);
        velocity.muli(momentum).addi(gradient.muli(learningRate).divi(root));
        gradient.assign(velocity);
    }

    @Override
    public RmsPropRule clone() {
        return this;
    }
}
