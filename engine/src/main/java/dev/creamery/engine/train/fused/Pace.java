package dev.creamery.engine.train.fused;

/**
 * Finds out which of two ways to train the same runs is faster, while they are trained: the one
 * that seems slower is tried again in epochs 2, 8, 32, 128 and so on. The fastest epoch of each
 * counts, so that neither a busy machine nor code that Java has not compiled yet misleads it for
 * long.
 */
final class Pace {

    private boolean inLanes;
    private long fastestInLanes = Long.MAX_VALUE;
    private long fastestOneByOne = Long.MAX_VALUE;
    private int epoch;

    /**
     * @param inLanes which is thought to be the faster
     */
    Pace(boolean inLanes) {
        this.inLanes = inLanes;
    }

    /** Begins an epoch; whether to train it with a lane per run. */
    boolean next() {
        epoch++;
        boolean isTrial =
                Integer.bitCount(epoch) == 1 && Integer.numberOfTrailingZeros(epoch) % 2 == 1;
        return isTrial != inLanes;
    }

    /**
     * Ends an epoch.
     *
     * @param lanes how it was trained
     */
    void took(boolean lanes, long nanos) {
        if (lanes) {
            fastestInLanes = Math.min(fastestInLanes, nanos);
        } else {
            fastestOneByOne = Math.min(fastestOneByOne, nanos);
        }
        if (epoch > 1) { // both are measured
            inLanes = fastestInLanes < fastestOneByOne;
        }
    }

    /** Which is thought to be the faster. */
    boolean inLanes() {
        return inLanes;
    }
}
