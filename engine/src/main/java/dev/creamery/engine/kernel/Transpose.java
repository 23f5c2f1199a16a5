package dev.creamery.engine.kernel;

import static dev.creamery.engine.kernel.Lanes.COUNT;
import static dev.creamery.engine.kernel.Lanes.SPECIES;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShuffle;

/**
 * Turns blocks of units by rows into rows by units, 16 × 16 values at a time: in four rounds, pairs
 * of vectors swap those of their halves, quarters, eighths and sixteenths that are on the wrong
 * side.
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
                    bySwaps(
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
    private void bySwaps(
            float[] in, int start, int stride, int last, float[] out, int to, int width) {
        round(in, start, stride, last, square, 0, SIDE, 8, Swap.BY_8, Swap.UPPER_8);
        round(square, 0, SIDE, SIDE, square, 0, SIDE, 4, Swap.BY_4, Swap.UPPER_4);
        round(square, 0, SIDE, SIDE, square, 0, SIDE, 2, Swap.BY_2, Swap.UPPER_2);
        round(square, 0, SIDE, SIDE, out, to, width, 1, Swap.BY_1, Swap.UPPER_1);
    }

    private static void round(
            float[] from,
            int start,
            int step,
            int last,
            float[] into,
            int to,
            int toStep,
            int distance,
            VectorShuffle<Float> swap,
            VectorMask<Float> upper) {
        for (int pair = 0; pair < SIDE / 2; pair++) {
            int low = (pair / distance) * 2 * distance + pair % distance;
            int high = low + distance;
            FloatVector a =
                    FloatVector.fromArray(SPECIES, from, start + Math.min(low, last) * step);
            FloatVector b =
                    FloatVector.fromArray(SPECIES, from, start + Math.min(high, last) * step);
            a.blend(b.rearrange(swap), upper).intoArray(into, to + low * toStep);
            a.rearrange(swap).blend(b, upper).intoArray(into, to + high * toStep);
        }
    }
}
