package dev.creamery.engine.cli;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** Numbers as people read them. */
final class Wording {

    private static final double THOUSAND = 1000;

    private Wording() {}

    /** For example {@code 1,234,567}. */
    static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** A count and what is counted, for example {@code 1 run}, {@code 2 runs}. */
    static String count(long number, String singular) {
        return count(number) + " " + singular + (number == 1 ? "" : "s");
    }

    /** Two units at most, for example {@code 45 s}, {@code 3 min 20 s}, {@code 4 h 5 min}. */
    static String duration(Duration duration) {
        long seconds = Math.round(duration.toMillis() / THOUSAND);
        if (seconds < 1) {
            return "less than 1 s";
        }
        if (seconds < 60) {
            return seconds + " s";
        }
        if (seconds < 3600) {
            return pair(seconds / 60, "min", seconds % 60, "s");
        }
        long minutes = Math.round(seconds / 60.0);
        if (minutes < 24 * 60) {
            return pair(minutes / 60, "h", minutes % 60, "min");
        }
        long hours = Math.round(minutes / 60.0);
        if (hours < 24 * 365) {
            return pair(hours / 24, "d", hours % 24, "h");
        }
        return decimal(hours / 24.0 / 365) + " years";
    }

    /** A duration to begin a sentence with: {@code About 45 s}, but {@code Less than 1 s}. */
    static String about(Duration duration) {
        String text = duration(duration);
        return text.startsWith("less") ? "L" + text.substring(1) : "About " + text;
    }

    /** For example {@code 3 s to 5 s}; nothing if both ends read the same. */
    static Optional<String> range(Duration shortest, Duration longest) {
        String from = duration(shortest);
        String to = duration(longest);
        return from.equals(to) ? Optional.empty() : Optional.of(from + " to " + to);
    }

    private static String pair(long large, String largeUnit, long small, String smallUnit) {
        String first = count(large) + " " + largeUnit;
        return small == 0 ? first : first + " " + small + " " + smallUnit;
    }

    /** For example {@code 1.5 GB}, in powers of ten. */
    static String bytes(long bytes) {
        String[] units = {"B", "kB", "MB", "GB", "TB", "PB"};
        double value = bytes;
        int unit = 0;
        while (value >= THOUSAND && unit < units.length - 1) {
            value /= THOUSAND;
            unit++;
        }
        return (unit == 0 ? Long.toString(bytes) : decimal(value)) + " " + units[unit];
    }

    /** About three digits, for example {@code 1.23}, {@code 45.6}, {@code 789}, {@code 1,234}. */
    static String decimal(double value) {
        if (value >= 100) {
            return count(Math.round(value));
        }
        String format = value >= 10 ? "%.1f" : "%.2f";
        return String.format(Locale.ROOT, format, value).replaceFirst("\\.?0+$", "");
    }
}
