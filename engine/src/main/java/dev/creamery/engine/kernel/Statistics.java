package dev.creamery.engine.kernel;

import static dev.creamery.engine.kernel.Lanes.COUNT;
import static dev.creamery.engine.kernel.Lanes.SPECIES;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/**
 * The statistics of a minibatch: values of single rows in 32 bits, as Keras has them, added up in
 * 16 partial sums, these in 64 bits. Many small loops: a large one would outgrow what the compiler
 * is ready to inline, and then keeps every vector on the heap.
 */
final class Statistics {

    private static final int WIDTH = LaneSums.WIDTH;

    /** So many rows are added up in 32 bits at the most, for the sake of precision. */
    private static final int ROWS_AT_ONCE = 1024;

    private static final float EPSILON = 1e-7f;
    private static final float LOG_EPSILON = (float) Math.log(1e-7);

    /** ln(1 + t) of a target 0, which counts as ε, and what a target 1 has more. */
    private static final float LOG_1_OF_0 = 1e-7f;

    private static final float LOG_1_OF_1 = (float) (Math.log(2) - 1e-7);
    private static final float SMALLEST_SQUARED_LENGTH = 1e-12f;

    // Places in the array of partial sums.
    private static final int SQUARED = 0;
    private static final int ABSOLUTE = 1;
    private static final int LOGARITHMIC = 2;
    private static final int HINGE = 3;
    private static final int SQUARED_HINGE = 4;
    private static final int COSINE = 5;
    private static final int DIVERGENCE = 6;
    private static final int CROSS_ENTROPY = 7;
    private static final int ACCURACY = 8;
    private static final int COMPLEMENT = 9;

    private static final int SUMS = 10;

    private final boolean lanesAreRuns;
    private final float[] partial = new float[10 * WIDTH];
    private float[] logarithms = {};
    private float[] logarithmsOfTargets = {};

    /**
     * @param lanesAreRuns whether every sixteenth value of a block is of one run, which gets sums
     *     of its own
     */
    Statistics(boolean lanesAreRuns) {
        this.lanesAreRuns = lanesAreRuns;
    }

    /** See {@link Kernels#measure}. */
    void add(
            float[] predictions,
            float[] targets,
            int units,
            int rows,
            int stride,
            CrossEntropy loss,
            boolean binaryTargets,
            double[] sums) {
        if (logarithms.length < units * stride) {
            logarithms = new float[units * stride];
            logarithmsOfTargets = new float[units * stride];
        }
        for (int first = 0; first < rows; first += ROWS_AT_ONCE) {
            int end = Math.min(rows, first + ROWS_AT_ONCE);
            for (int lane = 0; lane < WIDTH; lane += COUNT) {
                errors(predictions, targets, units, first + lane, end, stride, lane);
                hinges(predictions, targets, units, first + lane, end, stride, lane, binaryTargets);
                cosine(predictions, targets, units, first + lane, end, stride, lane);
                if (units == 1) {
                    accuracyOfOne(predictions, targets, first + lane, end, lane);
                } else {
                    accuracy(predictions, targets, units, first + lane, end, stride, lane);
                }
            }
            logarithms(predictions, 1, units, first, end, stride, logarithms);
            if (binaryTargets) {
                linear(targets, units, first, end, stride, LOG_1_OF_1, LOG_1_OF_0);
            } else {
                logarithms(targets, 1, units, first, end, stride, logarithmsOfTargets);
            }
            for (int lane = 0; lane < WIDTH; lane += COUNT) {
                logarithmicErrors(units, first + lane, end, stride, lane);
            }
            logarithms(predictions, 0, units, first, end, stride, logarithms);
            if (binaryTargets) {
                linear(targets, units, first, end, stride, -LOG_EPSILON, LOG_EPSILON);
            } else {
                logarithms(targets, 0, units, first, end, stride, logarithmsOfTargets);
            }
            for (int lane = 0; lane < WIDTH; lane += COUNT) {
                divergence(targets, units, first + lane, end, stride, lane);
                crossEntropy(targets, units, first + lane, end, stride, lane, CROSS_ENTROPY);
            }
            if (loss == CrossEntropy.BINARY) {
                complements(predictions, units, first, end, stride);
                logarithms(logarithmsOfTargets, 0, units, first, end, stride, logarithms);
                complements(targets, units, first, end, stride);
                for (int lane = 0; lane < WIDTH; lane += COUNT) {
                    crossEntropy(
                            logarithmsOfTargets,
                            units,
                            first + lane,
                            end,
                            stride,
                            lane,
                            COMPLEMENT);
                }
            }
            for (int lane = 0; lane < WIDTH; lane++) {
                collect(lane, units, loss, sums, lanesAreRuns ? lane * SUMS : 0);
            }
        }
    }

    private void collect(int lane, int units, CrossEntropy loss, double[] sums, int to) {
        double mean = 1.0 / units;
        double squared = partial[SQUARED * WIDTH + lane] * mean;
        double crossEntropy = partial[CROSS_ENTROPY * WIDTH + lane];
        double complement = partial[COMPLEMENT * WIDTH + lane];
        sums[to] +=
                switch (loss) {
                    case NONE -> squared;
                    case BINARY -> (crossEntropy + complement) * mean;
                    case CATEGORICAL -> crossEntropy;
                };
        sums[to + 1] += partial[ACCURACY * WIDTH + lane];
        sums[to + 2] += squared;
        sums[to + 3] += partial[ABSOLUTE * WIDTH + lane] * mean;
        sums[to + 4] += squared;
        sums[to + 5] += partial[LOGARITHMIC * WIDTH + lane] * mean;
        sums[to + 6] += partial[HINGE * WIDTH + lane] * mean;
        sums[to + 7] += partial[SQUARED_HINGE * WIDTH + lane] * mean;
        sums[to + 8] += partial[COSINE * WIDTH + lane];
        sums[to + 9] += partial[DIVERGENCE * WIDTH + lane];
    }

    private void keep(FloatVector sum, int index, int lane) {
        sum.intoArray(partial, index * WIDTH + lane);
    }

    private void errors(
            float[] predictions,
            float[] targets,
            int units,
            int first,
            int end,
            int stride,
            int lane) {
        FloatVector squared = FloatVector.zero(SPECIES);
        FloatVector absolute = squared;
        for (int row = first; row < end; row += WIDTH) {
            VectorMask<Float> rows = SPECIES.indexInRange(row, end);
            for (int unit = 0, at = row; unit < units; unit++, at += stride) {
                FloatVector p = FloatVector.fromArray(SPECIES, predictions, at);
                FloatVector error = p.sub(FloatVector.fromArray(SPECIES, targets, at));
                squared = squared.add(error.mul(error), rows);
                absolute = absolute.add(error.abs(), rows);
            }
        }
        keep(squared, SQUARED, lane);
        keep(absolute, ABSOLUTE, lane);
    }

    private void hinges(
            float[] predictions,
            float[] targets,
            int units,
            int first,
            int end,
            int stride,
            int lane,
            boolean binaryTargets) {
        float factor = binaryTargets ? 2 : 1;
        float shift = binaryTargets ? -1 : 0;
        FloatVector hinge = FloatVector.zero(SPECIES);
        FloatVector squared = hinge;
        for (int row = first; row < end; row += WIDTH) {
            VectorMask<Float> rows = SPECIES.indexInRange(row, end);
            for (int unit = 0, at = row; unit < units; unit++, at += stride) {
                FloatVector p = FloatVector.fromArray(SPECIES, predictions, at);
                FloatVector t = FloatVector.fromArray(SPECIES, targets, at).mul(factor).add(shift);
                FloatVector margin = p.mul(t).neg().add(1);
                margin = margin.blend(0, margin.compare(VectorOperators.LT, 0));
                hinge = hinge.add(margin, rows);
                squared = squared.add(margin.mul(margin), rows);
            }
        }
        keep(hinge, HINGE, lane);
        keep(squared, SQUARED_HINGE, lane);
    }

    private static FloatVector atLeast(FloatVector values, float lowest) {
        return values.blend(lowest, values.compare(VectorOperators.LT, lowest));
    }

    /** {@code into = ln(max(values, ε) + shift)}. */
    private static void logarithms(
            float[] values, float shift, int units, int first, int end, int stride, float[] into) {
        for (int unit = 0, at = 0; unit < units; unit++, at += stride) {
            Elementary.log(values, EPSILON, shift, at + first, at + end, into);
        }
    }

    /** {@code logarithmsOfTargets = targets · factor + shift}, right for targets 0 and 1. */
    private void linear(
            float[] targets, int units, int first, int end, int stride, float factor, float shift) {
        FloatVector factors = FloatVector.broadcast(SPECIES, factor);
        FloatVector shifts = FloatVector.broadcast(SPECIES, shift);
        for (int unit = 0, at = 0; unit < units; unit++, at += stride) {
            for (int index = at + first; index < at + end; index += COUNT) {
                FloatVector.fromArray(SPECIES, targets, index)
                        .fma(factors, shifts)
                        .intoArray(logarithmsOfTargets, index);
            }
        }
    }

    /** {@code logarithmsOfTargets = 1 − values}. */
    private void complements(float[] values, int units, int first, int end, int stride) {
        linear(values, units, first, end, stride, -1, 1);
    }

    private void logarithmicErrors(int units, int first, int end, int stride, int lane) {
        FloatVector squared = FloatVector.zero(SPECIES);
        for (int row = first; row < end; row += WIDTH) {
            VectorMask<Float> rows = SPECIES.indexInRange(row, end);
            for (int unit = 0, at = row; unit < units; unit++, at += stride) {
                FloatVector error =
                        FloatVector.fromArray(SPECIES, logarithms, at)
                                .sub(FloatVector.fromArray(SPECIES, logarithmsOfTargets, at));
                squared = squared.add(error.mul(error), rows);
            }
        }
        keep(squared, LOGARITHMIC, lane);
    }

    private void divergence(float[] targets, int units, int first, int end, int stride, int lane) {
        FloatVector sum = FloatVector.zero(SPECIES);
        FloatVector one = FloatVector.broadcast(SPECIES, 1);
        for (int row = first; row < end; row += WIDTH) {
            VectorMask<Float> rows = SPECIES.indexInRange(row, end);
            for (int unit = 0, at = row; unit < units; unit++, at += stride) {
                FloatVector t = atLeast(FloatVector.fromArray(SPECIES, targets, at), EPSILON);
                t = t.blend(one, t.compare(VectorOperators.GT, one));
                FloatVector log = FloatVector.fromArray(SPECIES, logarithmsOfTargets, at);
                log = log.blend(0, log.compare(VectorOperators.GT, 0));
                FloatVector ratio = log.sub(FloatVector.fromArray(SPECIES, logarithms, at));
                sum = sum.add(t.mul(ratio), rows);
            }
        }
        keep(sum, DIVERGENCE, lane);
    }

    /** Probabilities are clipped to 1 − ε, so their logarithms to ln(1 − ε). */
    private void crossEntropy(
            float[] targets, int units, int first, int end, int stride, int lane, int place) {
        FloatVector sum = FloatVector.zero(SPECIES);
        FloatVector highest = FloatVector.broadcast(SPECIES, -EPSILON);
        for (int row = first; row < end; row += WIDTH) {
            VectorMask<Float> rows = SPECIES.indexInRange(row, end);
            for (int unit = 0, at = row; unit < units; unit++, at += stride) {
                FloatVector log = FloatVector.fromArray(SPECIES, logarithms, at);
                log = log.blend(highest, log.compare(VectorOperators.GT, highest));
                FloatVector t = FloatVector.fromArray(SPECIES, targets, at);
                sum = sum.sub(t.mul(log), rows);
            }
        }
        keep(sum, place, lane);
    }

    private void cosine(
            float[] predictions,
            float[] targets,
            int units,
            int first,
            int end,
            int stride,
            int lane) {
        FloatVector sum = FloatVector.zero(SPECIES);
        for (int row = first; row < end; row += WIDTH) {
            FloatVector product = FloatVector.zero(SPECIES);
            FloatVector ofPredictions = product;
            FloatVector ofTargets = product;
            for (int unit = 0, at = row; unit < units; unit++, at += stride) {
                FloatVector p = FloatVector.fromArray(SPECIES, predictions, at);
                FloatVector t = FloatVector.fromArray(SPECIES, targets, at);
                product = p.fma(t, product);
                ofPredictions = p.fma(p, ofPredictions);
                ofTargets = t.fma(t, ofTargets);
            }
            FloatVector lengths =
                    atLeast(ofPredictions, SMALLEST_SQUARED_LENGTH)
                            .mul(atLeast(ofTargets, SMALLEST_SQUARED_LENGTH))
                            .lanewise(VectorOperators.SQRT);
            sum = sum.add(product.div(lengths), SPECIES.indexInRange(row, end));
        }
        keep(sum, COSINE, lane);
    }

    private void accuracyOfOne(float[] predictions, float[] targets, int first, int end, int lane) {
        FloatVector sum = FloatVector.zero(SPECIES);
        FloatVector one = FloatVector.broadcast(SPECIES, 1);
        for (int row = first; row < end; row += WIDTH) {
            FloatVector p = FloatVector.fromArray(SPECIES, predictions, row);
            FloatVector t = FloatVector.fromArray(SPECIES, targets, row);
            FloatVector predicted =
                    FloatVector.zero(SPECIES).blend(one, p.compare(VectorOperators.GT, 0.5f));
            FloatVector right =
                    FloatVector.zero(SPECIES).blend(one, predicted.compare(VectorOperators.EQ, t));
            sum = sum.add(right.add(p.mul(0)), SPECIES.indexInRange(row, end));
        }
        keep(sum, ACCURACY, lane);
    }

    /** Whether the first highest prediction and the first highest target are of one unit. */
    private void accuracy(
            float[] predictions,
            float[] targets,
            int units,
            int first,
            int end,
            int stride,
            int lane) {
        FloatVector sum = FloatVector.zero(SPECIES);
        FloatVector one = FloatVector.broadcast(SPECIES, 1);
        for (int row = first; row < end; row += WIDTH) {
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
            sum = sum.add(right.add(all.mul(0)), SPECIES.indexInRange(row, end));
        }
        keep(sum, ACCURACY, lane);
    }
}
