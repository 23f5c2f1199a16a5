package dev.creamery.app.compose;

import static java.util.Objects.requireNonNull;

import dev.creamery.engine.schedule.CostModel;
import dev.creamery.engine.sweep.Cube;
import dev.creamery.engine.sweep.Hyperparameters;
import dev.creamery.engine.sweep.PlannedExperiment;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Cuts the experiments out of a cube whose runs would take too long. Minibatch and epochs matter
 * for that too: those that keep the same cells stay together.
 */
final class AffordableCubes {

    private final Map<Cell, PlannedCell> cells;
    private final CostModel cost;
    private final double mostSeconds;

    /**
     * @param mostSeconds that a run may take
     */
    AffordableCubes(Map<Cell, PlannedCell> cells, CostModel cost, double mostSeconds) {
        this.cells = cells;
        this.cost = cost;
        this.mostSeconds = mostSeconds;
    }

    /**
     * The cubes that together have the experiments of this one that are short enough; also those
     * without a valid network, which never run.
     */
    List<CubeDraft> of(Cube cube) {
        Map<Map<Set<Cell>, List<Integer>>, List<Integer>> epochsOfParts = new LinkedHashMap<>();
        for (int epochs : cube.values(Hyperparameters.EPOCHS)) {
            Map<Set<Cell>, List<Integer>> batchSizesOfCells = new LinkedHashMap<>();
            for (int batchSize : cube.values(Hyperparameters.BATCH_SIZE)) {
                list(batchSizesOfCells, kept(cube, batchSize, epochs)).add(batchSize);
            }
            list(epochsOfParts, batchSizesOfCells).add(epochs);
        }
        List<CubeDraft> cubes = new ArrayList<>();
        epochsOfParts.forEach(
                (parts, epochs) ->
                        parts.forEach(
                                (kept, batchSizes) -> {
                                    Cube part =
                                            CubeDraft.of(cube)
                                                    .with(Hyperparameters.EPOCHS, epochs)
                                                    .with(Hyperparameters.BATCH_SIZE, batchSizes)
                                                    .cube()
                                                    .orElseThrow();
                                    cubes.addAll(FeasibleCubes.of(part, kept::contains));
                                }));
        return cubes;
    }

    private Set<Cell> kept(Cube cube, int batchSize, int epochs) {
        Set<Cell> kept = new HashSet<>();
        Cell.each(
                cube,
                cell -> {
                    PlannedCell at = cells.get(cell);
                    if (at == null
                            || !at.isValid()
                            || seconds(at.planned(), batchSize) * epochs <= mostSeconds) {
                        kept.add(cell);
                    }
                });
        return kept;
    }

    private double seconds(PlannedExperiment planned, int batchSize) {
        return cost.secondsPerEpoch(planned.facts(), planned.network(), batchSize);
    }

    private static <K> List<Integer> list(Map<K, List<Integer>> lists, K key) {
        return requireNonNull(lists.computeIfAbsent(key, unseen -> new ArrayList<>()));
    }
}
