package dev.creamery.app.compose;

import static java.util.Objects.requireNonNull;

import dev.creamery.app.place.NumberText;
import dev.creamery.engine.sweep.Cube;
import dev.creamery.engine.sweep.Hyperparameter;
import dev.creamery.engine.sweep.Hyperparameters;
import dev.creamery.engine.sweep.PlannedExperiment;

import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Sums a sweep up: fast enough to follow typing, the largest of BUTTER's sweeps included. */
final class SummaryCalculator {

    /** Cells that are planned while somebody waits. */
    static final long MOST_CELLS = 150_000;

    private final CellPlanner planner;

    SummaryCalculator(CellPlanner planner) {
        this.planner = planner;
    }

    SweepSummary summarize(List<Cube> cubes, int repetitions, Circumstances circumstances) {
        UnionCount.Total all = new UnionCount(cubes, Hyperparameters.all()).all();
        long cells = cubes.stream().mapToLong(Cell::count).reduce(0, SummaryCalculator::sum);
        if (cells > MOST_CELLS) {
            return unchecked(all, cells, repetitions);
        }
        Map<Cell, BitSet> cubesOfCell = cubesOfCells(cubes, cells);
        CellPlanner.Result result = planner.plan(cubesOfCell.keySet());
        List<Hyperparameter<?>> training =
                Hyperparameters.all().stream().filter(axis -> !Cell.AXES.contains(axis)).toList();
        UnionCount perCell = new UnionCount(cubes, training);
        Forecaster forecaster = new Forecaster(cubes, repetitions, circumstances);
        forecaster.takeOffFinished(cubesOfCell, result.planned());
        Map<Cell, PlannedCell> map = LinkedHashMap.newLinkedHashMap(cubesOfCell.size());
        UnionCount.Total valid = UnionCount.Total.NONE;
        UnionCount.Total invalid = UnionCount.Total.NONE;
        for (Map.Entry<Cell, PlannedExperiment> planned : result.planned().entrySet()) {
            BitSet in = requireNonNull(cubesOfCell.get(planned.getKey()));
            UnionCount.Total here = perCell.of(in);
            map.put(
                    planned.getKey(),
                    forecaster.cell(planned.getKey(), planned.getValue(), in, here.experiments()));
            if (planned.getValue().isValid()) {
                valid = valid.plus(here);
            } else {
                invalid = invalid.plus(here);
            }
        }
        return new SweepSummary(
                all.experiments(),
                OptionalLong.of(invalid.experiments()),
                UnionCount.product(valid.experiments(), repetitions),
                UnionCount.product(valid.epochs(), repetitions),
                FeasibilityMap.of(map),
                Optional.of(forecaster.whole()),
                result.problems(),
                "");
    }

    /** Which cubes have a cell. Cells of the same cubes share one set, as there are thousands. */
    private static Map<Cell, BitSet> cubesOfCells(List<Cube> cubes, long cells) {
        Map<Cell, BitSet> cubesOfCell = LinkedHashMap.newLinkedHashMap((int) cells);
        Map<BitSet, BitSet> shared = new HashMap<>();
        for (int index = 0; index < cubes.size(); index++) {
            BitSet alone = new BitSet();
            alone.set(index);
            Cell.each(
                    cubes.get(index),
                    cell -> cubesOfCell.merge(cell, alone, (a, b) -> union(a, b, shared)));
        }
        return cubesOfCell;
    }

    private static BitSet union(BitSet a, BitSet b, Map<BitSet, BitSet> shared) {
        BitSet both = (BitSet) a.clone();
        both.or(b);
        return requireNonNull(shared.computeIfAbsent(both, same -> same));
    }

    private static SweepSummary unchecked(UnionCount.Total all, long cells, int repetitions) {
        return new SweepSummary(
                all.experiments(),
                OptionalLong.empty(),
                UnionCount.product(all.experiments(), repetitions),
                UnionCount.product(all.epochs(), repetitions),
                FeasibilityMap.EMPTY,
                Optional.empty(),
                Map.of(),
                "The sweep has "
                        + NumberText.rounded(cells)
                        + " combinations of dataset, shape, size and depth. Up to "
                        + NumberText.grouped(MOST_CELLS)
                        + " are checked for valid networks while you compose.");
    }

    private static long sum(long a, long b) {
        return Math.min(Long.MAX_VALUE - b, a) + b;
    }
}
