package dev.creamery.engine.check;

import java.util.Locale;

/** Counts as people read them. */
final class Words {

    private Words() {}

    /** A count and what is counted, for example {@code 1 run}, {@code 1,200 runs}. */
    static String count(long number, String singular) {
        return String.format(Locale.ROOT, "%,d %s%s", number, singular, number == 1 ? "" : "s");
    }

    /** Numbers of bytes in powers of 1024, as Java's options count them; for example 1.5 GiB. */
    static String bytes(double bytes) {
        String[] units = {"B", "KiB", "MiB", "GiB", "TiB"};
        int unit = 0;
        double value = bytes;
        while (value >= 1024 && unit < units.length - 1) {
            value /= 1024;
            unit++;
        }
        return String.format(
                Locale.ROOT, value < 10 && unit > 0 ? "%.1f %s" : "%.0f %s", value, units[unit]);
    }
}
