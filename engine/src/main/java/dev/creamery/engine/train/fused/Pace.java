package dev.creamery.engine.train.fused;

import java.util.Optional;

/**
 * Finds out which of two ways to train the same runs is faster, while they are trained: the one
 * that seems slower is tried again in epochs 2, 8, 32, 128 and so on. The fastest epoch of each
 * counts, so that neither a busy machine nor code that Java has not compiled yet misleads it for
 * long.
 */
final class Pace {

    /** Epochs of each way before what was measured is worth remembering. */
    private static final int ENOUGH = 2;

    /** How an epoch was trained. */
    private static final class Way {
        private long fastest = Long.MAX_VALUE;
        private int epochs;

        void took(long nanos) {
            fastest = Math.min(fastest, Math.max(1, nanos));
            epochs++;
        }
    }

    private final int runs;
    private final Way lanes = new Way();
    private final Way oneByOne = new Way();
    private boolean inLanes;
    private int epoch;

    /**
     * @param runs that are trained
     * @param inLanes which is thought to be the faster
     */
    Pace(int runs, boolean inLanes) {
        this.runs = runs;
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
     * @param wasInLanes how it was trained
     */
    void took(boolean wasInLanes, long nanos) {
        (wasInLanes ? lanes : oneByOne).took(nanos);
        if (epoch > 1) { // both are measured
            inLanes = lanes.fastest < oneByOne.fastest;
        }
    }

    /**
     * As many runs one after the other take as long as all in lanes; nothing before each way was
     * tried twice.
     */
    Optional<Double> crossover() {
        return lanes.epochs < ENOUGH || oneByOne.epochs < ENOUGH
                ? Optional.empty()
                : Optional.of((double) runs * lanes.fastest / oneByOne.fastest);
    }
}
