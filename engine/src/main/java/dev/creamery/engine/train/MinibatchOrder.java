package dev.creamery.engine.train;

import dev.creamery.engine.sweep.RandomStreams;

import java.util.Arrays;

/** The order in which an epoch visits the training rows. */
public final class MinibatchOrder {

    private MinibatchOrder() {}

    /**
     * A new shuffle for every epoch; minibatches are consecutive pieces of it, the last one smaller
     * if the rows do not divide evenly.
     *
     * @param trainRows number of training rows
     * @param epoch from 1
     * @return positions in the run's training rows, (train rows)
     */
    public static int[] of(long seed, int epoch, int trainRows) {
        int[] positions = new int[trainRows];
        Arrays.setAll(positions, position -> position);
        int[] order = new int[trainRows];
        shuffle(seed, epoch, positions, order);
        return order;
    }

    /**
     * What {@link #of} selects of an array.
     *
     * @param trainRows any values, one per training row
     * @param into (train rows) gets them in the epoch's order
     */
    public static void shuffle(long seed, int epoch, int[] trainRows, int[] into) {
        RandomStreams.shuffle(
                trainRows,
                RandomStreams.quick(seed, RandomStreams.Purpose.MINIBATCHES, epoch),
                into);
    }
}
