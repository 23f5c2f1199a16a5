package dev.creamery.engine.schedule;

import java.time.Duration;

/** Adds up what runs will probably cost. */
public final class CostTally {

    /** How far off a prediction from a few small measurements may well be. */
    private static final double DOUBT = 2;

    /**
     * How much longer epochs take beside other threads than at their fastest alone, which is what a
     * {@link CostModel} has: 1.2 to 1.5, as measured of sweeps on two threads.
     */
    private static final double COMPANY = 1.25;

    /**
     * Until a launch trains at full speed, and after that: measuring the trainer, reading data,
     * compiling what is hot, the summary. As measured of launches that train next to nothing.
     */
    private static final double LAUNCH_SECONDS = 5;

    /** The same once the trainer is measured. */
    private static final double MEASURED_LAUNCH_SECONDS = 1;

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
     * All of it, from the launch on.
     *
     * @param threads that train, a run at a time each
     */
    public CostEstimate estimate(int threads) {
        return estimate(threads, LAUNCH_SECONDS);
    }

    /** The same, from when a launch has measured the trainer. */
    CostEstimate estimateOfTheRest(int threads) {
        return estimate(threads, MEASURED_LAUNCH_SECONDS);
    }

    private CostEstimate estimate(int threads, double launch) {
        double left = Math.max(0, seconds);
        double together =
                COMPANY * Math.max(Math.min(longestRun, left), left / threads)
                        + (left > 0 ? launch : 0);
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
