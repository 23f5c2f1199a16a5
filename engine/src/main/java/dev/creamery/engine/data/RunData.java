package dev.creamery.engine.data;

import dev.creamery.engine.sweep.RandomStreams;

import java.util.Arrays;

/**
 * What one run trains and tests on: its own split of a dataset, with its own label noise.
 *
 * @param dataset shared by all runs
 * @param trainRows rows of the dataset to train on, (train rows)
 * @param testRows rows of the dataset to test on, (test rows)
 * @param trainTargets targets of the training rows, in their order, label noise included, (train
 *     rows, outputs), row-major
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody, and far too large to copy
public record RunData(
        PreparedDataset dataset, int[] trainRows, int[] testRows, float[] trainTargets) {

    /**
     * Draws a run's split and label noise. All rows are shuffled; a fifth of them, rounded up, is
     * the test set, the others are the training set.
     *
     * @param seed the run's seed, which alone decides what is drawn
     * @param labelNoise share of the training rows whose class changes, or standard deviation of
     *     the noise on regression targets, in standard deviations of the training targets; test
     *     targets stay as they are
     */
    public static RunData draw(PreparedDataset dataset, long seed, float labelNoise) {
        int[] shuffled =
                RandomStreams.permutation(
                        dataset.rows(), RandomStreams.of(seed, RandomStreams.Purpose.SPLIT, 0));
        int testCount = (int) dataset.facts().testRows();
        int[] testRows = Arrays.copyOf(shuffled, testCount);
        int[] trainRows = Arrays.copyOfRange(shuffled, testCount, shuffled.length);
        float[] trainTargets = gather(dataset, trainRows);
        LabelNoise.add(
                trainTargets,
                dataset.facts(),
                labelNoise,
                RandomStreams.of(seed, RandomStreams.Purpose.LABEL_NOISE, 0));
        return new RunData(dataset, trainRows, testRows, trainTargets);
    }

    private static float[] gather(PreparedDataset dataset, int[] rows) {
        int outputs = dataset.facts().outputs();
        float[] gathered = new float[rows.length * outputs];
        for (int row = 0; row < rows.length; row++) {
            System.arraycopy(
                    dataset.targets(), rows[row] * outputs, gathered, row * outputs, outputs);
        }
        return gathered;
    }
}
