package dev.creamery.engine.train.dl4j;

import dev.creamery.engine.network.NetworkStructure.Layer;
import dev.creamery.engine.network.OutputActivation;
import dev.creamery.engine.sweep.KernelRegularizer;
import dev.creamery.engine.sweep.Optimizer;
import dev.creamery.engine.train.TrainingJob;

import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.RmsProp;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.learning.regularization.Regularization;

import java.util.List;

/** Says to deeplearning4j what a job's network and optimizer are. */
final class GraphConfigurations {

    private static final String INPUTS = "inputs";

    private GraphConfigurations() {}

    /**
     * One vertex per layer, and one per addition of a residual network.
     *
     * @param loss compares outputs to targets
     */
    static ComputationGraphConfiguration of(TrainingJob job, RecordingLoss loss) {
        GraphBuilder graph =
                new NeuralNetConfiguration.Builder()
                        .dataType(DataType.FLOAT)
                        .updater(
                                updater(
                                        job.experiment().optimizer(),
                                        job.experiment().learningRate()))
                        .graphBuilder()
                        .addInputs(INPUTS);
        KernelRegularizer regularizer = job.experiment().kernelRegularizer();
        List<Layer> layers = job.network().layers();
        String before = INPUTS;
        for (Layer layer : layers.subList(0, layers.size() - 1)) {
            DenseLayer.Builder dense = new DenseLayer.Builder().activation(Activation.RELU);
            String name = add(graph, before, layer, dense, regularizer);
            before = layer.addsInput() ? addSum(graph, before, name) : name;
        }
        OutputLayer.Builder output =
                new OutputLayer.Builder(loss)
                        .activation(activation(job.network().outputActivation()));
        return graph.setOutputs(add(graph, before, layers.getLast(), output, regularizer)).build();
    }

    /** Regularizes layer by layer: what is said for a whole graph counts twice. */
    private static String add(
            GraphBuilder graph,
            String before,
            Layer layer,
            FeedForwardLayer.Builder<?> builder,
            KernelRegularizer regularizer) {
        String name = "layer_" + layer.index();
        builder.nIn(layer.inputs());
        builder.nOut(layer.units());
        builder.regularization(penalties(regularizer));
        graph.addLayer(name, builder.build(), before);
        return name;
    }

    private static String addSum(GraphBuilder graph, String before, String layer) {
        String name = "sum_of_" + layer;
        graph.addVertex(name, new ElementWiseVertex(ElementWiseVertex.Op.Add), layer, before);
        return name;
    }

    private static Activation activation(OutputActivation activation) {
        return switch (activation) {
            case SIGMOID -> Activation.SIGMOID;
            case SOFTMAX -> Activation.SOFTMAX;
        };
    }

    private static List<Regularization> penalties(KernelRegularizer regularizer) {
        return regularizer.isNone()
                ? List.of()
                : List.of(new KernelPenalty(regularizer.l1(), regularizer.l2()));
    }

    private static IUpdater updater(Optimizer optimizer, float learningRate) {
        return switch (optimizer) {
            case Optimizer.Adam() ->
                    new Adam(
                            learningRate,
                            Optimizer.Adam.BETA_1,
                            Optimizer.Adam.BETA_2,
                            Optimizer.Adam.EPSILON);
            case Optimizer.RmsProp(float momentum) when momentum == 0 ->
                    new RmsProp(learningRate, Optimizer.RmsProp.RHO, Optimizer.RmsProp.EPSILON);
            case Optimizer.RmsProp(float momentum) -> new RmsPropRule(learningRate, momentum);
            case Optimizer.Sgd(float momentum) when momentum == 0 -> new Sgd(learningRate);
            case Optimizer.Sgd(float momentum) -> new MomentumRule(learningRate, momentum);
        };
    }
}
