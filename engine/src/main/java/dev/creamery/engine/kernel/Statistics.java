package dev.creamery.engine.kernel;

import java.util.ArrayList;
import java.util.List;

/**
 * The statistics of a minibatch: values of single rows in 32 bits, as Keras has them, added up over
 * the rows in the order that {@link LaneSums} describes, those of every 1024 rows in 64 bits.
 */
final class Statistics {

    /**
     * A pass over some rows. There are several kinds behind one call, which the compiler therefore
     * compiles one by one: all in one method they outgrow what it is ready to inline, and it would
     * make vectors on the heap.
     */
    private interface Pass {
        void add(float[] predictions, float[] targets, int units, int first, int end, int stride);
    }

    /** So many rows of a run are added up in 32 bits at the most, for the sake of precision. */
    private static final int ROWS_AT_ONCE = 1024;

    private static final float EPSILON = 1e-7f;

    /** Statistics of a run. */
    private static final int COUNT = 10;

    private final int runs;
    private final StatisticLoops loops;
    private final Pass[][] passes = new Pass[8][];
    private float[] logarithms = {};
    private float[] logarithmsOfTargets = {};

    /**
     * @param runs 1, or 16 if every sixteenth value of a block is of one run
     */
    Statistics(int runs) {
        this.runs = runs;
        loops = new StatisticLoops(runs);
        for (boolean one : new boolean[] {false, true}) {
            for (boolean binary : new boolean[] {false, true}) {
                for (boolean crossEntropy : new boolean[] {false, true}) {
                    passes[index(one, binary, crossEntropy)] = passes(one, binary, crossEntropy);
                }
            }
        }
    }

    private static int index(boolean one, boolean binary, boolean crossEntropy) {
        return (one ? 4 : 0) + (binary ? 2 : 0) + (crossEntropy ? 1 : 0);
    }

    private Pass[] passes(boolean one, boolean binary, boolean crossEntropy) {
        List<Pass> chosen = new ArrayList<>();
        chosen.add(loops::errors);
        chosen.add((p, t, units, from, end, s) -> loops.hinges(p, t, units, from, end, s, binary));
        chosen.add(one ? loops::accuracyOfOne : loops::accuracy);
        chosen.add(binary ? this::logarithmicErrorsOfBinary : this::logarithmicErrors);
        chosen.add(binary ? this::entropiesOfBinary : this::entropies);
        if (crossEntropy) {
            chosen.add(this::crossEntropyOfComplements);
        }
        return chosen.toArray(Pass[]::new);
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
            for (Pass pass : passes[index(units == 1, binaryTargets, crossEntropy)]) {
                pass.add(predictions, targets, units, first, end, stride);
            }
            loops.sums().end();
            for (int run = 0; run < runs; run++) {
                collect(run, units, crossEntropy, sumsOfRuns, run * COUNT);
            }
        }
    }

    private void logarithmicErrorsOfBinary(
            float[] predictions, float[] targets, int units, int first, int end, int stride) {
        Elementary.log(predictions, EPSILON, 1, units, first, end, stride, logarithms);
        loops.logarithmicErrors(logarithms, targets, units, first, end, stride);
    }

    private void logarithmicErrors(
            float[] predictions, float[] targets, int units, int first, int end, int stride) {
        Elementary.log(predictions, EPSILON, 1, units, first, end, stride, logarithms);
        Elementary.log(targets, EPSILON, 1, units, first, end, stride, logarithmsOfTargets);
        loops.differences(logarithms, logarithmsOfTargets, units, first, end, stride);
    }

    private void entropiesOfBinary(
            float[] predictions, float[] targets, int units, int first, int end, int stride) {
        Elementary.log(predictions, EPSILON, 0, units, first, end, stride, logarithms);
        loops.entropies(logarithms, targets, units, first, end, stride);
    }

    private void entropies(
            float[] predictions, float[] targets, int units, int first, int end, int stride) {
        Elementary.log(predictions, EPSILON, 0, units, first, end, stride, logarithms);
        Elementary.log(targets, EPSILON, 0, units, first, end, stride, logarithmsOfTargets);
        loops.divergence(logarithms, logarithmsOfTargets, targets, units, first, end, stride);
        loops.crossEntropy(logarithms, targets, units, first, end, stride);
    }

    private void crossEntropyOfComplements(
            float[] predictions, float[] targets, int units, int first, int end, int stride) {
        StatisticLoops.complements(predictions, units, first, end, stride, logarithms);
        Elementary.log(logarithms, EPSILON, 0, units, first, end, stride, logarithms);
        loops.crossEntropyOfComplements(logarithms, targets, units, first, end, stride);
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
