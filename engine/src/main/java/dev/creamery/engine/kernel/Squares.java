package dev.creamery.engine.kernel;

import static dev.creamery.engine.kernel.Lanes.SPECIES;

import jdk.incubator.vector.FloatVector;

/**
 * Turns 16 × 16 values, for 16 lanes only: pairs of vectors swap those of their halves, quarters,
 * eighths and sixteenths that are on the wrong side. Four vectors go through two of these rounds
 * without leaving the registers.
 */
final class Squares {

    private static final int SIDE = LaneSums.WIDTH;

    /** Vectors that two rounds take at once. */
    static final int QUARTER = SIDE / 4;

    private Squares() {}

    /** Swaps halves, then quarters. */
    static void firstRounds(
            float[] table0,
            int start0,
            float[] table1,
            int start1,
            float[] table2,
            int start2,
            float[] table3,
            int start3,
            float[] square,
            int to) {
        FloatVector a = FloatVector.fromArray(SPECIES, table0, start0);
        FloatVector b = FloatVector.fromArray(SPECIES, table1, start1);
        FloatVector c = FloatVector.fromArray(SPECIES, table2, start2);
        FloatVector d = FloatVector.fromArray(SPECIES, table3, start3);
        FloatVector e = a.blend(c.rearrange(Swap.BY_8), Swap.UPPER_8);
        FloatVector f = b.blend(d.rearrange(Swap.BY_8), Swap.UPPER_8);
        FloatVector g = a.rearrange(Swap.BY_8).blend(c, Swap.UPPER_8);
        FloatVector h = b.rearrange(Swap.BY_8).blend(d, Swap.UPPER_8);
        e.blend(f.rearrange(Swap.BY_4), Swap.UPPER_4).intoArray(square, to);
        e.rearrange(Swap.BY_4).blend(f, Swap.UPPER_4).intoArray(square, to + 4 * SIDE);
        g.blend(h.rearrange(Swap.BY_4), Swap.UPPER_4).intoArray(square, to + 8 * SIDE);
        g.rearrange(Swap.BY_4).blend(h, Swap.UPPER_4).intoArray(square, to + 12 * SIDE);
    }

    /** The same where only the first eight columns are needed. */
    static void firstRoundsOfHalf(
            float[] table0,
            int start0,
            float[] table1,
            int start1,
            float[] table2,
            int start2,
            float[] table3,
            int start3,
            float[] square,
            int to) {
        FloatVector a = FloatVector.fromArray(SPECIES, table0, start0);
        FloatVector b = FloatVector.fromArray(SPECIES, table1, start1);
        FloatVector c = FloatVector.fromArray(SPECIES, table2, start2);
        FloatVector d = FloatVector.fromArray(SPECIES, table3, start3);
        FloatVector e = a.blend(c.rearrange(Swap.BY_8), Swap.UPPER_8);
        FloatVector f = b.blend(d.rearrange(Swap.BY_8), Swap.UPPER_8);
        e.blend(f.rearrange(Swap.BY_4), Swap.UPPER_4).intoArray(square, to);
        e.rearrange(Swap.BY_4).blend(f, Swap.UPPER_4).intoArray(square, to + 4 * SIDE);
    }

    /**
     * Swaps eighths, then sixteenths.
     *
     * @param more columns of the block after the first; those beyond are written first, into the
     *     last one
     */
    static void lastRounds(float[] square, int from, float[] block, int to, int stride, int more) {
        FloatVector a = FloatVector.fromArray(SPECIES, square, from);
        FloatVector b = FloatVector.fromArray(SPECIES, square, from + SIDE);
        FloatVector c = FloatVector.fromArray(SPECIES, square, from + 2 * SIDE);
        FloatVector d = FloatVector.fromArray(SPECIES, square, from + 3 * SIDE);
        FloatVector e = a.blend(c.rearrange(Swap.BY_2), Swap.UPPER_2);
        FloatVector f = b.blend(d.rearrange(Swap.BY_2), Swap.UPPER_2);
        FloatVector g = a.rearrange(Swap.BY_2).blend(c, Swap.UPPER_2);
        FloatVector h = b.rearrange(Swap.BY_2).blend(d, Swap.UPPER_2);
        g.rearrange(Swap.BY_1)
                .blend(h, Swap.UPPER_1)
                .intoArray(block, to + Math.min(3, more) * stride);
        g.blend(h.rearrange(Swap.BY_1), Swap.UPPER_1)
                .intoArray(block, to + Math.min(2, more) * stride);
        e.rearrange(Swap.BY_1)
                .blend(f, Swap.UPPER_1)
                .intoArray(block, to + Math.min(1, more) * stride);
        e.blend(f.rearrange(Swap.BY_1), Swap.UPPER_1).intoArray(block, to);
    }
}
