package dev.creamery.engine.query;

/** What a group's band is taken over. */
public enum Over {
    /** The medians of its experiments. */
    MEDIANS,
    /** All repetitions of its experiments. */
    REPETITIONS
}
