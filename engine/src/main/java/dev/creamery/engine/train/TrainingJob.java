package dev.creamery.engine.train;

import dev.creamery.engine.data.RunData;
import dev.creamery.engine.network.Loss;
import dev.creamery.engine.network.NetworkStructure;
import dev.creamery.engine.sweep.Experiment;

import java.util.List;

/**
 * Repetitions of one experiment, to be trained together.
 *
 * @param experiment learning rate, minibatch, regularizer, optimizer and epochs
 * @param network what is trained
 * @param runs one or more
 */
public record TrainingJob(Experiment experiment, NetworkStructure network, List<Run> runs) {

    public TrainingJob {
        runs = List.copyOf(runs);
    }

    /**
     * One repetition.
     *
     * @param seed fixes initial weights and the order of minibatches
     * @param data its split, with label noise
     */
    public record Run(long seed, RunData data) {}

    /** The loss that training minimises. */
    public Loss loss() {
        return runs.getFirst().data().dataset().facts().task().loss(network.outputs());
    }
}
