package dev.creamery.engine.query;

import java.util.Locale;

/** Which rows of a data set a statistic was measured on. */
public enum Rows {
    TEST,
    TRAIN;

    String prefix() {
        return name().toLowerCase(Locale.ROOT) + "_";
    }
}
