package dev.creamery.app.monitor;

import dev.creamery.app.monitor.BatchContents.ExperimentRow;
import dev.creamery.app.place.ShapeGrids.Extent;
import dev.creamery.app.place.ShapeGrids.Spot;
import dev.creamery.engine.network.Shape;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The experiments of a batch, found by their ids and by their places in the grids. Tens of
 * thousands: it is made in the background, once, for the view to look up whatever it paints.
 */
public final class ExperimentIndex {

    private static final Pattern NUMBER = Pattern.compile("-?[0-9.]+([eE][-+]?[0-9]+)?");

    private final Map<Long, ExperimentRow> byId = new HashMap<>();
    private final Map<Spot, Counts> bySpot = new HashMap<>();
    private final List<Boolean> numeric = new ArrayList<>();
    private final Extent extent;

    /**
     * The experiments of a place together.
     *
     * @param ids in the sweep's order
     */
    record Counts(List<Long> ids, int total, int done, int failed) {
        static final Counts NONE = new Counts(List.of(), 0, 0, 0);

        private static Counts of(ExperimentRow row) {
            return new Counts(List.of(row.id()), row.total(), row.done(), row.failed());
        }

        private Counts plus(Counts other) {
            List<Long> all = new ArrayList<>(ids);
            all.addAll(other.ids);
            return new Counts(all, total + other.total, done + other.done, failed + other.failed);
        }
    }

    ExperimentIndex(List<ExperimentRow> experiments) {
        Set<Shape> shapes = new LinkedHashSet<>();
        TreeSet<Long> sizes = new TreeSet<>();
        TreeSet<Integer> depths = new TreeSet<>();
        for (ExperimentRow row : experiments) {
            byId.put(row.id(), row);
            bySpot.merge(row.spot(), Counts.of(row), Counts::plus);
            shapes.add(row.spot().shape());
            sizes.add(row.spot().size());
            depths.add(row.spot().depth());
        }
        extent = new Extent(List.copyOf(shapes), List.copyOf(sizes), List.copyOf(depths));
        int columns = experiments.isEmpty() ? 0 : experiments.getFirst().values().size();
        for (int column = 0; column < columns; column++) {
            int at = column;
            numeric.add(
                    experiments.stream()
                            .map(row -> row.values().get(at))
                            .distinct()
                            .allMatch(value -> NUMBER.matcher(value).matches()));
        }
    }

    /** What the grids span. */
    Extent extent() {
        return extent;
    }

    Optional<ExperimentRow> row(long id) {
        return Optional.ofNullable(byId.get(id));
    }

    Counts at(Spot spot) {
        return bySpot.getOrDefault(spot, Counts.NONE);
    }

    /** Whether all experiments have a number in this column. */
    boolean isNumeric(int column) {
        return column < numeric.size() && numeric.get(column);
    }

    /** The order of a column's values. */
    Comparator<ExperimentRow> order(int column) {
        return isNumeric(column)
                ? Comparator.comparingDouble(row -> Double.parseDouble(row.values().get(column)))
                : Comparator.comparing(row -> row.values().get(column));
    }
}
