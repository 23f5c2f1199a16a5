package dev.creamery.app.compose;

import static java.util.Objects.requireNonNull;

import dev.creamery.engine.sweep.DatasetDirectory;
import dev.creamery.engine.sweep.DatasetFacts;
import dev.creamery.engine.sweep.Experiment;
import dev.creamery.engine.sweep.Hyperparameters;
import dev.creamery.engine.sweep.InvalidValueException;
import dev.creamery.engine.sweep.PlannedExperiment;
import dev.creamery.engine.sweep.SweepPlanner;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Finds the networks of cells, and remembers them: an edit changes few of them. May be used by
 * several threads.
 */
final class CellPlanner {

    /** About 100 MB; a sweep has some ten thousand. */
    private static final int MOST_KEPT = 300_000;

    private final DatasetDirectory datasets;
    private final SweepPlanner planner;
    private final Map<DatasetFacts, Map<Cell, PlannedExperiment>> kept = new ConcurrentHashMap<>();
    private final AtomicLong searched = new AtomicLong();

    /**
     * The networks of cells.
     *
     * @param planned an experiment per cell, with core values for whatever concerns training
     * @param problems why the cells of a dataset have none, by dataset
     */
    record Result(Map<Cell, PlannedExperiment> planned, Map<String, String> problems) {}

    CellPlanner(DatasetDirectory datasets) {
        this.datasets = datasets;
        this.planner = new SweepPlanner(datasets);
    }

    Result plan(Collection<Cell> cells) {
        if (kept.values().stream().mapToInt(Map::size).sum() + cells.size() > MOST_KEPT) {
            kept.clear();
        }
        Map<String, Map<Cell, PlannedExperiment>> known = new HashMap<>();
        Map<String, String> problems = new LinkedHashMap<>();
        Map<Cell, PlannedExperiment> planned = LinkedHashMap.newLinkedHashMap(cells.size());
        Map<String, Set<Experiment>> missing = new LinkedHashMap<>();
        for (Cell cell : cells) {
            Map<Cell, PlannedExperiment> of = known.get(cell.dataset());
            if (of == null) {
                of = ofDataset(cell.dataset(), problems);
                known.put(cell.dataset(), of);
            }
            PlannedExperiment found = of.get(cell);
            if (found != null) {
                planned.put(cell, found);
            } else if (!problems.containsKey(cell.dataset())) {
                missing.computeIfAbsent(cell.dataset(), any -> new LinkedHashSet<>())
                        .add(experiment(cell));
            }
        }
        if (missing.isEmpty()) {
            return new Result(planned, problems);
        }
        missing.values().parallelStream().forEach(this::search);
        return plan(cells);
    }

    /** What is known of a dataset's cells; nothing, and the problem, if it cannot be used. */
    private Map<Cell, PlannedExperiment> ofDataset(String name, Map<String, String> problems) {
        try {
            return requireNonNull(
                    kept.computeIfAbsent(
                            datasets.facts(name), unseen -> new ConcurrentHashMap<>()));
        } catch (InvalidValueException unusable) {
            problems.put(name, String.valueOf(unusable.getMessage()));
            return Map.of();
        }
    }

    private void search(Set<Experiment> missing) {
        for (PlannedExperiment planned : planner.plan(missing)) {
            requireNonNull(
                            kept.computeIfAbsent(
                                    planned.facts(), unseen -> new ConcurrentHashMap<>()))
                    .put(Cell.of(planned.experiment()), planned);
        }
        searched.addAndGet(missing.size());
    }

    /** For how many cells a network was searched so far. */
    long searched() {
        return searched.get();
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
