package dev.creamery.engine.train.dl4j;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Gradient descent with momentum as Keras' SGD has it: v ← μ·v − η·g, w ← w + v. (deeplearning4j
 * has Nesterov's only.)
 *
 * @param learningRate η
 * @param momentum μ
 */
record MomentumRule(double learningRate, double momentum) implements UpdateRule {

    @Override
    public int moments() {
        return 1;
    }

    @Override
    public void apply(INDArray gradient, INDArray[] moments) {
        INDArray velocity = moments[0];
        velocity.muli(momentum).subi(gradient.muli(learningRate));
        gradient.assign(velocity).negi();
    }

    @Override
    public MomentumRule clone() {
        return this;
    }
}
