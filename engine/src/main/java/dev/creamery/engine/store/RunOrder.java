package dev.creamery.engine.store;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Which runs of a batch are trained first. */
public enum RunOrder {
    /** Most work first, so that no long run is left for the end: the shortest way to all. */
    LARGEST_FIRST("largest first"),
    /** Least work first: many results soon. */
    SMALL_FIRST("small first"),
    /** All repetitions of an experiment, then those of the next, in the sweep's order. */
    WHOLE_EXPERIMENTS_FIRST("whole experiments first"),
    /** One repetition of every experiment, largest first; then the others. */
    EVERY_EXPERIMENT_ONCE_FIRST("every experiment once first");

    private final String title;

    RunOrder(String title) {
        this.title = title;
    }

    /** For people. */
    public String title() {
        return title;
    }

    /**
     * The word in {@code control.json} and on the command line, for example {@code small-first}.
     */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The order that has this label. */
    public static Optional<RunOrder> labelled(String label) {
        return Arrays.stream(values()).filter(one -> one.label().equals(label)).findFirst();
    }
}
