package dev.creamery.engine.train.dl4j;

import dev.creamery.engine.train.ParameterLayout;
import dev.creamery.engine.train.RunState;
import dev.creamery.engine.train.TrainingJob;

import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A deeplearning4j graph, in terms of Java's arrays.
 *
 * <p>The graph keeps its parameters in one array, layer by layer: the weights (inputs, units)
 * column-major, which is (units, inputs) row-major, then the biases: just what {@link
 * ParameterLayout} says. All parameters share one update rule, so its moments, too, lie one array
 * after the other, as {@link RunState} has them.
 */
final class Network implements AutoCloseable {

    private final RecordingLoss loss;
    private final INDArray parameters;
    private final ComputationGraph graph;

    /**
     * @param state parameters and moments to begin with
     * @param steps minibatches that the state has behind it
     */
    Network(TrainingJob job, RunState state, int steps) {
        loss = RecordingLoss.of(job.loss());
        ComputationGraphConfiguration configuration = GraphConfigurations.of(job, loss);
        configuration.setIterationCount(steps);
        parameters = Matrices.toNative(state.parameters(), 1);
        graph = new ComputationGraph(configuration);
        graph.init(parameters, false);
        INDArray moments = moments();
        if (moments != null) { // deeplearning4j's initial values are not always those of Keras
            try (INDArray given = Matrices.toNative(state.optimizerState(), 1)) {
                moments.assign(given.reshape(moments.shape()));
            }
        }
    }

    /**
     * Takes one step.
     *
     * @param inputs (rows, inputs), row-major
     * @param targets (rows, outputs), row-major
     * @return the predictions before the step, (rows, outputs), row-major
     */
    float[] fit(float[] inputs, float[] targets, int rows) {
        try (INDArray nativeInputs = Matrices.toNative(inputs, rows);
                INDArray nativeTargets = Matrices.toNative(targets, rows)) {
            graph.fit(new INDArray[] {nativeInputs}, new INDArray[] {nativeTargets});
        }
        return loss.predictions();
    }

    /**
     * Computes outputs.
     *
     * @param inputs (rows, inputs), row-major
     * @return (rows, outputs), row-major
     */
    float[] predict(float[] inputs, int rows) {
        try (INDArray nativeInputs = Matrices.toNative(inputs, rows);
                INDArray predictions = graph.outputSingle(nativeInputs)) {
            return Matrices.toHeap(predictions);
        }
    }

    /** The regularization penalty of the present weights. */
    double penalty() {
        return graph.calcRegularizationScore(true);
    }

    /** A copy of the parameters, in the order of {@link ParameterLayout}. */
    float[] parameters() {
        return parameters.toFloatVector();
    }

    /** A copy of the optimizer's moments, in the order of {@link RunState}. */
    float[] optimizerState() {
        INDArray moments = moments();
        return moments == null ? new float[0] : moments.toFloatVector();
    }

    /**
     * Frees the native memory. ({@link ComputationGraph#close()} collects all of Java's garbage as
     * well, which is too slow for thousands of small networks.)
     */
    @Override
    public void close() {
        nativeArrays().forEach(Matrices::free);
    }

    /** All that outlives a step: parameters, gradients, and moments, if any. */
    List<INDArray> nativeArrays() {
        return Stream.of(parameters, graph.getFlattenedGradients(), moments())
                .filter(Objects::nonNull)
                .toList();
    }

    private @Nullable INDArray moments() {
        return graph.getUpdater().getStateViewArray();
    }
}
