package dev.creamery.engine.kernel;

/**
 * The statistics of a minibatch: values of single rows in 32 bits, as Keras has them, added up over
 * the rows in the order that {@link LaneSums} describes, those of every 1024 rows in 64 bits.
 */
final class Statistics {

    /** So many rows of a run are added up in 32 bits at the most, for the sake of precision. */
    private static final int ROWS_AT_ONCE = 1024;

    private static final float EPSILON = 1e-7f;

    /** Statistics of a run. */
    private static final int COUNT = 10;

    private final int runs;
    private final StatisticLoops loops;
    private float[] logarithms = {};
    private float[] logarithmsOfTargets = {};

    /**
     * @param runs 1, or 16 if every sixteenth value of a block is of one run
     */
    Statistics(int runs) {
        this.runs = runs;
        loops = new StatisticLoops(runs);
    }

    /** See {@link Kernels#measure}. */
    void add(
            float[] predictions,
            float[] targets,
            int units,
            int rows,
            int stride,
            boolean crossEntropy,
            boolean binaryTargets,
            double[] sumsOfRuns) {
        if (logarithms.length < units * stride) {
            logarithms = new float[units * stride];
        }
        if (!binaryTargets && logarithmsOfTargets.length < units * stride) {
            logarithmsOfTargets = new float[units * stride];
        }
        for (int first = 0; first < rows; first += ROWS_AT_ONCE * runs) {
            int end = Math.min(rows, first + ROWS_AT_ONCE * runs);
            loops.sums().begin();
            loops.errors(predictions, targets, units, first, end, stride);
            loops.hinges(predictions, targets, units, first, end, stride, binaryTargets);
            if (units == 1) {
                loops.accuracyOfOne(predictions, targets, first, end);
            } else {
                loops.accuracy(predictions, targets, units, first, end, stride);
            }
            Elementary.log(predictions, EPSILON, 1, units, first, end, stride, logarithms);
            if (binaryTargets) {
                loops.logarithmicErrors(logarithms, targets, units, first, end, stride);
            } else {
                Elementary.log(targets, EPSILON, 1, units, first, end, stride, logarithmsOfTargets);
                loops.differences(logarithms, logarithmsOfTargets, units, first, end, stride);
            }
            Elementary.log(predictions, EPSILON, 0, units, first, end, stride, logarithms);
            if (binaryTargets) {
                loops.entropies(logarithms, targets, units, first, end, stride);
            } else {
                Elementary.log(targets, EPSILON, 0, units, first, end, stride, logarithmsOfTargets);
                loops.divergence(
                        logarithms, logarithmsOfTargets, targets, units, first, end, stride);
                loops.crossEntropy(logarithms, targets, units, first, end, stride);
            }
            if (crossEntropy) {
                StatisticLoops.complements(predictions, units, first, end, stride, logarithms);
                Elementary.log(logarithms, EPSILON, 0, units, first, end, stride, logarithms);
                loops.crossEntropyOfComplements(logarithms, targets, units, first, end, stride);
            }
            collect(units, crossEntropy, sumsOfRuns);
        }
    }

    private void collect(int units, boolean crossEntropy, double[] sumsOfRuns) {
        loops.sums().end();
        for (int run = 0; run < runs; run++) {
            collect(run, units, crossEntropy, sumsOfRuns, run * COUNT);
        }
    }

    private double sum(int statistic, int run) {
        return loops.sums().sum(statistic, run);
    }

    private void collect(int run, int units, boolean crossEntropy, double[] sumsOfRuns, int to) {
        double mean = 1.0 / units;
        double squared = sum(StatisticLoops.SQUARED, run) * mean;
        sumsOfRuns[to] +=
                crossEntropy
                        ? (sum(StatisticLoops.CROSS_ENTROPY, run)
                                        + sum(StatisticLoops.COMPLEMENT, run))
                                * mean
                        : squared;
        sumsOfRuns[to + 1] += sum(StatisticLoops.ACCURACY, run);
        sumsOfRuns[to + 2] += squared;
        sumsOfRuns[to + 3] += sum(StatisticLoops.ABSOLUTE, run) * mean;
        sumsOfRuns[to + 4] += squared;
        sumsOfRuns[to + 5] += sum(StatisticLoops.LOGARITHMIC, run) * mean;
        sumsOfRuns[to + 6] += sum(StatisticLoops.HINGE, run) * mean;
        sumsOfRuns[to + 7] += sum(StatisticLoops.SQUARED_HINGE, run) * mean;
        sumsOfRuns[to + 8] += sum(StatisticLoops.COSINE, run);
        sumsOfRuns[to + 9] += sum(StatisticLoops.DIVERGENCE, run);
    }
}
