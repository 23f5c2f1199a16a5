package dev.creamery.engine.kernel;

import static dev.creamery.engine.kernel.Lanes.COUNT;
import static dev.creamery.engine.kernel.Lanes.SPECIES;

import jdk.incubator.vector.FloatVector;

/** Adds partial sums by halves: lane j and j + 8, then j + 4, j + 2, j + 1. */
final class LaneSums {

    /** Partial sums of one sum. */
    static final int WIDTH = 16;

    private LaneSums() {}

    /**
     * Sixteen sums at once.
     *
     * @param partial (16 sums, 16 partial sums), row-major; overwritten
     * @param sums (16)
     */
    static void add(float[] partial, float[] sums) {
        if (COUNT == WIDTH) {
            addVectors(partial, sums);
            return;
        }
        for (int sum = 0; sum < WIDTH; sum++) {
            sums[sum] = add(partial, sum * WIDTH);
        }
    }

    /** One sum; its partial sums, from {@code start}, are overwritten. */
    static float add(float[] partial, int start) {
        for (int half = WIDTH / 2; half > 0; half /= 2) {
            for (int lane = start; lane < start + half; lane++) {
                partial[lane] += partial[lane + half];
            }
        }
        return partial[start];
    }

    /**
     * One sum of each of sixteen runs, whose values lie together.
     *
     * @param partial (16 partial sums, 16 runs) from {@code start} on; overwritten
     * @param sums (16 runs) from {@code to} on
     */
    static void addRuns(float[] partial, int start, float[] sums, int to) {
        for (int half = WIDTH / 2; half > 1; half /= 2) {
            addHalf(partial, start, half * WIDTH, partial, start);
        }
        addHalf(partial, start, WIDTH, sums, to);
    }

    private static void addHalf(float[] partial, int start, int count, float[] sums, int to) {
        for (int at = 0; at < count; at += COUNT) {
            FloatVector.fromArray(SPECIES, partial, start + at)
                    .add(FloatVector.fromArray(SPECIES, partial, start + count + at))
                    .intoArray(sums, to + at);
        }
    }

    /**
     * Halves two vectors at a time, and puts what is left of both into one: after four rounds, each
     * of half as many vectors, lane k holds sum k.
     */
    private static void addVectors(float[] partial, float[] sums) {
        for (int sum = 0; sum < 8; sum++) {
            FloatVector low = FloatVector.fromArray(SPECIES, partial, sum * WIDTH);
            FloatVector high = FloatVector.fromArray(SPECIES, partial, (sum + 8) * WIDTH);
            low.add(low.rearrange(Swap.BY_8))
                    .blend(high.add(high.rearrange(Swap.BY_8)), Swap.UPPER_8)
                    .intoArray(partial, sum * WIDTH);
        }
        for (int sum = 0; sum < 4; sum++) {
            FloatVector low = FloatVector.fromArray(SPECIES, partial, sum * WIDTH);
            FloatVector high = FloatVector.fromArray(SPECIES, partial, (sum + 4) * WIDTH);
            low.add(low.rearrange(Swap.BY_4))
                    .blend(high.add(high.rearrange(Swap.BY_4)), Swap.UPPER_4)
                    .intoArray(partial, sum * WIDTH);
        }
        FloatVector v0 = FloatVector.fromArray(SPECIES, partial, 0);
        FloatVector v1 = FloatVector.fromArray(SPECIES, partial, WIDTH);
        FloatVector v2 = FloatVector.fromArray(SPECIES, partial, 2 * WIDTH);
        FloatVector v3 = FloatVector.fromArray(SPECIES, partial, 3 * WIDTH);
        FloatVector even =
                v0.add(v0.rearrange(Swap.BY_2))
                        .blend(v2.add(v2.rearrange(Swap.BY_2)), Swap.UPPER_2);
        FloatVector odd =
                v1.add(v1.rearrange(Swap.BY_2))
                        .blend(v3.add(v3.rearrange(Swap.BY_2)), Swap.UPPER_2);
        even.add(even.rearrange(Swap.BY_1))
                .blend(odd.add(odd.rearrange(Swap.BY_1)), Swap.UPPER_1)
                .intoArray(sums, 0);
    }
}
