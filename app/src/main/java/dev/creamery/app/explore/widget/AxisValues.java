package dev.creamery.app.explore.widget;

import dev.creamery.app.chart.plot.AxisSpec;
import dev.creamery.app.chart.plot.ScaleKind;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * A column's values as places on an axis: numbers where they lie, logarithmic if the largest is
 * more than ten times the smallest; anything else, NULL among it, and very few numbers, as
 * categories.
 *
 * @param spec what the axis is about
 * @param at {@code (values)}, ascending, the place of each value
 */
public record AxisValues(AxisSpec spec, double[] at) {

    private static final int FEWEST_NUMBERS = 3;
    private static final double WIDE = 10;

    /**
     * @param label of the axis
     * @param values distinct, ascending, null first
     */
    public static AxisValues of(String label, String column, @Nullable Object[] values) {
        boolean numbers =
                values.length >= FEWEST_NUMBERS
                        && Arrays.stream(values).allMatch(Number.class::isInstance);
        if (!numbers) {
            List<String> names = new ArrayList<>();
            double[] places = new double[values.length];
            for (int i = 0; i < values.length; i++) {
                names.add(values[i] == null ? "none" : ValueText.shown(column, values[i]));
                places[i] = i;
            }
            return new AxisValues(AxisSpec.categories(label, names), places);
        }
        double[] places =
                Arrays.stream(values)
                        .filter(Objects::nonNull)
                        .mapToDouble(value -> ((Number) value).doubleValue())
                        .toArray();
        ScaleKind kind = kind(places[0], places[places.length - 1]);
        boolean whole = values[0] instanceof Long;
        return new AxisValues(
                whole ? AxisSpec.whole(label, kind) : AxisSpec.of(label, kind), places);
    }

    /** How numbers between these two are best spread. */
    public static ScaleKind kind(double lowest, double highest) {
        return lowest > 0 && highest / lowest > WIDE ? ScaleKind.LOG : ScaleKind.LINEAR;
    }
}
