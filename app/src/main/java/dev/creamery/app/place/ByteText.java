package dev.creamery.app.place;

import java.util.Locale;

/** Disk space as people read it. */
public final class ByteText {

    private static final String[] UNITS = {"B", "kB", "MB", "GB", "TB", "PB", "EB"};

    private ByteText() {}

    /** About three digits, in powers of ten: {@code 1.52 GB}, {@code 38 MB}. */
    public static String text(long bytes) {
        double value = bytes;
        int unit = 0;
        while (value >= 1000 && unit < UNITS.length - 1) {
            value /= 1000;
            unit++;
        }
        int digits = unit == 0 || value >= 100 ? 0 : value >= 10 ? 1 : 2;
        return String.format(Locale.ROOT, "%." + digits + "f", value) + " " + UNITS[unit];
    }
}
