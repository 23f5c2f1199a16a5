package dev.creamery.engine.kernel;

import static dev.creamery.engine.kernel.Lanes.COUNT;

/**
 * Turns blocks of units by rows into rows by units, {@link Squares} of 16 × 16 values at a time.
 */
final class Transpose {

    private static final int SIDE = LaneSums.WIDTH;

    private final float[] square = new float[SIDE * SIDE];

    /**
     * @param in of so many units
     * @param out (rows, width) from {@code outStart} on, of room for a multiple of 16 rows; columns
     *     from {@code units} on get some values or other
     * @param width a multiple of 16
     */
    void transpose(Block in, int units, int rows, float[] out, int outStart, int width) {
        for (int unit = 0; unit < units; unit += SIDE) {
            for (int row = 0; row < rows; row += SIDE) {
                if (COUNT == SIDE) {
                    int last = Math.min(SIDE, units - unit) - 1;
                    square(
                            in.values(),
                            in.at(unit) + row,
                            in.stride(),
                            last,
                            out,
                            outStart + row * width + unit,
                            width);
                } else {
                    byValues(
                            in,
                            unit,
                            Math.min(units, unit + SIDE),
                            row,
                            rows,
                            out,
                            outStart,
                            width);
                }
            }
        }
    }

    private static void byValues(
            Block in,
            int firstUnit,
            int endUnit,
            int firstRow,
            int rows,
            float[] out,
            int outStart,
            int width) {
        for (int row = firstRow; row < Math.min(rows, firstRow + SIDE); row++) {
            for (int unit = firstUnit; unit < endUnit; unit++) {
                out[outStart + row * width + unit] = in.values()[in.at(unit) + row];
            }
        }
    }

    /**
     * @param last unit that there is; it stands for those beyond, too
     */
    private void square(
            float[] in, int start, int stride, int last, float[] out, int to, int width) {
        for (int one = 0; one < Squares.QUARTER; one++) {
            Squares.firstRounds(
                    in,
                    start + Math.min(one, last) * stride,
                    in,
                    start + Math.min(one + Squares.QUARTER, last) * stride,
                    in,
                    start + Math.min(one + 2 * Squares.QUARTER, last) * stride,
                    in,
                    start + Math.min(one + 3 * Squares.QUARTER, last) * stride,
                    square,
                    one * SIDE);
        }
        for (int row = 0; row < SIDE; row += Squares.QUARTER) {
            Squares.lastRounds(
                    square, row * SIDE, out, to + row * width, width, Squares.QUARTER - 1);
        }
    }
}
