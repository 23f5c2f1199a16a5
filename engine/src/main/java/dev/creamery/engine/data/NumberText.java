package dev.creamery.engine.data;

import java.util.regex.Pattern;

/** Numbers as people write them. */
final class NumberText {

    private static final double LARGEST_PLAIN = 1e15;
    private static final Pattern NUMBER =
            Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");

    private NumberText() {}

    /**
     * Whole numbers without a point; {@link Double#parseDouble} reads the text back as the same
     * number.
     */
    static String of(double value) {
        return value == Math.rint(value) && Math.abs(value) < LARGEST_PLAIN
                ? Long.toString((long) value)
                : Double.toString(value);
    }

    static boolean isNumber(String text) {
        return NUMBER.matcher(text).matches();
    }

    /** Whether it is a number, or would be with a point for its comma. */
    static boolean isNumberWithComma(String text) {
        return isNumber(text.indexOf(',') < 0 ? text : text.replace(',', '.'));
    }
}
