package dev.creamery.engine.train.dl4j;

import dev.creamery.engine.network.Loss;

import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.lossfunctions.ILossFunction;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;
import org.nd4j.linalg.lossfunctions.impl.LossMSE;

/**
 * A loss that remembers the predictions that it was last asked the gradient of. That is how the
 * statistics of a minibatch come out of its own forward pass: deeplearning4j computes the output
 * layer inside the backward pass and shows it to nobody but the loss.
 */
final class RecordingLoss implements ILossFunction {

    private final ILossFunction loss;
    private float[] predictions = {};

    private RecordingLoss(ILossFunction loss) {
        this.loss = loss;
    }

    static RecordingLoss of(Loss loss) {
        return new RecordingLoss(
                switch (loss) {
                    case MEAN_SQUARED_ERROR -> new LossMSE();
                    case BINARY_CROSSENTROPY -> new SigmoidCrossEntropy();
                    case CATEGORICAL_CROSSENTROPY -> new LossMCXENT();
                });
    }

    /** The activated outputs of the last minibatch, (rows, outputs), row-major. */
    float[] predictions() {
        return predictions;
    }

    @Override
    public INDArray computeGradient(
            INDArray labels, INDArray preOutput, IActivation activation, INDArray mask) {
        predictions = Matrices.toHeap(activation.getActivation(preOutput.dup(), true));
        return loss.computeGradient(labels, preOutput, activation, mask);
    }

    @Override
    public double computeScore(
            INDArray labels,
            INDArray preOutput,
            IActivation activation,
            INDArray mask,
            boolean average) {
        return loss.computeScore(labels, preOutput, activation, mask, average);
    }

    @Override
    public INDArray computeScoreArray(
            INDArray labels, INDArray preOutput, IActivation activation, INDArray mask) {
        return loss.computeScoreArray(labels, preOutput, activation, mask);
    }

    @Override
    public Pair<Double, INDArray> computeGradientAndScore(
            INDArray labels,
            INDArray preOutput,
            IActivation activation,
            INDArray mask,
            boolean average) {
        return new Pair<>(
                computeScore(labels, preOutput, activation, mask, average),
                computeGradient(labels, preOutput, activation, mask));
    }

    @Override
    public String name() {
        return loss.name();
    }
}
