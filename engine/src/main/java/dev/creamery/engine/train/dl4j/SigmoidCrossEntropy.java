package dev.creamery.engine.train.dl4j;

import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.lossfunctions.impl.LossBinaryXENT;

/**
 * Binary cross-entropy of a sigmoid output p, with the gradient p − y that Keras gets from the
 * logits. (deeplearning4j's own divides by p·(1 − p), and so has to keep p away from 0 and 1.)
 */
final class SigmoidCrossEntropy extends LossBinaryXENT {

    @Override
    public INDArray computeGradient(
            INDArray labels, INDArray preOutput, IActivation sigmoid, INDArray mask) {
        return sigmoid.getActivation(preOutput.dup(), true).subi(labels);
    }
}
