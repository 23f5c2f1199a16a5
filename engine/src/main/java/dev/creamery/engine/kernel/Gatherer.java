package dev.creamery.engine.kernel;

/**
 * Copies rows of tables into the columns of a block, {@link Squares} of 16 × 16 values at a time
 * where there are 16 lanes.
 */
final class Gatherer {

    private static final int SIDE = LaneSums.WIDTH;
    private static final int QUARTER = Squares.QUARTER;

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
                Squares.lastRounds(
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
                Squares.firstRounds(
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
                Squares.firstRoundsOfHalf(
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
}
