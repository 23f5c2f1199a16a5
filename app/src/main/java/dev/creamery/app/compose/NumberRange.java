package dev.creamery.app.compose;

import static dev.creamery.app.compose.AxisSyntax.MOST_VALUES;

import dev.creamery.engine.sweep.InvalidValueException;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Numbers as people type them: {@code 1024}, {@code 2^10}, {@code 1e-4}, and ranges of them with
 * both ends:
 *
 * <ul>
 *   <li>{@code 2^5..2^20}: all powers, {@code 2^5..2^20 step 3}: every third;
 *   <li>{@code 2..10}: whole numbers, {@code 0..0.2 step 0.05}: any steps;
 *   <li>{@code 1e-5..1e-2 log 4}: so many with a constant factor, {@code 0..1 linear 5}: with a
 *       constant difference.
 * </ul>
 */
final class NumberRange {

    private static final String NUMBER =
            "([0-9]+\\^-?[0-9]{1,3}|-?[0-9]*\\.?[0-9]+(?:[eE][+-]?[0-9]{1,3})?)";
    private static final Pattern RANGE =
            Pattern.compile(
                    NUMBER
                            + "(?:\\s*(?:\\.\\.|…)\\s*"
                            + NUMBER
                            + "(?:\\s+(log|linear|step)\\s*"
                            + NUMBER
                            + ")?)?");
    private static final MathContext SIGNIFICANT = new MathContext(6);

    private final boolean whole;

    /**
     * @param whole whether a range without more goes through the whole numbers
     */
    NumberRange(boolean whole) {
        this.whole = whole;
    }

    /**
     * The numbers that a text stands for, in its order.
     *
     * @throws InvalidValueException if it cannot be understood, or stands for too many
     */
    List<BigDecimal> read(String text) {
        Matcher range = RANGE.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (!range.matches()) {
            throw new InvalidValueException(
                    "is not a number or range; write 64, 2^10, "
                            + (whole ? "2..10, 2^5..2^20" : "1e-4, 0..0.2 step 0.05")
                            + " or 1e-5..1e-2 log 4");
        }
        String first = range.group(1);
        String last = range.group(2);
        if (last == null) {
            return List.of(number(first));
        }
        String kind = range.group(3);
        String amount = range.group(4);
        if (!"log".equals(kind) && !"linear".equals(kind) && isPowerOf(base(first), last)) {
            return powers(first, last, amount == null ? BigDecimal.ONE : number(amount));
        }
        return switch (kind == null ? "" : kind) {
            case "log" -> logarithmic(number(first), number(last), count(amount));
            case "linear" -> linear(number(first), number(last), count(amount));
            case "step" -> steps(number(first), number(last), number(amount));
            default -> oneByOne(number(first), number(last));
        };
    }

    private List<BigDecimal> oneByOne(BigDecimal first, BigDecimal last) {
        if (!whole) {
            throw new InvalidValueException(
                    "does not say how many: add log 4, linear 5 or step 0.05, for example");
        }
        return steps(first, last, BigDecimal.ONE);
    }

    private static List<BigDecimal> powers(String first, String last, BigDecimal step) {
        BigDecimal base = new BigDecimal(base(first));
        return steps(exponent(first), exponent(last), step).stream()
                .map(exponent -> power(base, exponent.intValue()))
                .toList();
    }

    private static List<BigDecimal> steps(BigDecimal first, BigDecimal last, BigDecimal step) {
        if (step.signum() <= 0) {
            throw new InvalidValueException("has step " + step + "; allowed: more than 0");
        }
        BigDecimal count =
                last.subtract(first).abs().divide(step, 0, RoundingMode.FLOOR).add(BigDecimal.ONE);
        checkCount(count);
        BigDecimal signed = last.compareTo(first) < 0 ? step.negate() : step;
        List<BigDecimal> numbers = new ArrayList<>();
        for (int i = 0; i < count.intValue(); i++) {
            numbers.add(first.add(signed.multiply(BigDecimal.valueOf(i))));
        }
        return numbers;
    }

    private static List<BigDecimal> linear(BigDecimal first, BigDecimal last, int count) {
        double step = last.subtract(first).doubleValue() / (count - 1);
        return between(first, last, count, i -> first.doubleValue() + i * step);
    }

    private static List<BigDecimal> logarithmic(BigDecimal first, BigDecimal last, int count) {
        if (first.signum() <= 0 || last.signum() <= 0) {
            throw new InvalidValueException("is logarithmic; allowed: ends above 0");
        }
        double factor = Math.log(last.doubleValue() / first.doubleValue()) / (count - 1);
        return between(first, last, count, i -> first.doubleValue() * Math.exp(i * factor));
    }

    /** The i-th of several numbers. */
    private interface Formula {
        double at(int i);
    }

    private static List<BigDecimal> between(
            BigDecimal first, BigDecimal last, int count, Formula formula) {
        List<BigDecimal> numbers = new ArrayList<>();
        numbers.add(first);
        for (int i = 1; i < count - 1; i++) {
            numbers.add(new BigDecimal(formula.at(i)).round(SIGNIFICANT).stripTrailingZeros());
        }
        numbers.add(last);
        return numbers;
    }

    private static int count(String text) {
        BigDecimal count = number(text);
        if (count.stripTrailingZeros().scale() > 0 || count.compareTo(BigDecimal.TWO) < 0) {
            throw new InvalidValueException(
                    "asks for " + text + " values; allowed: whole numbers from 2");
        }
        checkCount(count);
        return count.intValue();
    }

    private static void checkCount(BigDecimal count) {
        if (count.compareTo(BigDecimal.valueOf(MOST_VALUES)) > 0) {
            throw new InvalidValueException(
                    "stands for "
                            + count.toBigInteger()
                            + " values; allowed: "
                            + MOST_VALUES
                            + " at once. Use a larger step, or log 10, for example");
        }
    }

    private static BigDecimal number(String text) {
        return text.contains("^")
                ? power(new BigDecimal(base(text)), exponent(text).intValue())
                : new BigDecimal(text);
    }

    private static BigDecimal power(BigDecimal base, int exponent) {
        return exponent >= 0
                ? base.pow(exponent)
                : BigDecimal.ONE.divide(base.pow(-exponent), MathContext.DECIMAL64);
    }

    private static boolean isPowerOf(String base, String text) {
        return !base.isEmpty() && text.startsWith(base + "^");
    }

    /** What stands before ^, "" if there is none. */
    private static String base(String text) {
        return text.contains("^") ? text.substring(0, text.indexOf('^')) : "";
    }

    private static BigDecimal exponent(String text) {
        return new BigDecimal(text.substring(text.indexOf('^') + 1));
    }
}
