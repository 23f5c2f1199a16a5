package dev.creamery.app.compose;

import static dev.creamery.engine.sweep.Hyperparameters.DATASET;
import static dev.creamery.engine.sweep.Hyperparameters.DEPTH;
import static dev.creamery.engine.sweep.Hyperparameters.SHAPE;
import static dev.creamery.engine.sweep.Hyperparameters.SIZE;

import dev.creamery.engine.sweep.Cube;
import dev.creamery.engine.sweep.Hyperparameter;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Cuts the cells that are not wanted out of a cube. What is left is a few smaller cubes, none of
 * which overlap: cells that differ in one axis only are joined again and again, trying every order
 * of the axes and keeping the one that ends with the fewest cubes.
 */
final class FeasibleCubes {

    /** Values per network axis, in the order of {@link Cell#AXES}. */
    private record Box(List<Set<Object>> axes) {
        Box without(int axis) {
            List<Set<Object>> rest = new ArrayList<>(axes);
            rest.set(axis, Set.of());
            return new Box(rest);
        }

        Box with(int axis, Set<Object> values) {
            List<Set<Object>> changed = new ArrayList<>(axes);
            changed.set(axis, values);
            return new Box(changed);
        }
    }

    private FeasibleCubes() {}

    /**
     * The cubes that together have the wanted cells of this one, and no other.
     *
     * @return none if no cell is wanted
     */
    static List<CubeDraft> of(Cube cube, Predicate<Cell> wanted) {
        List<Box> cells = new ArrayList<>();
        Cell.each(
                cube,
                cell -> {
                    if (wanted.test(cell)) {
                        cells.add(box(cell));
                    }
                });
        List<Box> fewest = cells;
        for (List<Integer> order : orders(List.of(0, 1, 2, 3))) {
            List<Box> joined = joined(cells, order);
            if (joined.size() < fewest.size()) {
                fewest = joined;
            }
        }
        return fewest.stream().map(box -> draft(cube, box)).toList();
    }

    private static Box box(Cell cell) {
        return new Box(
                List.of(
                        Set.of(cell.dataset()),
                        Set.of(cell.shape()),
                        Set.of(cell.size()),
                        Set.of(cell.depth())));
    }

    private static List<Box> joined(List<Box> cells, List<Integer> order) {
        List<Box> boxes = cells;
        int before;
        do {
            before = boxes.size();
            for (int axis : order) {
                boxes = joinedAlong(axis, boxes);
            }
        } while (boxes.size() < before);
        return boxes;
    }

    private static List<Box> joinedAlong(int axis, List<Box> boxes) {
        Map<Box, Set<Object>> groups = new LinkedHashMap<>();
        for (Box box : boxes) {
            groups.computeIfAbsent(box.without(axis), unseen -> new LinkedHashSet<>())
                    .addAll(box.axes().get(axis));
        }
        List<Box> joined = new ArrayList<>();
        groups.forEach((rest, values) -> joined.add(rest.with(axis, values)));
        return joined;
    }

    private static List<List<Integer>> orders(List<Integer> axes) {
        if (axes.isEmpty()) {
            return List.of(List.of());
        }
        List<List<Integer>> orders = new ArrayList<>();
        for (Integer first : axes) {
            List<Integer> rest = new ArrayList<>(axes);
            rest.remove(first);
            for (List<Integer> order : orders(rest)) {
                List<Integer> whole = new ArrayList<>(List.of(first));
                whole.addAll(order);
                orders.add(whole);
            }
        }
        return orders;
    }

    private static CubeDraft draft(Cube cube, Box box) {
        CubeDraft draft = CubeDraft.of(cube);
        draft = keep(draft, DATASET, box.axes().get(0));
        draft = keep(draft, SHAPE, box.axes().get(1));
        draft = keep(draft, SIZE, box.axes().get(2));
        return keep(draft, DEPTH, box.axes().get(3));
    }

    private static <T> CubeDraft keep(CubeDraft draft, Hyperparameter<T> axis, Set<Object> kept) {
        return draft.with(axis, draft.values(axis).stream().filter(kept::contains).toList());
    }
}
