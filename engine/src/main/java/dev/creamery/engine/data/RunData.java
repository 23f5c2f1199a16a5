package dev.creamery.engine.data;

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
        PreparedDataset dataset, int[] trainRows, int[] testRows, float[] trainTargets) {}
