package dev.creamery.engine.kernel;

import static dev.creamery.engine.kernel.Lanes.SPECIES;

import jdk.incubator.vector.FloatVector;

/**
 * Copies rows of tables into the columns of a block, 16 × 16 values at a time and for 16 lanes
 * only. As in {@link Transpose}, pairs of vectors swap their halves, quarters, eighths and
 * sixteenths; here four vectors go through two rounds without leaving the registers.
 */
final class Gatherer {

    private static final int SIDE = LaneSums.WIDTH;

    /** Vectors that the last two rounds take at once. */
    private static final int QUARTER = SIDE / 4;

    private final float[] square = new float[SIDE * SIDE];
    private final int[] starts = new int[SIDE];
    private final float[] ends = new float[SIDE * SIDE];
    private final float[][] tablesOfEnds = new float[SIDE][];

    Gatherer() {
        java.util.Arrays.fill(tablesOfEnds, ends);
    }

    /** See {@link Kernels#gather}. */
    void gather(float[][] tables, int columns, int[] tableRows, int first, Block block, int rows) {
        if (columns == 1) {
            for (int row = 0; row < rows; row++) {
                block.values()[block.start() + row] = tables[row % SIDE][tableRows[first + row]];
            }
            clear(block.values(), block.start() + rows, block.start() + VectorKernels.padded(rows));
            return;
        }
        int squares = Lanes.COUNT == SIDE ? rows / SIDE * SIDE : 0;
        for (int row = 0; row < squares; row += SIDE) {
            sixteen(tables, columns, tableRows, first + row, block, row);
        }
        for (int row = squares; row < rows; row++) {
            float[] table = tables[row % SIDE];
            int from = tableRows[first + row] * columns;
            for (int column = 0; column < columns; column++) {
                block.values()[block.at(column) + row] = table[from + column];
            }
        }
        if (rows < VectorKernels.padded(rows)) {
            for (int column = 0; column < columns; column++) {
                int start = block.at(column);
                clear(block.values(), start + rows, start + VectorKernels.padded(rows));
            }
        }
    }

    private static void clear(float[] values, int start, int end) {
        for (int at = start; at < end; at++) {
            values[at] = 0;
        }
    }

    /**
     * Copies sixteen rows, for 16 lanes only.
     *
     * @param tables 16 of (any, columns), row-major, one for each of the rows
     * @param first index in {@code tableRows} of the first of the sixteen
     * @param block of so many columns; the rows from {@code row} on are filled
     */
    private void sixteen(
            float[][] tables, int columns, int[] tableRows, int first, Block block, int row) {
        for (int column = 0; column < columns; column += SIDE) {
            boolean within = true;
            for (int one = 0; one < SIDE; one++) {
                int start = tableRows[first + one] * columns + column;
                starts[one] = start;
                within &= start + SIDE <= tables[one].length;
            }
            int left = columns - column;
            square(within ? tables : copyOfEnds(tables), left > SIDE / 2);
            for (int from = 0; from < Math.min(SIDE, left); from += QUARTER) {
                int more = Math.min(QUARTER, left - from) - 1;
                lastRounds(
                        square,
                        from * SIDE,
                        block.values(),
                        block.at(column + from) + row,
                        block.stride(),
                        more);
            }
        }
    }

    /** So that no vector reaches beyond the end of a table. */
    private float[][] copyOfEnds(float[][] tables) {
        for (int one = 0; one < SIDE; one++) {
            int there = Math.min(SIDE, tables[one].length - starts[one]);
            System.arraycopy(tables[one], starts[one], ends, one * SIDE, there);
            starts[one] = one * SIDE;
        }
        return tablesOfEnds;
    }

    private void square(float[][] tables, boolean isWide) {
        for (int one = 0; one < QUARTER; one++) {
            int second = one + QUARTER;
            int third = second + QUARTER;
            int fourth = third + QUARTER;
            if (isWide) {
                firstRounds(
                        tables[one],
                        starts[one],
                        tables[second],
                        starts[second],
                        tables[third],
                        starts[third],
                        tables[fourth],
                        starts[fourth],
                        square,
                        one * SIDE);
            } else {
                firstRoundsOfHalf(
                        tables[one],
                        starts[one],
                        tables[second],
                        starts[second],
                        tables[third],
                        starts[third],
                        tables[fourth],
                        starts[fourth],
                        square,
                        one * SIDE);
            }
        }
    }

    /** Swaps halves, then quarters. */
    private static void firstRounds(
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
    private static void firstRoundsOfHalf(
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
     * @param more columns after the first; those beyond are written first, into the last one
     */
    private static void lastRounds(
            float[] square, int from, float[] block, int to, int stride, int more) {
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
