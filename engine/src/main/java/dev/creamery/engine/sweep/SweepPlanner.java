package dev.creamery.engine.sweep;

import dev.creamery.engine.network.NetworkStructure;
import dev.creamery.engine.network.Shape;
import dev.creamery.engine.network.WidthSearch;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Finds the network of every experiment of a sweep. */
public final class SweepPlanner {

    private final DatasetDirectory datasets;

    public SweepPlanner(DatasetDirectory datasets) {
        this.datasets = datasets;
    }

    /**
     * Plans a sweep.
     *
     * @return every experiment once, valid or not, in the sweep's order
     * @throws InvalidValueException if a dataset's facts cannot be had
     */
    public List<PlannedExperiment> plan(Sweep sweep) {
        return plan(sweep.experiments());
    }

    /** Plans experiments; those that differ only in training share the search for their network. */
    public List<PlannedExperiment> plan(Set<Experiment> experiments) {
        Map<String, DatasetFacts> facts = new HashMap<>();
        Map<NetworkKey, NetworkStructure> networks = new HashMap<>();
        Function<NetworkKey, NetworkStructure> search =
                key ->
                        WidthSearch.closest(
                                key.shape(),
                                key.facts().inputs(),
                                key.facts().outputs(),
                                key.facts().task(),
                                key.size(),
                                key.depth());
        return experiments.stream()
                .map(
                        experiment -> {
                            var of = facts.computeIfAbsent(experiment.dataset(), datasets::facts);
                            var key = NetworkKey.of(of, experiment);
                            return planned(experiment, of, networks.computeIfAbsent(key, search));
                        })
                .toList();
    }

    private static PlannedExperiment planned(
            Experiment experiment, DatasetFacts facts, NetworkStructure network) {
        long parameters = network.numFreeParameters();
        Optional<String> invalid =
                WidthSearch.isValid(parameters, experiment.size())
                        ? Optional.empty()
                        : Optional.of(tooFar(experiment.size(), parameters));
        return new PlannedExperiment(experiment, facts, network, invalid);
    }

    private static String tooFar(long size, long parameters) {
        return String.format(
                Locale.ROOT,
                "the closest network has %d parameters, %.1f %% away from size %d (allowed: %.0f"
                        + " %%)",
                parameters,
                100 * Math.abs((double) parameters - size) / size,
                size,
                100 * WidthSearch.TOLERANCE);
    }

    private record NetworkKey(DatasetFacts facts, Shape shape, long size, int depth) {
        static NetworkKey of(DatasetFacts facts, Experiment experiment) {
            return new NetworkKey(facts, experiment.shape(), experiment.size(), experiment.depth());
        }
    }
}
