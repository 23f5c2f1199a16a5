package dev.creamery.app.compose;

import dev.creamery.app.place.ShapeGrids.Extent;
import dev.creamery.app.place.ShapeGrids.Spot;
import dev.creamery.engine.network.Shape;
import dev.creamery.engine.sweep.PlannedExperiment;

import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Where a sweep has valid networks, what they cost and what of them is done: size × depth, for each
 * shape, over its datasets.
 *
 * @param datasets in the sweep's order
 * @param extent shapes in the order in which they are offered, sizes and depths ascending
 * @param cells what is known of each
 * @param shares of all datasets, by spot
 * @param secondsPerRun predicted, the least and the most of all cells; absent while not known
 */
public record FeasibilityMap(
        List<String> datasets,
        Extent extent,
        Map<Cell, PlannedCell> cells,
        Map<Spot, Share> shares,
        Optional<Range> secondsPerRun) {

    /** Nothing. */
    public static final FeasibilityMap EMPTY =
            new FeasibilityMap(List.of(), Extent.NONE, Map.of(), Map.of(), Optional.empty());

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
        private static final Share NONE = new Share(0, 0, Double.NaN, 0, 0);

        private static Share of(PlannedCell cell) {
            return new Share(
                    cell.isValid() ? 1 : 0, 1, cell.secondsPerRun(), cell.runs(), cell.done());
        }

        private Share plus(Share other) {
            boolean longer = Double.isNaN(secondsPerRun) || other.secondsPerRun > secondsPerRun;
            return new Share(
                    valid + other.valid,
                    present + other.present,
                    longer ? other.secondsPerRun : secondsPerRun,
                    runs + other.runs,
                    done + other.done);
        }

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

    /** A sweep that was cut into many cubes names them in any order. */
    private static List<Shape> inOrder(Set<Shape> shapes) {
        List<Shape> offered = List.copyOf(Shape.all().values());
        return shapes.stream().sorted(Comparator.comparingInt(offered::indexOf)).toList();
    }

    static FeasibilityMap of(Map<Cell, PlannedCell> cells) {
        LinkedHashSet<String> datasets = new LinkedHashSet<>();
        Set<Shape> shapes = new HashSet<>();
        TreeSet<Long> sizes = new TreeSet<>();
        TreeSet<Integer> depths = new TreeSet<>();
        Map<Spot, Share> shares = new HashMap<>();
        for (Map.Entry<Cell, PlannedCell> entry : cells.entrySet()) {
            Cell cell = entry.getKey();
            Share here = Share.of(entry.getValue());
            shares.merge(new Spot(cell.shape(), cell.size(), cell.depth()), here, Share::plus);
            datasets.add(cell.dataset());
            shapes.add(cell.shape());
            sizes.add(cell.size());
            depths.add(cell.depth());
        }
        return new FeasibilityMap(
                List.copyOf(datasets),
                new Extent(inOrder(shapes), List.copyOf(sizes), List.copyOf(depths)),
                Collections.unmodifiableMap(cells),
                shares,
                range(cells));
    }

    /** The share of one dataset, or of all where none is named. */
    public Share share(Spot spot, Optional<String> dataset) {
        return dataset.isEmpty()
                ? shares.getOrDefault(spot, Share.NONE)
                : dataset.map(name -> cells.get(cell(name, spot)))
                        .map(Share::of)
                        .orElse(Share.NONE);
    }

    private static Optional<Range> range(Map<Cell, PlannedCell> cells) {
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
