package dev.creamery.engine.kernel;

import static dev.creamery.engine.kernel.Lanes.COUNT;
import static dev.creamery.engine.kernel.Lanes.SPECIES;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/**
 * The statistics of a minibatch whose rows each belong to one class, so that one target of a row is
 * 1 and all others are 0. That saves most of what {@link Statistics} does:
 *
 * <ul>
 *   <li>A row needs the logarithm of one probability for cross-entropy and divergence. The other
 *       classes count 1e-7 · (ln 1e-7 − ln p) in the divergence, for which a logarithm that is read
 *       off the bits of p, within 0.06, is as good as any.
 *   <li>The margins of the hinge losses are 1 + |p − t|, or |p − t| for the class.
 *   <li>ln(1 + p) is a polynomial, as p is from 0 to 1.
 * </ul>
 */
final class ClassStatistics {

    private static final int WIDTH = LaneSums.WIDTH;

    /** So many rows of a run are added up in 32 bits at the most, for the sake of precision. */
    private static final int ROWS_AT_ONCE = 1024;

    // The sums.
    private static final int SQUARED = 0;
    private static final int ABSOLUTE = 1;
    private static final int COSINE = 2;
    private static final int PROBABILITY = 3;
    private static final int ACCURACY = 4;
    private static final int LOGARITHMIC = 5;
    private static final int DIVERGENCE = 6;
    private static final int CROSS_ENTROPY = 7;
    private static final int SUMS = 8;

    /** Statistics of a run. */
    private static final int STATISTICS = 10;

    private static final float EPSILON = 1e-7f;
    private static final int EPSILON_BITS = Float.floatToRawIntBits(EPSILON);
    private static final float LOG_EPSILON = (float) Math.log(1e-7);
    private static final float LOG_2 = (float) Math.log(2);
    private static final float SMALLEST_SQUARED_LENGTH = 1e-12f;

    /** Bits as a whole number, times this, and more by the next one, are near the logarithm. */
    private static final float LOG_PER_BIT = (float) (Math.log(2) / (1 << 23));

    private static final float LOG_AT_ZERO_BITS = (float) (-127 * Math.log(2) + 0.03);

    // ln(1 + p) = p (L0 + L1 p + …) for p from 0 to 1, to 2e-7, by Remez' exchange algorithm
    private static final float L0 = 0.9999998f;
    private static final float L1 = -0.49997404f;
    private static final float L2 = 0.3327548f;
    private static final float L3 = -0.24495462f;
    private static final float L4 = 0.17745239f;
    private static final float L5 = -0.10768167f;
    private static final float L6 = 0.044089604f;
    private static final float L7 = -0.008539201f;

    private final int runs;
    private final PartialSums sums;

    /** Of the class of each row; then its logarithm. */
    private float[] probabilities = {};

    /** Of all classes of each row, added up. */
    private float[] roughLogarithms = {};

    /**
     * @param runs 1, or 16 if every sixteenth value of a block is of one run
     */
    ClassStatistics(int runs) {
        this.runs = runs;
        sums = new PartialSums(SUMS, runs);
    }

    /** See {@link Kernels#measureClasses}. */
    void add(
            float[] predictions,
            float[] classes,
            int units,
            int rows,
            int stride,
            double[] sumsOfRuns) {
        if (probabilities.length < stride) {
            probabilities = new float[stride];
            roughLogarithms = new float[stride];
        }
        for (int first = 0; first < rows; first += ROWS_AT_ONCE * runs) {
            int end = Math.min(rows, first + ROWS_AT_ONCE * runs);
            sums.begin();
            addErrors(predictions, classes, units, first, end, stride);
            addLogarithms(predictions, classes, units, first, end, stride);
            Elementary.log(probabilities, EPSILON, 0, 1, first, end, stride, probabilities);
            addEntropies(units, first, end);
            sums.end();
            for (int run = 0; run < runs; run++) {
                collect(run, units, (end - first) / runs, sumsOfRuns, run * STATISTICS);
            }
        }
    }

    private void addErrors(
            float[] predictions, float[] classes, int units, int first, int end, int stride) {
        FloatVector zero = FloatVector.zero(SPECIES);
        FloatVector one = FloatVector.broadcast(SPECIES, 1);
        for (int row = first; row < end; row += COUNT) {
            FloatVector classOfRow = FloatVector.fromArray(SPECIES, classes, row);
            FloatVector squared = zero;
            FloatVector absolute = zero;
            FloatVector length = zero;
            FloatVector ofClass = zero;
            FloatVector highest = FloatVector.broadcast(SPECIES, -1);
            FloatVector unitOfHighest = highest;
            for (int unit = 0, at = row; unit < units; unit++, at += stride) {
                FloatVector here = FloatVector.broadcast(SPECIES, unit);
                FloatVector p = FloatVector.fromArray(SPECIES, predictions, at);
                VectorMask<Float> isClass = classOfRow.compare(VectorOperators.EQ, here);
                FloatVector error = p.sub(one, isClass);
                squared = error.fma(error, squared);
                absolute = absolute.add(error.abs());
                length = p.fma(p, length);
                ofClass = ofClass.blend(p, isClass);
                VectorMask<Float> higher = p.compare(VectorOperators.GT, highest);
                highest = highest.blend(p, higher);
                unitOfHighest = unitOfHighest.blend(here, higher);
            }
            FloatVector nan = length.mul(0);
            ofClass.add(nan).intoArray(probabilities, row);
            FloatVector right =
                    zero.blend(one, unitOfHighest.compare(VectorOperators.EQ, classOfRow));
            VectorMask<Float> isRow = SPECIES.indexInRange(row, end);
            sums.add(SQUARED, squared, row, isRow);
            sums.add(ABSOLUTE, absolute, row, isRow);
            sums.add(PROBABILITY, ofClass, row, isRow);
            FloatVector cosine = ofClass.div(length.lanewise(VectorOperators.SQRT));
            sums.add(COSINE, cosine, row, isRow);
            sums.add(ACCURACY, right.add(nan), row, isRow);
        }
    }

    private void addLogarithms(
            float[] predictions, float[] classes, int units, int first, int end, int stride) {
        FloatVector zero = FloatVector.zero(SPECIES);
        FloatVector lessLogOf2 = FloatVector.broadcast(SPECIES, -LOG_2);
        FloatVector lessLogOf1 = FloatVector.broadcast(SPECIES, -EPSILON);
        for (int row = first; row < end; row += COUNT) {
            FloatVector classOfRow = FloatVector.fromArray(SPECIES, classes, row);
            FloatVector squared = zero;
            FloatVector rough = zero;
            for (int unit = 0, at = row; unit < units; unit++, at += stride) {
                FloatVector p = FloatVector.fromArray(SPECIES, predictions, at);
                VectorMask<Float> isClass = classOfRow.compare(VectorOperators.EQ, (float) unit);
                IntVector bits = p.reinterpretAsInts().max(EPSILON_BITS);
                rough = rough.add(bits.convert(VectorOperators.I2F, 0));
                FloatVector q =
                        FloatVector.broadcast(SPECIES, L7)
                                .fma(p, FloatVector.broadcast(SPECIES, L6));
                q = q.fma(p, FloatVector.broadcast(SPECIES, L5));
                q = q.fma(p, FloatVector.broadcast(SPECIES, L4));
                q = q.fma(p, FloatVector.broadcast(SPECIES, L3));
                q = q.fma(p, FloatVector.broadcast(SPECIES, L2));
                q = q.fma(p, FloatVector.broadcast(SPECIES, L1));
                q = q.fma(p, FloatVector.broadcast(SPECIES, L0));
                FloatVector difference = q.fma(p, lessLogOf1.blend(lessLogOf2, isClass));
                squared = difference.fma(difference, squared);
            }
            rough.intoArray(roughLogarithms, row);
            sums.add(LOGARITHMIC, squared, row, SPECIES.indexInRange(row, end));
        }
    }

    private void addEntropies(int units, int first, int end) {
        FloatVector highest = FloatVector.broadcast(SPECIES, -EPSILON);
        FloatVector share = FloatVector.broadcast(SPECIES, -EPSILON * LOG_PER_BIT);
        FloatVector others =
                FloatVector.broadcast(
                        SPECIES, EPSILON * ((units - 1) * LOG_EPSILON - units * LOG_AT_ZERO_BITS));
        for (int row = first; row < end; row += COUNT) {
            FloatVector log = FloatVector.fromArray(SPECIES, probabilities, row);
            FloatVector rough = FloatVector.fromArray(SPECIES, roughLogarithms, row);
            VectorMask<Float> isRow = SPECIES.indexInRange(row, end);
            FloatVector clipped = log.blend(highest, log.compare(VectorOperators.GT, highest));
            sums.add(CROSS_ENTROPY, clipped.neg(), row, isRow);
            // ln p of the class is in the rough sum, too
            FloatVector divergence = rough.fma(share, others).sub(log.mul(1 - EPSILON));
            sums.add(DIVERGENCE, divergence, row, isRow);
        }
    }

    private void collect(int run, int units, int rows, double[] sumsOfRuns, int to) {
        double mean = 1.0 / units;
        double squared = sums.sum(SQUARED, run);
        double absolute = sums.sum(ABSOLUTE, run);
        double ofOthers = absolute - (rows - sums.sum(PROBABILITY, run));
        double ones = (units - 1.0) * rows;
        sumsOfRuns[to] += sums.sum(CROSS_ENTROPY, run);
        sumsOfRuns[to + 1] += sums.sum(ACCURACY, run);
        sumsOfRuns[to + 2] += squared * mean;
        sumsOfRuns[to + 3] += absolute * mean;
        sumsOfRuns[to + 4] += squared * mean;
        sumsOfRuns[to + 5] += sums.sum(LOGARITHMIC, run) * mean;
        sumsOfRuns[to + 6] += (ones + absolute) * mean;
        sumsOfRuns[to + 7] += (ones + 2 * ofOthers + squared) * mean;
        sumsOfRuns[to + 8] += sums.sum(COSINE, run);
        sumsOfRuns[to + 9] += sums.sum(DIVERGENCE, run);
    }
}
