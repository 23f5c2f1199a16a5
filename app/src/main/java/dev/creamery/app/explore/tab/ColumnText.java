package dev.creamery.app.explore.tab;

import dev.creamery.app.chart.plot.NumberText;
import dev.creamery.engine.sweep.Hyperparameters;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.Locale;

/** Columns and their values as people read them. */
public final class ColumnText {

    private ColumnText() {}

    /** A column's name, such as "Learning rate". */
    public static String label(String column) {
        if (column.equals("num_free_parameters")) {
            return "Trainable parameters";
        }
        return Hyperparameters.ofColumn(column)
                .map(hyperparameter -> hyperparameter.label())
                .orElseGet(() -> sentence(column));
    }

    /** A column's name within a sentence, such as "learning rate". */
    public static String inSentence(String column) {
        return label(column).toLowerCase(Locale.ROOT);
    }

    /** Whether a column's numbers are powers of two by custom, such as sizes and minibatches. */
    public static boolean isPowerOfTwo(String column) {
        return column.equals("size") || column.equals("batch_size");
    }

    /** A value that stands alone: texts speak for themselves, others need their column's name. */
    public static String named(String column, @Nullable Object value) {
        return value instanceof String text ? text : label(column) + " " + of(value);
    }

    /** The words of a name with underscores: "Test loss". */
    public static String sentence(String name) {
        String words = name.replace('_', ' ');
        return words.isEmpty()
                ? words
                : Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    /** A value of the index: Boolean, Long, Double, String, or null. */
    public static String of(@Nullable Object value) {
        return switch (value) {
            case null -> "none";
            case Boolean flag -> flag ? "yes" : "no";
            case Long number -> NumberText.count(number);
            case Double number -> number(number);
            default -> value.toString();
        };
    }

    /** A finite number with as many digits as it takes; small ones as {@code 1e-5}. */
    public static String number(double number) {
        if (number == 0 || Math.abs(number) >= 1e-3) {
            return NumberText.value(number, 7);
        }
        BigDecimal shortest = BigDecimal.valueOf(number).stripTrailingZeros();
        int exponent = shortest.precision() - shortest.scale() - 1;
        return shortest.movePointLeft(exponent).toPlainString() + "e" + exponent;
    }
}
