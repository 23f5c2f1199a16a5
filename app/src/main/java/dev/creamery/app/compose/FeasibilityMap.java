package dev.creamery.app.compose;

import dev.creamery.app.place.ShapeGrids.Extent;
import dev.creamery.app.place.ShapeGrids.Spot;
import dev.creamery.engine.network.Shape;
import dev.creamery.engine.sweep.PlannedExperiment;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Where a sweep has valid networks, what they cost and what of them is done: size × depth, for each
 * shape, over its datasets.
 *
 * @param datasets in the sweep's order
 * @param extent shapes in the sweep's order, sizes and depths ascending
 * @param cells what is known of each
 */
public record FeasibilityMap(List<String> datasets, Extent extent, Map<Cell, PlannedCell> cells) {

    /** Nothing. */
    public static final FeasibilityMap EMPTY = new FeasibilityMap(List.of(), Extent.NONE, Map.of());

    /**
     * A spot over several datasets.
     *
     * @param valid datasets that have a valid network here, from 0 to {@code present}
     * @param present datasets that have the spot
     * @param secondsPerRun predicted for its longest run; NaN while that is not known
     * @param runs of valid experiments
     * @param done of these, finished in this workspace
     */
    public record Share(int valid, int present, double secondsPerRun, long runs, long done) {
        /** Whether nothing is left to train. */
        boolean isDone() {
            return runs > 0 && done == runs;
        }
    }

    /** Predicted seconds per run, the least and the most of all cells. */
    public record Range(double least, double most) {
        /** Where a time lies between the two, from 0 to 1, on a logarithmic scale. */
        double fraction(double seconds) {
            return most > least ? Math.log(seconds / least) / Math.log(most / least) : 0.5;
        }
    }

    static FeasibilityMap of(Map<Cell, PlannedCell> cells) {
        LinkedHashSet<String> datasets = new LinkedHashSet<>();
        LinkedHashSet<Shape> shapes = new LinkedHashSet<>();
        TreeSet<Long> sizes = new TreeSet<>();
        TreeSet<Integer> depths = new TreeSet<>();
        for (Cell cell : cells.keySet()) {
            datasets.add(cell.dataset());
            shapes.add(cell.shape());
            sizes.add(cell.size());
            depths.add(cell.depth());
        }
        return new FeasibilityMap(
                List.copyOf(datasets),
                new Extent(List.copyOf(shapes), List.copyOf(sizes), List.copyOf(depths)),
                new HashMap<>(cells));
    }

    /** The share of one dataset, or of all where none is named. */
    public Share share(Spot spot, Optional<String> dataset) {
        int valid = 0;
        int present = 0;
        double seconds = Double.NaN;
        long runs = 0;
        long done = 0;
        for (String name : dataset.map(List::of).orElse(datasets)) {
            PlannedCell at = cells.get(cell(name, spot));
            if (at != null) {
                present++;
                valid += at.isValid() ? 1 : 0;
                seconds = Double.isNaN(seconds) ? at.secondsPerRun() : larger(seconds, at);
                runs += at.runs();
                done += at.done();
            }
        }
        return new Share(valid, present, seconds, runs, done);
    }

    private static double larger(double seconds, PlannedCell at) {
        return at.secondsPerRun() > seconds ? at.secondsPerRun() : seconds;
    }

    /** Absent while no time is known. */
    public Optional<Range> secondsPerRun() {
        double least = Double.POSITIVE_INFINITY;
        double most = 0;
        for (PlannedCell cell : cells.values()) {
            if (cell.secondsPerRun() > 0) {
                least = Math.min(least, cell.secondsPerRun());
                most = Math.max(most, cell.secondsPerRun());
            }
        }
        return most > 0 ? Optional.of(new Range(least, most)) : Optional.empty();
    }

    /** The network of a cell, valid or not. */
    public Optional<PlannedExperiment> at(Cell cell) {
        return Optional.ofNullable(cells.get(cell)).map(PlannedCell::planned);
    }

    static Cell cell(String dataset, Spot spot) {
        return new Cell(dataset, spot.shape(), spot.size(), spot.depth());
    }
}
