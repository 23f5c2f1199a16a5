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

    /**
     * Checks that a trainer can go on from some states.
     *
     * @throws IllegalArgumentException if there is not one state per run, of this network and
     *     optimizer, all after the same number of epochs
     */
    public void check(List<RunState> states) {
        if (states.size() != runs.size()) {
            throw new IllegalArgumentException(
                    "a job of %d runs cannot go on from %d states; give one per run, in their order"
                            .formatted(runs.size(), states.size()));
        }
        long parameters = network.numFreeParameters();
        long moments = parameters * RunState.moments(experiment.optimizer());
        for (RunState state : states) {
            if (state.parameters().length != parameters
                    || state.optimizerState().length != moments) {
                throw new IllegalArgumentException(
                        "a state of %d parameters and %d moments does not fit a network of %d and %d"
                                .formatted(
                                        state.parameters().length,
                                        state.optimizerState().length,
                                        parameters,
                                        moments));
            }
            if (state.epochs() != states.getFirst().epochs()) {
                throw new IllegalArgumentException(
                        "states after %d and %d epochs cannot go on together"
                                .formatted(states.getFirst().epochs(), state.epochs()));
            }
        }
    }

    /** The loss that training minimises. */
    public Loss loss() {
        return runs.getFirst().data().dataset().facts().task().loss(network.outputs());
    }
}
