package dev.creamery.app.explore.widget;

import dev.creamery.app.chart.plot.NumberText;

import org.jspecify.annotations.Nullable;

/** Values of a column, as people read them and as they are copied. */
public final class ValueText {

    private static final int DIGITS = 5;

    private ValueText() {}

    /** For the screen: numbers in groups, five significant digits, "–" for NULL. */
    public static String shown(@Nullable Object value) {
        return switch (value) {
            case null -> "–";
            case Long number -> NumberText.count(number);
            case Double number -> number(number);
            default -> value.toString();
        };
    }

    /** Without the zeros at the end of a shorter number. */
    private static String number(double number) {
        String text = NumberText.value(number, DIGITS);
        int point = text.indexOf('.');
        if (point < 0 || text.indexOf('×') >= 0) {
            return text;
        }
        int end = text.length();
        while (text.charAt(end - 1) == '0') {
            end--;
        }
        return text.substring(0, end - 1 == point ? point : end);
    }

    /** A value of that column for the screen; ids are names, and so are not grouped. */
    public static String shown(String column, @Nullable Object value) {
        return value instanceof Long id && column.endsWith("_id") ? id.toString() : shown(value);
    }

    /** For other programs: every digit, nothing for NULL, no tabs and line ends. */
    public static String plain(@Nullable Object value) {
        return value == null ? "" : value.toString().replaceAll("[\t\r\n]+", " ");
    }
}
