package dev.creamery.engine.sweep;

import dev.creamery.engine.network.NetworkStructure;

import java.util.Optional;

/**
 * An experiment and the network that it would train.
 *
 * @param facts of its dataset
 * @param network the closest one to the wanted size
 * @param invalid why the experiment is left out; absent if it is valid
 */
public record PlannedExperiment(
        Experiment experiment,
        DatasetFacts facts,
        NetworkStructure network,
        Optional<String> invalid) {

    public boolean isValid() {
        return invalid.isEmpty();
    }
}
