package dev.creamery.app.place;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;

/** Numbers as people like to read them. */
public final class NumberText {

    private static final char NARROW_SPACE = '\u2009';
    private static final String SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";
    private static final BigDecimal SMALL = new BigDecimal("0.01");

    private NumberText() {}

    /** Digits in groups of three: 30 576. */
    public static String grouped(long number) {
        StringBuilder text = new StringBuilder(Long.toString(number));
        int first = number < 0 ? 1 : 0;
        for (int at = text.length() - 3; at > first; at -= 3) {
            text.insert(at, NARROW_SPACE);
        }
        return text.toString();
    }

    /** At most four digits and a word: 2.44 billion. */
    public static String rounded(long number) {
        String[] words = {"", " million", " billion", " trillion", " quadrillion"};
        if (number < 1_000_000) {
            return grouped(number);
        }
        double rest = number / 1e6;
        int word;
        for (word = 1; rest >= 1000 && word < words.length - 1; word++) {
            rest /= 1000;
        }
        int digits = rest < 10 ? 2 : rest < 100 ? 1 : 0;
        return String.format(Locale.ROOT, "%." + digits + "f", rest) + words[word];
    }

    /** The shortest decimal: 0.05, 1e-4. */
    public static String shortest(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        if (stripped.signum() == 0 || stripped.abs().compareTo(SMALL) >= 0) {
            return stripped.toPlainString();
        }
        String digits = stripped.unscaledValue().abs().toString();
        int exponent = digits.length() - 1 - stripped.scale();
        String mantissa =
                digits.length() == 1 ? digits : digits.charAt(0) + "." + digits.substring(1);
        return (stripped.signum() < 0 ? "-" : "") + mantissa + "e" + exponent;
    }

    /** The exponent of a power of two from 2^4 on, −1 of other numbers. */
    public static int exponentOfTwo(long number) {
        return number >= 16 && Long.bitCount(number) == 1
                ? BigInteger.valueOf(number).bitLength() - 1
                : -1;
    }

    /** 2¹⁰, or digits in groups. */
    public static String size(long number) {
        int exponent = exponentOfTwo(number);
        if (exponent < 0) {
            return grouped(number);
        }
        StringBuilder text = new StringBuilder("2");
        Integer.toString(exponent)
                .chars()
                .forEach(digit -> text.append(SUPERSCRIPTS.charAt(digit - '0')));
        return text.toString();
    }
}
