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
        for (int sum = 0; sum < 4; sum++) {
            FloatVector a = FloatVector.fromArray(SPECIES, partial, sum * WIDTH);
            FloatVector b = FloatVector.fromArray(SPECIES, partial, (sum + 4) * WIDTH);
            FloatVector c = FloatVector.fromArray(SPECIES, partial, (sum + 8) * WIDTH);
            FloatVector d = FloatVector.fromArray(SPECIES, partial, (sum + 12) * WIDTH);
            a = a.blend(c, Swap.UPPER_8).add(c.blend(a, Swap.UPPER_8).rearrange(Swap.BY_8));
            b = b.blend(d, Swap.UPPER_8).add(d.blend(b, Swap.UPPER_8).rearrange(Swap.BY_8));
            a.blend(b, Swap.UPPER_4)
                    .add(b.blend(a, Swap.UPPER_4).rearrange(Swap.BY_4))
                    .intoArray(partial, sum * WIDTH);
        }
        FloatVector a = FloatVector.fromArray(SPECIES, partial, 0);
        FloatVector b = FloatVector.fromArray(SPECIES, partial, WIDTH);
        FloatVector c = FloatVector.fromArray(SPECIES, partial, 2 * WIDTH);
        FloatVector d = FloatVector.fromArray(SPECIES, partial, 3 * WIDTH);
        a = a.blend(c, Swap.UPPER_2).add(c.blend(a, Swap.UPPER_2).rearrange(Swap.BY_2));
        b = b.blend(d, Swap.UPPER_2).add(d.blend(b, Swap.UPPER_2).rearrange(Swap.BY_2));
        a.blend(b, Swap.UPPER_1)
                .add(b.blend(a, Swap.UPPER_1).rearrange(Swap.BY_1))
                .intoArray(sums, 0);
    }
}
