package dev.creamery.app.compose;

import static java.util.Objects.requireNonNull;

import dev.creamery.engine.schedule.CostModel;
import dev.creamery.engine.schedule.CostTally;
import dev.creamery.engine.sweep.Cube;
import dev.creamery.engine.sweep.Experiment;
import dev.creamery.engine.sweep.Hyperparameter;
import dev.creamery.engine.sweep.Hyperparameters;
import dev.creamery.engine.sweep.PlannedExperiment;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Predicts what a sweep's cells cost. Of what differs within a cell, only minibatch and epochs
 * matter for that.
 */
final class Forecaster {

    /**
     * Experiments of a cell with the same minibatch.
     *
     * @param epochs of one run of each, all together
     * @param longest the most epochs of a run
     */
    private record Variant(int batchSize, long epochs, int longest) {}

    private final List<Cube> cubes;
    private final int repetitions;
    private final Circumstances circumstances;
    private final CostModel cost;
    private final UnionCount others;
    private final Map<BitSet, List<Variant>> variants = new HashMap<>();
    private final Map<Cell, Long> done = new HashMap<>();
    private final CostTally tally = new CostTally();
    private long allDone;

    Forecaster(List<Cube> cubes, int repetitions, Circumstances circumstances) {
        this.cubes = cubes;
        this.repetitions = repetitions;
        this.circumstances = circumstances;
        cost = circumstances.cost().orElse(CostModel.FREE);
        List<Hyperparameter<?>> axes =
                Hyperparameters.all().stream()
                        .filter(axis -> !Cell.AXES.contains(axis))
                        .filter(axis -> !axis.equals(Hyperparameters.BATCH_SIZE))
                        .toList();
        others = new UnionCount(cubes, axes);
    }

    /** Takes off what is finished already: before any cell is asked for. */
    void takeOffFinished(Map<Cell, BitSet> cubesOfCell, Map<Cell, PlannedExperiment> planned) {
        circumstances
                .finished()
                .forEach(
                        (experiment, runs) -> {
                            Cell cell = Cell.of(experiment);
                            BitSet in = cubesOfCell.get(cell);
                            PlannedExperiment at = planned.get(cell);
                            if (in != null && at != null && at.isValid() && has(in, experiment)) {
                                int counted = Math.min(repetitions, runs);
                                done.merge(cell, (long) counted, Long::sum);
                                allDone += counted;
                                tally.subtract(
                                        secondsPerEpoch(at, experiment.batchSize()),
                                        experiment.epochs(),
                                        counted);
                            }
                        });
    }

    private boolean has(BitSet in, Experiment experiment) {
        return in.stream().anyMatch(cube -> cubes.get(cube).contains(experiment));
    }

    /**
     * A cell, which is added to the whole.
     *
     * @param in the cubes that have it
     * @param experiments that it has
     */
    PlannedCell cell(Cell cell, PlannedExperiment planned, BitSet in, long experiments) {
        if (!planned.isValid()) {
            return new PlannedCell(planned, Double.NaN, 0, 0);
        }
        double longest = 0;
        for (Variant variant : variants(in)) {
            double epoch = secondsPerEpoch(planned, variant.batchSize());
            tally.add(epoch, variant.epochs(), variant.longest(), repetitions);
            longest = Math.max(longest, epoch * variant.longest());
        }
        return new PlannedCell(
                planned,
                circumstances.cost().isPresent() ? longest : Double.NaN,
                UnionCount.product(experiments, repetitions),
                done.getOrDefault(cell, 0L));
    }

    /** All cells that were asked for. */
    Forecast whole() {
        return new Forecast(
                allDone,
                tally.estimate(circumstances.threads()),
                circumstances.cost().isPresent(),
                circumstances.threads());
    }

    private double secondsPerEpoch(PlannedExperiment planned, int batchSize) {
        return cost.secondsPerEpoch(planned.facts(), planned.network(), batchSize);
    }

    private List<Variant> variants(BitSet in) {
        List<Variant> known = variants.get(in);
        if (known == null) {
            List<Variant> found = new ArrayList<>();
            others.members(Hyperparameters.BATCH_SIZE, in)
                    .forEach((batchSize, with) -> found.add(variant(batchSize, with)));
            known = List.copyOf(found);
            variants.put((BitSet) in.clone(), known);
        }
        return requireNonNull(known);
    }

    private Variant variant(int batchSize, BitSet in) {
        int longest =
                in.stream()
                        .flatMap(
                                cube ->
                                        cubes.get(cube).values(Hyperparameters.EPOCHS).stream()
                                                .mapToInt(Integer::intValue))
                        .max()
                        .orElse(0);
        return new Variant(batchSize, others.of(in).epochs(), longest);
    }
}
