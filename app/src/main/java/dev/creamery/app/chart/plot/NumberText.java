package dev.creamery.app.chart.plot;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Numbers as people read them: thin spaces between thousands, true minus signs, 10⁻³. */
public final class NumberText {
    private static final char THIN_SPACE = '\u2009';
    private static final char MINUS = '\u2212';
    private static final String SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

    private NumberText() {}

    /** A measured value with four significant digits; "–" for NaN, "∞" for infinity. */
    public static String value(double value) {
        return value(value, 4);
    }

    /** A measured value with the given number of significant digits. */
    public static String value(double value, int digits) {
        if (Double.isNaN(value)) {
            return "–";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "∞" : MINUS + "∞";
        }
        double size = Math.abs(value);
        if (size != 0 && (size < 1e-4 || size >= 1e6) && !isShortInteger(value)) {
            return scientific(value, digits);
        }
        BigDecimal rounded = BigDecimal.valueOf(value);
        if (!isShortInteger(value)) {
            rounded = rounded.round(new MathContext(digits, RoundingMode.HALF_UP));
            if (rounded.scale() < 0) {
                rounded = rounded.setScale(0);
            }
        } else {
            rounded = rounded.setScale(0, RoundingMode.HALF_UP);
        }
        return grouped(rounded.toPlainString());
    }

    /**
     * Two values with three significant digits each; a dash between them, unless one is negative.
     */
    public static String range(double low, double high) {
        return value(low, 3) + (low < 0 || high < 0 ? " to " : "–") + value(high, 3);
    }

    /** A whole number, such as a count. */
    public static String count(long count) {
        return grouped(Long.toString(count));
    }

    /** A value with a fixed number of decimals. */
    static String fixed(double value, int decimals) {
        BigDecimal rounded =
                BigDecimal.valueOf(value).setScale(Math.max(0, decimals), RoundingMode.HALF_UP);
        return grouped((rounded.signum() == 0 ? rounded.abs() : rounded).toPlainString());
    }

    /** 10 to a power, as "10⁻³"; 1 for the power 0. */
    static String powerOfTen(int exponent) {
        return exponent == 0 ? "1" : "10" + superscript(exponent);
    }

    /** 2 to a power, as "2¹⁰". */
    public static String powerOfTwo(int exponent) {
        return "2" + superscript(exponent);
    }

    /** For example 3.2×10⁻⁵. */
    static String scientific(double value, int digits) {
        BigDecimal rounded =
                BigDecimal.valueOf(value)
                        .round(new MathContext(digits, RoundingMode.HALF_UP))
                        .stripTrailingZeros();
        int exponent = rounded.precision() - rounded.scale() - 1;
        String mantissa = grouped(rounded.movePointLeft(exponent).toPlainString());
        return mantissa + "×" + (exponent == 0 ? "1" : "10" + superscript(exponent));
    }

    private static boolean isShortInteger(double value) {
        return Math.rint(value) == value && Math.abs(value) < 1e9;
    }

    private static String superscript(int number) {
        StringBuilder text = new StringBuilder(number < 0 ? "⁻" : "");
        for (char digit : Integer.toString(Math.abs(number)).toCharArray()) {
            text.append(SUPERSCRIPTS.charAt(digit - '0'));
        }
        return text.toString();
    }

    private static String grouped(String plain) {
        boolean negative = plain.startsWith("-");
        int point = plain.indexOf('.');
        String whole = plain.substring(negative ? 1 : 0, point < 0 ? plain.length() : point);
        StringBuilder text = new StringBuilder(negative ? String.valueOf(MINUS) : "");
        for (int i = 0; i < whole.length(); i++) {
            int left = whole.length() - i;
            if (i > 0 && left % 3 == 0) {
                text.append(THIN_SPACE);
            }
            text.append(whole.charAt(i));
        }
        return text.append(point < 0 ? "" : plain.substring(point)).toString();
    }
}
