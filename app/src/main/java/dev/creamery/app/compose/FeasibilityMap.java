package dev.creamery.app.compose;

import dev.creamery.engine.network.Shape;
import dev.creamery.engine.sweep.PlannedExperiment;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Where a sweep has valid networks: size × depth, for each shape, over its datasets.
 *
 * @param datasets in the sweep's order
 * @param shapes in the sweep's order
 * @param sizes ascending
 * @param depths ascending
 * @param planned the network of each cell
 */
public record FeasibilityMap(
        List<String> datasets,
        List<Shape> shapes,
        List<Long> sizes,
        List<Integer> depths,
        Map<Cell, PlannedExperiment> planned) {

    /** Nothing. */
    public static final FeasibilityMap EMPTY =
            new FeasibilityMap(List.of(), List.of(), List.of(), List.of(), Map.of());

    /**
     * How many datasets have a cell, and how many of these a valid network for it.
     *
     * @param valid from 0 to {@code present}
     */
    public record Share(int valid, int present) {}

    static FeasibilityMap of(Map<Cell, PlannedExperiment> planned) {
        Collection<Cell> cells = planned.keySet();
        LinkedHashSet<String> datasets = new LinkedHashSet<>();
        LinkedHashSet<Shape> shapes = new LinkedHashSet<>();
        TreeSet<Long> sizes = new TreeSet<>();
        TreeSet<Integer> depths = new TreeSet<>();
        for (Cell cell : cells) {
            datasets.add(cell.dataset());
            shapes.add(cell.shape());
            sizes.add(cell.size());
            depths.add(cell.depth());
        }
        return new FeasibilityMap(
                List.copyOf(datasets),
                List.copyOf(shapes),
                List.copyOf(sizes),
                List.copyOf(depths),
                new HashMap<>(planned));
    }

    /** The share of one dataset, or of all where none is named. */
    public Share share(Shape shape, long size, int depth, Optional<String> dataset) {
        int valid = 0;
        int present = 0;
        for (String name : dataset.map(List::of).orElse(datasets)) {
            PlannedExperiment at = planned.get(new Cell(name, shape, size, depth));
            if (at != null) {
                present++;
                valid += at.isValid() ? 1 : 0;
            }
        }
        return new Share(valid, present);
    }

    /** The network of a cell, valid or not. */
    public Optional<PlannedExperiment> at(Cell cell) {
        return Optional.ofNullable(planned.get(cell));
    }
}
