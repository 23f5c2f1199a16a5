package dev.creamery.app.explore.map;

import dev.creamery.app.explore.tab.ColumnText;
import dev.creamery.engine.query.FacetSelection;
import dev.creamery.engine.query.Filter;
import dev.creamery.engine.query.GridPanels;
import dev.creamery.engine.query.PairGrid;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * A map of how much two values of a column differ, everything else being equal.
 *
 * @param column the column, which is neither an axis nor makes the small multiples
 */
record Contrast(String column, @Nullable Object first, @Nullable Object second, Form form) {

    /** How two numbers are compared. */
    enum Form {
        DIFFERENCE("−"),
        RATIO("÷");

        private final String sign;

        Form(String sign) {
            this.sign = sign;
        }

        String sign() {
            return sign;
        }

        private float of(float first, float second) {
            return this == DIFFERENCE ? first - second : first / second;
        }
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // values of one column are of one type
    private static final Comparator<@Nullable Object> ORDER =
            Comparator.nullsFirst((a, b) -> ((Comparable) a).compareTo(b));

    Filter ofFirst(Filter filter) {
        return filter.with(column, FacetSelection.Values.of(first));
    }

    Filter ofSecond(Filter filter) {
        return filter.with(column, FacetSelection.Values.of(second));
    }

    Filter ofBoth(Filter filter) {
        List<@Nullable Object> both = new ArrayList<>();
        both.add(first);
        both.add(second);
        return filter.with(column, new FacetSelection.Values(both));
    }

    /** For example "learning rate 0.01 − 0.001". */
    String title() {
        return ColumnText.inSentence(column)
                + " "
                + ColumnText.of(first)
                + " "
                + form.sign
                + " "
                + ColumnText.of(second);
    }

    /** Cells that both have are compared; the others have no value. */
    GridPanels of(GridPanels firsts, GridPanels seconds) {
        @Nullable Object[] panels = union(firsts.values(), seconds.values());
        @Nullable Object[] xs = union(x(firsts), x(seconds));
        @Nullable Object[] ys = union(y(firsts), y(seconds));
        List<PairGrid> grids = new ArrayList<>();
        for (Object panel : panels) {
            grids.add(grid(xs, ys, panel(firsts, panel), panel(seconds, panel)));
        }
        return new GridPanels(panels, List.copyOf(grids), firsts.epoch());
    }

    private PairGrid grid(
            @Nullable Object[] xs,
            @Nullable Object[] ys,
            @Nullable PairGrid one,
            @Nullable PairGrid other) {
        float[][] values = new float[xs.length][ys.length];
        for (float[] column : values) {
            Arrays.fill(column, Float.NaN);
        }
        int[][] counts = new int[xs.length][ys.length];
        if (one != null && other != null) {
            int[] oneX = places(xs, one.x());
            int[] oneY = places(ys, one.y());
            int[] otherX = places(xs, other.x());
            int[] otherY = places(ys, other.y());
            for (int i = 0; i < xs.length; i++) {
                for (int j = 0; j < ys.length; j++) {
                    if (oneX[i] >= 0 && oneY[j] >= 0 && otherX[i] >= 0 && otherY[j] >= 0) {
                        values[i][j] =
                                form.of(
                                        one.value()[oneX[i]][oneY[j]],
                                        other.value()[otherX[i]][otherY[j]]);
                        counts[i][j] =
                                one.experiments()[oneX[i]][oneY[j]]
                                        + other.experiments()[otherX[i]][otherY[j]];
                    }
                }
            }
        }
        long missing = (one == null ? 0 : one.missing()) + (other == null ? 0 : other.missing());
        return new PairGrid(xs, ys, values, counts, missing);
    }

    private static @Nullable Object[] x(GridPanels panels) {
        return panels.grids().isEmpty() ? new Object[0] : panels.grids().getFirst().x();
    }

    private static @Nullable Object[] y(GridPanels panels) {
        return panels.grids().isEmpty() ? new Object[0] : panels.grids().getFirst().y();
    }

    private static @Nullable PairGrid panel(GridPanels panels, @Nullable Object value) {
        int at = Arrays.asList(panels.values()).indexOf(value);
        return at < 0 ? null : panels.grids().get(at);
    }

    private static @Nullable Object[] union(@Nullable Object[] some, @Nullable Object[] others) {
        TreeSet<@Nullable Object> all = new TreeSet<>(ORDER);
        all.addAll(Arrays.asList(some));
        all.addAll(Arrays.asList(others));
        return all.toArray();
    }

    /** For each of all values its index among some of them, −1 if it is not there. */
    private static int[] places(@Nullable Object[] all, @Nullable Object[] some) {
        Map<@Nullable Object, Integer> known = new HashMap<>();
        for (Object value : some) {
            known.put(value, known.size());
        }
        return Arrays.stream(all).mapToInt(value -> known.getOrDefault(value, -1)).toArray();
    }
}
