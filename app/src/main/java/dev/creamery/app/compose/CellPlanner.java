package dev.creamery.app.compose;

import dev.creamery.engine.sweep.DatasetDirectory;
import dev.creamery.engine.sweep.DatasetFacts;
import dev.creamery.engine.sweep.Experiment;
import dev.creamery.engine.sweep.Hyperparameters;
import dev.creamery.engine.sweep.InvalidValueException;
import dev.creamery.engine.sweep.PlannedExperiment;
import dev.creamery.engine.sweep.SweepPlanner;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Finds the networks of cells, and remembers them: an edit changes few of them. May be used by
 * several threads.
 */
final class CellPlanner {

    /** About 100 MB; a sweep has some ten thousand. */
    private static final int MOST_KEPT = 300_000;

    private final DatasetDirectory datasets;
    private final SweepPlanner planner;
    private final Map<Key, PlannedExperiment> kept = new ConcurrentHashMap<>();

    /**
     * The networks of cells.
     *
     * @param planned an experiment per cell, with core values for whatever concerns training
     * @param problems why the cells of a dataset have none, by dataset
     */
    record Result(Map<Cell, PlannedExperiment> planned, Map<String, String> problems) {}

    private record Key(DatasetFacts facts, Cell cell) {}

    CellPlanner(DatasetDirectory datasets) {
        this.datasets = datasets;
        this.planner = new SweepPlanner(datasets);
    }

    Result plan(Collection<Cell> cells) {
        Map<String, DatasetFacts> facts = new HashMap<>();
        Map<String, String> problems = new LinkedHashMap<>();
        for (Cell cell : cells) {
            String name = cell.dataset();
            if (!facts.containsKey(name) && !problems.containsKey(name)) {
                try {
                    facts.put(name, datasets.facts(name));
                } catch (InvalidValueException unusable) {
                    problems.put(name, String.valueOf(unusable.getMessage()));
                }
            }
        }
        List<Key> keys = new ArrayList<>();
        for (Cell cell : cells) {
            DatasetFacts of = facts.get(cell.dataset());
            if (of != null) {
                keys.add(new Key(of, cell));
            }
        }
        planMissing(keys);
        Map<Cell, PlannedExperiment> planned = new LinkedHashMap<>();
        for (Key key : keys) {
            PlannedExperiment found = kept.get(key);
            if (found != null) {
                planned.put(key.cell(), found);
            }
        }
        return new Result(planned, problems);
    }

    private void planMissing(List<Key> keys) {
        if (kept.size() + keys.size() > MOST_KEPT) {
            kept.clear();
        }
        Set<Experiment> missing = new LinkedHashSet<>();
        for (Key key : keys) {
            if (!kept.containsKey(key)) {
                missing.add(experiment(key.cell()));
            }
        }
        for (PlannedExperiment planned : planner.plan(missing)) {
            Experiment experiment = planned.experiment();
            kept.put(new Key(planned.facts(), Cell.of(experiment)), planned);
        }
    }

    private static Experiment experiment(Cell cell) {
        return new Experiment(
                cell.dataset(),
                cell.shape(),
                cell.size(),
                cell.depth(),
                Hyperparameters.LEARNING_RATE.core().orElseThrow(),
                Hyperparameters.BATCH_SIZE.core().orElseThrow(),
                Hyperparameters.LABEL_NOISE.core().orElseThrow(),
                Hyperparameters.KERNEL_REGULARIZER.core().orElseThrow(),
                Hyperparameters.OPTIMIZER.core().orElseThrow(),
                Hyperparameters.EPOCHS.core().orElseThrow());
    }
}
