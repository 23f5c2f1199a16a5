package dev.creamery.engine.summary;

import dev.creamery.engine.train.Statistic;

import java.util.List;

/**
 * The best test value that each repetition reached, and when.
 *
 * @param statistic of the test rows
 * @param highest whether a higher value is a better one
 */
record Best(Statistic statistic, boolean highest) {

    /** All of them, in the order of the summary's columns. */
    static final List<Best> ALL =
            List.of(
                    new Best(Statistic.LOSS, false),
                    new Best(Statistic.ACCURACY, true),
                    new Best(Statistic.MEAN_SQUARED_ERROR, false),
                    new Best(Statistic.KULLBACK_LEIBLER_DIVERGENCE, false));

    /** What its columns begin with, for example {@code test_accuracy_max}. */
    String summaryPrefix() {
        return series().summaryPrefix() + (highest ? "_max" : "_min");
    }

    Series series() {
        return new Series(statistic, true);
    }

    /**
     * The epoch, from 1, of the best finite value of a curve, the earliest of equals; 0 if no value
     * is finite.
     */
    int epoch(float[] curve) {
        int best = 0;
        for (int epoch = 1; epoch <= curve.length; epoch++) {
            float value = curve[epoch - 1];
            if (Float.isFinite(value) && (best == 0 || isBetter(value, curve[best - 1]))) {
                best = epoch;
            }
        }
        return best;
    }

    private boolean isBetter(float value, float than) {
        return highest ? value > than : value < than;
    }
}
