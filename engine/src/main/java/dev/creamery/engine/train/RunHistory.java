package dev.creamery.engine.train;

import java.util.Arrays;

/** The statistics of a run, epoch by epoch. Element i of a column belongs to epoch i + 1. */
public final class RunHistory {

    private static final int STATISTICS = Statistic.values().length;

    private final float[][] train;
    private final float[][] test;
    private int epochs;

    /**
     * @param capacity the number of epochs that it has room for
     */
    public RunHistory(int capacity) {
        train = new float[STATISTICS][capacity];
        test = new float[STATISTICS][capacity];
    }

    private RunHistory(RunHistory other) {
        train = deepCopy(other.train);
        test = deepCopy(other.test);
        epochs = other.epochs;
    }

    /** A copy with the same capacity. */
    public RunHistory copy() {
        return new RunHistory(this);
    }

    private static float[][] deepCopy(float[][] columns) {
        return Arrays.stream(columns).map(float[]::clone).toArray(float[][]::new);
    }

    /** Epochs recorded so far. */
    public int epochs() {
        return epochs;
    }

    /**
     * Adds an epoch.
     *
     * @param trainValues one per {@link Statistic}, in its order
     * @param testValues likewise
     */
    public void add(float[] trainValues, float[] testValues) {
        for (int statistic = 0; statistic < STATISTICS; statistic++) {
            train[statistic][epochs] = trainValues[statistic];
            test[statistic][epochs] = testValues[statistic];
        }
        epochs++;
    }

    /** A copy of a training column, (epochs). */
    public float[] train(Statistic statistic) {
        return Arrays.copyOf(train[statistic.ordinal()], epochs);
    }

    /** A copy of a test column, (epochs). */
    public float[] test(Statistic statistic) {
        return Arrays.copyOf(test[statistic.ordinal()], epochs);
    }
}
