package dev.creamery.app.explore.widget;

import dev.creamery.app.chart.plot.AxisSpec;
import dev.creamery.app.chart.plot.NumberText;
import dev.creamery.app.chart.plot.ScaleKind;
import dev.creamery.app.explore.tab.ColumnText;
import dev.creamery.engine.sweep.Hyperparameters;

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

    /** More rows or columns of a map are too small to be told apart by their names. */
    private static final int MOST_EVEN = 32;

    /**
     * @param label of the axis
     * @param values distinct, ascending, null first
     */
    public static AxisValues of(String label, String column, @Nullable Object[] values) {
        boolean numbers =
                values.length >= FEWEST_NUMBERS
                        && Arrays.stream(values).allMatch(Number.class::isInstance);
        if (!numbers) {
            return named(label, column, values);
        }
        double[] places =
                Arrays.stream(values)
                        .filter(Objects::nonNull)
                        .mapToDouble(value -> ((Number) value).doubleValue())
                        .toArray();
        ScaleKind kind = kind(places[0], places[places.length - 1]);
        return new AxisValues(
                AxisSpec.of(label, kind).with(numbers(column, values[0] instanceof Long)), places);
    }

    /** As {@link #of}, but the few values of a hyperparameter lie evenly, whatever they are. */
    public static AxisValues evenly(String label, String column, @Nullable Object[] values) {
        return values.length <= MOST_EVEN && Hyperparameters.ofColumn(column).isPresent()
                ? named(label, column, values)
                : of(label, column, values);
    }

    private static AxisValues named(String label, String column, @Nullable Object[] values) {
        boolean powers =
                ColumnText.isPowerOfTwo(column)
                        && Arrays.stream(values).allMatch(AxisValues::isPowerOfTwo);
        List<String> names = new ArrayList<>();
        double[] places = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            names.add(name(column, values[i], powers));
            places[i] = i;
        }
        return new AxisValues(AxisSpec.categories(label, names), places);
    }

    private static String name(String column, @Nullable Object value, boolean powers) {
        if (value == null) {
            return "none";
        }
        return powers && value instanceof Long number
                ? NumberText.powerOfTwo(Long.numberOfTrailingZeros(number))
                : ValueText.shown(column, value);
    }

    private static boolean isPowerOfTwo(@Nullable Object value) {
        return value instanceof Long number && Long.bitCount(number) == 1 && number > 0;
    }

    /** The numbers that occur in a column. */
    public static AxisSpec.Numbers numbers(String column, boolean whole) {
        return ColumnText.isPowerOfTwo(column)
                ? AxisSpec.Numbers.POWERS_OF_TWO
                : whole ? AxisSpec.Numbers.WHOLE : AxisSpec.Numbers.ANY;
    }

    /** How numbers between these two are best spread. */
    public static ScaleKind kind(double lowest, double highest) {
        return lowest > 0 && highest / lowest > WIDE ? ScaleKind.LOG : ScaleKind.LINEAR;
    }
}
