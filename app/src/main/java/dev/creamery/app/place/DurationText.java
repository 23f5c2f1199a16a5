package dev.creamery.app.place;

import dev.creamery.engine.sweep.InvalidValueException;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Times as people say and type them. */
public final class DurationText {

    private static final Pattern TYPED =
            Pattern.compile("([0-9]+(?:\\.[0-9]+)?)\\s*(s|sec|min|m|h|d|days?)");
    private static final Map<String, Double> SECONDS = new LinkedHashMap<>();

    static {
        SECONDS.put("s", 1.0);
        SECONDS.put("m", 60.0);
        SECONDS.put("h", 3600.0);
        SECONDS.put("d", 86400.0);
    }

    private DurationText() {}

    /** Two units at most: {@code 45 s}, {@code 3 min 20 s}, {@code 4 h 5 min}, {@code 12 d 3 h}. */
    public static String text(Duration duration) {
        long seconds = Math.round(duration.toMillis() / 1000.0);
        if (seconds < 60) {
            return seconds < 1 ? "less than 1 s" : seconds + " s";
        }
        if (seconds < 3600) {
            return seconds < 600
                    ? pair(seconds / 60, "min", seconds % 60, "s")
                    : Math.round(seconds / 60.0) + " min";
        }
        long minutes = Math.round(seconds / 60.0);
        if (minutes < 24 * 60) {
            return pair(minutes / 60, "h", minutes % 60, "min");
        }
        long hours = Math.round(minutes / 60.0);
        if (hours < 24 * 365) {
            return pair(hours / 24, "d", hours % 24, "h");
        }
        double years = hours / 24.0 / 365;
        return years < 100
                ? String.format(Locale.ROOT, "%.1f years", years)
                : NumberText.rounded(Math.round(years)) + " years";
    }

    /** One unit and about two digits: {@code 0.4 ms}, {@code 12 s}, {@code 3.5 h}. */
    public static String brief(double seconds) {
        if (seconds < 1) {
            return digits(seconds * 1000) + " ms";
        }
        if (seconds < 100) {
            return digits(seconds) + " s";
        }
        if (seconds < 6000) {
            return digits(seconds / 60) + " min";
        }
        if (seconds < 48 * 3600) {
            return digits(seconds / 3600) + " h";
        }
        return seconds < 730 * 86400.0
                ? digits(seconds / 86400) + " d"
                : digits(seconds / 86400 / 365) + " years";
    }

    /** From one to another, briefly: {@code 1.5 to 6 h}, {@code 40 s to 2.7 min}. */
    public static String range(Duration from, Duration to) {
        String first = brief(from.toMillis() / 1000.0);
        String second = brief(to.toMillis() / 1000.0);
        String unit = second.substring(second.indexOf(' '));
        return (first.endsWith(unit) ? first.substring(0, first.length() - unit.length()) : first)
                + " to "
                + second;
    }

    private static String digits(double value) {
        return value < 9.95
                ? String.format(Locale.ROOT, "%.1f", value).replaceFirst("\\.0$", "")
                : NumberText.rounded(Math.round(value));
    }

    private static String pair(long large, String largeUnit, long small, String smallUnit) {
        String first = large + " " + largeUnit;
        return small == 0 ? first : first + " " + small + " " + smallUnit;
    }

    /**
     * Reads a number and its unit, such as {@code 90 s}, {@code 10 min}, {@code 1.5 h}, {@code 2
     * d}.
     *
     * @throws InvalidValueException if it is none, or not longer than nothing
     */
    public static Duration read(String typed) {
        Matcher parts = TYPED.matcher(typed.strip().toLowerCase(Locale.ROOT));
        double seconds =
                parts.matches()
                        ? Double.parseDouble(parts.group(1))
                                * SECONDS.getOrDefault(parts.group(2).substring(0, 1), 0.0)
                        : 0;
        if (seconds <= 0) {
            throw new InvalidValueException(
                    "'" + typed.strip() + "' is not a time; type for example 90 s, 10 min or 2 h");
        }
        return Duration.ofMillis((long) (seconds * 1000));
    }
}
