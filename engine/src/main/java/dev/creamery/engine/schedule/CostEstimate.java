package dev.creamery.engine.schedule;

import dev.creamery.engine.sweep.PlannedExperiment;

import java.time.Duration;
import java.util.Collection;

/**
 * What runs will probably cost.
 *
 * @param time on all threads together
 * @param shortest the lower end of what it may well take instead
 * @param longest the upper end
 * @param bytes of disk space, repetitions and summary
 */
public record CostEstimate(Duration time, Duration shortest, Duration longest, long bytes) {

    /** How far off a prediction from two small measurements may well be. */
    private static final double DOUBT = 2;

    /** Twenty lists of 32-bit numbers. */
    private static final double REPETITION_BYTES_PER_EPOCH = 20 * 4;

    /** 44 lists of 32-bit numbers and three of 8 bits, per experiment. */
    private static final double SUMMARY_BYTES_PER_EPOCH = 44 * 4 + 3;

    /** Bytes on the disk per byte of lists, as zstd leaves of losses of real runs. */
    private static final double PACKED = 0.66;

    /**
     * The estimate for the valid experiments of a plan.
     *
     * @param repetitions of each
     * @param threads that train, a run at a time each
     */
    public static CostEstimate of(
            Collection<PlannedExperiment> plan, int repetitions, CostModel cost, int threads) {
        Sum sum = new Sum(cost);
        plan.stream()
                .filter(PlannedExperiment::isValid)
                .forEach(planned -> sum.add(planned, repetitions));
        return sum.estimate(threads);
    }

    /**
     * The estimate for groups of runs.
     *
     * @param groups at most one per experiment
     */
    static CostEstimate of(Collection<RunGroup> groups, CostModel cost, int threads) {
        Sum sum = new Sum(cost);
        groups.forEach(group -> sum.add(group.experiment().planned(), group.size()));
        return sum.estimate(threads);
    }

    private static final class Sum {
        private final CostModel cost;
        private double seconds;
        private double longestRun;
        private double bytes;

        Sum(CostModel cost) {
            this.cost = cost;
        }

        void add(PlannedExperiment planned, int runs) {
            double run = cost.secondsPerRun(planned);
            seconds += run * runs;
            longestRun = Math.max(longestRun, run);
            bytes += packedBytes(planned, runs);
        }

        CostEstimate estimate(int threads) {
            double together = Math.max(longestRun, seconds / threads);
            return new CostEstimate(
                    duration(together),
                    duration(together / DOUBT),
                    duration(together * DOUBT),
                    (long) bytes);
        }
    }

    private static double packedBytes(PlannedExperiment planned, int runs) {
        double perEpoch = runs * REPETITION_BYTES_PER_EPOCH + SUMMARY_BYTES_PER_EPOCH;
        return planned.experiment().epochs() * perEpoch * PACKED;
    }

    /** Saturates at what a Duration can hold: some sweeps are for other machines. */
    private static Duration duration(double seconds) {
        return Duration.ofMillis((long) (1000 * seconds));
    }
}
