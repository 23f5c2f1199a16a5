package dev.creamery.engine.kernel;

import static dev.creamery.engine.kernel.Lanes.COUNT;
import static dev.creamery.engine.kernel.Lanes.SPECIES;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/**
 * The loops of {@link Statistics}: each works on values {@code first} to before {@code end} of
 * every unit, and adds rows to its partial sums. Many small loops: a large one would outgrow what
 * the compiler is ready to inline, and then keeps every vector on the heap.
 */
final class StatisticLoops {

    // Places in the array of partial sums.
    static final int SQUARED = 0;
    static final int ABSOLUTE = 1;
    static final int LOGARITHMIC = 2;
    static final int HINGE = 3;
    static final int SQUARED_HINGE = 4;
    static final int COSINE = 5;
    static final int DIVERGENCE = 6;
    static final int CROSS_ENTROPY = 7;
    static final int ACCURACY = 8;
    static final int COMPLEMENT = 9;

    private static final int COUNT_OF_SUMS = 10;
    private static final float EPSILON = 1e-7f;
    private static final float LOG_EPSILON = (float) Math.log(1e-7);

    /** ln(1 + t) of a target 0, which counts as ε, and what a target 1 has more. */
    private static final float LOG_1_OF_0 = 1e-7f;

    private static final float LOG_1_OF_1 = (float) (Math.log(2) - 1e-7);
    private static final float SMALLEST_SQUARED_LENGTH = 1e-12f;

    private final PartialSums sums;

    /**
     * @param runs see {@link Statistics}
     */
    StatisticLoops(int runs) {
        sums = new PartialSums(COUNT_OF_SUMS, runs);
    }

    /** What the loops add to. */
    PartialSums sums() {
        return sums;
    }

    /** Squared and absolute errors, cosine similarity. */
    void errors(float[] predictions, float[] targets, int units, int first, int end, int stride) {
        for (int row = first; row < end; row += COUNT) {
            FloatVector squared = FloatVector.zero(SPECIES);
            FloatVector absolute = squared;
            FloatVector product = squared;
            FloatVector ofPredictions = squared;
            FloatVector ofTargets = squared;
            for (int unit = 0, at = row; unit < units; unit++, at += stride) {
                FloatVector p = FloatVector.fromArray(SPECIES, predictions, at);
                FloatVector t = FloatVector.fromArray(SPECIES, targets, at);
                FloatVector error = p.sub(t);
                squared = error.fma(error, squared);
                absolute = absolute.add(error.abs());
                product = p.fma(t, product);
                ofPredictions = p.fma(p, ofPredictions);
                ofTargets = t.fma(t, ofTargets);
            }
            FloatVector lengths =
                    atLeast(ofPredictions, SMALLEST_SQUARED_LENGTH)
                            .mul(atLeast(ofTargets, SMALLEST_SQUARED_LENGTH))
                            .lanewise(VectorOperators.SQRT);
            VectorMask<Float> rows = SPECIES.indexInRange(row, end);
            sums.add(SQUARED, squared, row, rows);
            sums.add(ABSOLUTE, absolute, row, rows);
            sums.add(COSINE, product.div(lengths), row, rows);
        }
    }

    /** Hinge losses. */
    void hinges(
            float[] predictions,
            float[] targets,
            int units,
            int first,
            int end,
            int stride,
            boolean binaryTargets) {
        // the negative of the target that a hinge loss takes: −1 or 1, or the target itself
        FloatVector factor = FloatVector.broadcast(SPECIES, binaryTargets ? -2 : -1);
        FloatVector shift = FloatVector.broadcast(SPECIES, binaryTargets ? 1 : 0);
        FloatVector one = FloatVector.broadcast(SPECIES, 1);
        for (int row = first; row < end; row += COUNT) {
            FloatVector hinge = FloatVector.zero(SPECIES);
            FloatVector squared = hinge;
            for (int unit = 0, at = row; unit < units; unit++, at += stride) {
                FloatVector p = FloatVector.fromArray(SPECIES, predictions, at);
                FloatVector t = FloatVector.fromArray(SPECIES, targets, at).fma(factor, shift);
                FloatVector margin = atLeast(p.fma(t, one), 0);
                hinge = hinge.add(margin);
                squared = margin.fma(margin, squared);
            }
            VectorMask<Float> rows = SPECIES.indexInRange(row, end);
            sums.add(HINGE, hinge, row, rows);
            sums.add(SQUARED_HINGE, squared, row, rows);
        }
    }

    private static FloatVector atLeast(FloatVector values, float lowest) {
        return values.blend(lowest, values.compare(VectorOperators.LT, lowest));
    }

    /** {@code complements = 1 − values}. */
    static void complements(
            float[] values, int units, int first, int end, int stride, float[] complements) {
        FloatVector one = FloatVector.broadcast(SPECIES, 1);
        for (int unit = 0, start = 0; unit < units; unit++, start += stride) {
            for (int at = start + first; at < start + end; at += COUNT) {
                one.sub(FloatVector.fromArray(SPECIES, values, at)).intoArray(complements, at);
            }
        }
    }

    /**
     * Squared logarithmic errors.
     *
     * @param logarithms of 1 + predictions
     * @param targets 0 or 1
     */
    void logarithmicErrors(
            float[] logarithms, float[] targets, int units, int first, int end, int stride) {
        FloatVector factor = FloatVector.broadcast(SPECIES, -LOG_1_OF_1);
        FloatVector shift = FloatVector.broadcast(SPECIES, -LOG_1_OF_0);
        for (int row = first; row < end; row += COUNT) {
            FloatVector squared = FloatVector.zero(SPECIES);
            for (int unit = 0, at = row; unit < units; unit++, at += stride) {
                FloatVector error =
                        FloatVector.fromArray(SPECIES, targets, at)
                                .fma(factor, shift)
                                .add(FloatVector.fromArray(SPECIES, logarithms, at));
                squared = error.fma(error, squared);
            }
            sums.add(LOGARITHMIC, squared, row, SPECIES.indexInRange(row, end));
        }
    }

    /** Squared logarithmic errors, of the logarithms of 1 + predictions and of 1 + targets. */
    void differences(float[] ones, float[] others, int units, int first, int end, int stride) {
        for (int row = first; row < end; row += COUNT) {
            FloatVector squared = FloatVector.zero(SPECIES);
            for (int unit = 0, at = row; unit < units; unit++, at += stride) {
                FloatVector error =
                        FloatVector.fromArray(SPECIES, ones, at)
                                .sub(FloatVector.fromArray(SPECIES, others, at));
                squared = error.fma(error, squared);
            }
            sums.add(LOGARITHMIC, squared, row, SPECIES.indexInRange(row, end));
        }
    }

    /**
     * Divergence and cross-entropy.
     *
     * @param logarithms of predictions
     * @param targets 0 or 1
     */
    void entropies(float[] logarithms, float[] targets, int units, int first, int end, int stride) {
        FloatVector highest = FloatVector.broadcast(SPECIES, -EPSILON);
        FloatVector factor = FloatVector.broadcast(SPECIES, -LOG_EPSILON);
        FloatVector shift = FloatVector.broadcast(SPECIES, LOG_EPSILON);
        for (int row = first; row < end; row += COUNT) {
            FloatVector divergence = FloatVector.zero(SPECIES);
            FloatVector crossEntropy = divergence;
            for (int unit = 0, at = row; unit < units; unit++, at += stride) {
                FloatVector log = FloatVector.fromArray(SPECIES, logarithms, at);
                FloatVector t = FloatVector.fromArray(SPECIES, targets, at);
                FloatVector ratio = t.fma(factor, shift).sub(log);
                divergence = atLeast(t, EPSILON).fma(ratio, divergence);
                FloatVector clipped = log.blend(highest, log.compare(VectorOperators.GT, highest));
                crossEntropy = crossEntropy.sub(t.mul(clipped));
            }
            VectorMask<Float> rows = SPECIES.indexInRange(row, end);
            sums.add(DIVERGENCE, divergence, row, rows);
            sums.add(CROSS_ENTROPY, crossEntropy, row, rows);
        }
    }

    /** Divergence, of the logarithms of predictions and of targets. */
    void divergence(
            float[] logarithms,
            float[] logarithmsOfTargets,
            float[] targets,
            int units,
            int first,
            int end,
            int stride) {
        FloatVector one = FloatVector.broadcast(SPECIES, 1);
        for (int row = first; row < end; row += COUNT) {
            FloatVector sum = FloatVector.zero(SPECIES);
            for (int unit = 0, at = row; unit < units; unit++, at += stride) {
                FloatVector t = atLeast(FloatVector.fromArray(SPECIES, targets, at), EPSILON);
                t = t.blend(one, t.compare(VectorOperators.GT, one));
                FloatVector log = FloatVector.fromArray(SPECIES, logarithmsOfTargets, at);
                log = log.blend(0, log.compare(VectorOperators.GT, 0));
                FloatVector ratio = log.sub(FloatVector.fromArray(SPECIES, logarithms, at));
                sum = t.fma(ratio, sum);
            }
            sums.add(DIVERGENCE, sum, row, SPECIES.indexInRange(row, end));
        }
    }

    /** Probabilities are clipped to 1 − ε, so their logarithms to ln(1 − ε). */
    void crossEntropy(
            float[] logarithms, float[] targets, int units, int first, int end, int stride) {
        FloatVector highest = FloatVector.broadcast(SPECIES, -EPSILON);
        for (int row = first; row < end; row += COUNT) {
            FloatVector sum = FloatVector.zero(SPECIES);
            for (int unit = 0, at = row; unit < units; unit++, at += stride) {
                FloatVector log = FloatVector.fromArray(SPECIES, logarithms, at);
                log = log.blend(highest, log.compare(VectorOperators.GT, highest));
                FloatVector t = FloatVector.fromArray(SPECIES, targets, at);
                sum = sum.sub(t.mul(log));
            }
            sums.add(CROSS_ENTROPY, sum, row, SPECIES.indexInRange(row, end));
        }
    }

    /**
     * The other half of a binary cross-entropy.
     *
     * @param logarithms of 1 − predictions
     */
    void crossEntropyOfComplements(
            float[] logarithms, float[] targets, int units, int first, int end, int stride) {
        FloatVector highest = FloatVector.broadcast(SPECIES, -EPSILON);
        FloatVector one = FloatVector.broadcast(SPECIES, 1);
        for (int row = first; row < end; row += COUNT) {
            FloatVector sum = FloatVector.zero(SPECIES);
            for (int unit = 0, at = row; unit < units; unit++, at += stride) {
                FloatVector log = FloatVector.fromArray(SPECIES, logarithms, at);
                log = log.blend(highest, log.compare(VectorOperators.GT, highest));
                FloatVector t = one.sub(FloatVector.fromArray(SPECIES, targets, at));
                sum = sum.sub(t.mul(log));
            }
            sums.add(COMPLEMENT, sum, row, SPECIES.indexInRange(row, end));
        }
    }

    /** Of a single output: target against (output &gt; ½). */
    void accuracyOfOne(
            float[] predictions, float[] targets, int units, int first, int end, int stride) {
        FloatVector one = FloatVector.broadcast(SPECIES, 1);
        for (int row = first; row < end; row += COUNT) {
            FloatVector p = FloatVector.fromArray(SPECIES, predictions, row);
            FloatVector t = FloatVector.fromArray(SPECIES, targets, row);
            FloatVector predicted =
                    FloatVector.zero(SPECIES).blend(one, p.compare(VectorOperators.GT, 0.5f));
            FloatVector right =
                    FloatVector.zero(SPECIES).blend(one, predicted.compare(VectorOperators.EQ, t));
            sums.add(ACCURACY, p.mul(0).add(right), row, SPECIES.indexInRange(row, end));
        }
    }

    /** Whether the first highest prediction and the first highest target are of one unit. */
    void accuracy(float[] predictions, float[] targets, int units, int first, int end, int stride) {
        FloatVector one = FloatVector.broadcast(SPECIES, 1);
        for (int row = first; row < end; row += COUNT) {
            FloatVector highest = FloatVector.fromArray(SPECIES, predictions, row);
            FloatVector highestTarget = FloatVector.fromArray(SPECIES, targets, row);
            FloatVector unitOfHighest = FloatVector.zero(SPECIES);
            FloatVector unitOfTarget = unitOfHighest;
            FloatVector all = highest;
            for (int unit = 1, at = row + stride; unit < units; unit++, at += stride) {
                FloatVector p = FloatVector.fromArray(SPECIES, predictions, at);
                FloatVector t = FloatVector.fromArray(SPECIES, targets, at);
                FloatVector here = FloatVector.broadcast(SPECIES, unit);
                VectorMask<Float> higher = p.compare(VectorOperators.GT, highest);
                highest = highest.blend(p, higher);
                unitOfHighest = unitOfHighest.blend(here, higher);
                VectorMask<Float> higherTarget = t.compare(VectorOperators.GT, highestTarget);
                highestTarget = highestTarget.blend(t, higherTarget);
                unitOfTarget = unitOfTarget.blend(here, higherTarget);
                all = all.add(p);
            }
            FloatVector right =
                    FloatVector.zero(SPECIES)
                            .blend(one, unitOfHighest.compare(VectorOperators.EQ, unitOfTarget));
            sums.add(ACCURACY, all.mul(0).add(right), row, SPECIES.indexInRange(row, end));
        }
    }
}
