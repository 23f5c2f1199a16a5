package dev.creamery.engine.schedule;

import java.time.Duration;

/** Adds up what runs will probably cost. */
public final class CostTally {

    /** How far off a prediction from a few small measurements may well be. */
    private static final double DOUBT = 2;

    /** Twenty lists of 32-bit numbers. */
    private static final double REPETITION_BYTES_PER_EPOCH = 20 * 4;

    /** 44 lists of 32-bit numbers and three of 8 bits, per experiment. */
    private static final double SUMMARY_BYTES_PER_EPOCH = 44 * 4 + 3;

    /** Bytes on the disk per byte of lists, as zstd leaves of losses of real runs. */
    private static final double PACKED = 0.66;

    private double seconds;
    private double longestRun;
    private double bytes;

    /**
     * Adds experiments that differ in their epochs alone.
     *
     * @param secondsPerEpoch of one run
     * @param epochs of one run of each experiment, all together
     * @param longest the most epochs of one run
     * @param repetitions runs of each experiment
     */
    public void add(double secondsPerEpoch, double epochs, int longest, int repetitions) {
        seconds += secondsPerEpoch * epochs * repetitions;
        longestRun = Math.max(longestRun, secondsPerEpoch * longest);
        bytes +=
                epochs
                        * (repetitions * REPETITION_BYTES_PER_EPOCH + SUMMARY_BYTES_PER_EPOCH)
                        * PACKED;
    }

    /**
     * Takes runs away that were added and need not be trained any more.
     *
     * @param secondsPerEpoch of one run
     * @param epochs of one run
     * @param runs of one experiment
     */
    public void subtract(double secondsPerEpoch, int epochs, int runs) {
        seconds -= secondsPerEpoch * epochs * runs;
        bytes -= (double) epochs * runs * REPETITION_BYTES_PER_EPOCH * PACKED;
    }

    /**
     * All of it.
     *
     * @param threads that train, a run at a time each
     */
    public CostEstimate estimate(int threads) {
        double left = Math.max(0, seconds);
        double together = Math.max(Math.min(longestRun, left), left / threads);
        return new CostEstimate(
                duration(together),
                duration(together / DOUBT),
                duration(together * DOUBT),
                (long) Math.max(0, bytes));
    }

    /** Saturates at what a Duration can hold: some sweeps are for other machines. */
    private static Duration duration(double seconds) {
        return Duration.ofMillis((long) (1000 * seconds));
    }
}
