package dev.creamery.engine.train;

import java.util.Locale;

/**
 * What is measured after every epoch, on training and on test rows, in BUTTER's order of columns.
 */
public enum Statistic {
    LOSS,
    ACCURACY,
    MEAN_SQUARED_ERROR,
    MEAN_ABSOLUTE_ERROR,
    ROOT_MEAN_SQUARED_ERROR,
    MEAN_SQUARED_LOGARITHMIC_ERROR,
    HINGE,
    SQUARED_HINGE,
    COSINE_SIMILARITY,
    KULLBACK_LEIBLER_DIVERGENCE;

    /** The column of a repetition's training history, for example {@code mean_squared_error}. */
    public String trainColumn() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The column of a repetition's test history, for example {@code val_mean_squared_error}. */
    public String testColumn() {
        return "val_" + trainColumn();
    }
}
