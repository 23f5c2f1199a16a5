package dev.creamery.engine.train;

import dev.creamery.engine.data.PreparedDataset;
import dev.creamery.engine.data.RunData;
import dev.creamery.engine.network.NetworkStructure;
import dev.creamery.engine.network.Shape;
import dev.creamery.engine.network.Task;
import dev.creamery.engine.network.WidthSearch;
import dev.creamery.engine.sweep.DatasetFacts;
import dev.creamery.engine.sweep.Experiment;
import dev.creamery.engine.sweep.KernelRegularizer;
import dev.creamery.engine.sweep.Optimizer;
import dev.creamery.engine.sweep.PlannedExperiment;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** What trainers are measured with: a rectangle by Adam, on a table of random numbers. */
public final class SyntheticWork {

    private final PlannedExperiment planned;
    private final PreparedDataset dataset;

    /**
     * @param facts of the table
     * @param size wanted number of parameters
     * @param batchSize rows of a minibatch
     * @param epochs that there is room for
     */
    public SyntheticWork(DatasetFacts facts, long size, int depth, int batchSize, int epochs) {
        Shape shape = new Shape.Rectangle(false);
        NetworkStructure network =
                WidthSearch.closest(
                        shape, facts.inputs(), facts.outputs(), facts.task(), size, depth);
        Experiment experiment =
                new Experiment(
                        facts.name(),
                        shape,
                        size,
                        depth,
                        1e-4f,
                        batchSize,
                        0,
                        KernelRegularizer.NONE,
                        new Optimizer.Adam(),
                        epochs);
        planned = new PlannedExperiment(experiment, facts, network, Optional.empty());
        dataset = dataset(facts);
    }

    public PlannedExperiment planned() {
        return planned;
    }

    /** So many repetitions. */
    public TrainingJob job(int runs) {
        List<TrainingJob.Run> all =
                IntStream.range(0, runs)
                        .mapToObj(seed -> new TrainingJob.Run(seed, RunData.draw(dataset, seed, 0)))
                        .toList();
        return new TrainingJob(planned.experiment(), planned.network(), all);
    }

    private static PreparedDataset dataset(DatasetFacts facts) {
        SplittableRandom random = new SplittableRandom(1);
        int rows = (int) facts.rows();
        float[] inputs = new float[rows * facts.inputs()];
        for (int index = 0; index < inputs.length; index++) {
            inputs[index] = (float) random.nextDouble();
        }
        float[] targets = new float[rows * facts.outputs()];
        for (int row = 0; row < rows; row++) {
            if (facts.task() == Task.CLASSIFICATION && facts.outputs() > 1) {
                targets[row * facts.outputs() + random.nextInt(facts.outputs())] = 1;
            } else {
                targets[row * facts.outputs()] = (float) random.nextDouble();
            }
        }
        return new PreparedDataset(facts, inputs, targets);
    }
}
