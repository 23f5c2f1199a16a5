package dev.creamery.engine.kernel;

import static dev.creamery.engine.kernel.Lanes.COUNT;
import static dev.creamery.engine.kernel.Lanes.SPECIES;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/**
 * A matrix times a block, both in memory: {@code out[a][c] = initial[a] + Σ matrix[a, k] ·
 * block[k][c]}, summed in the order of k. Tiles of the result stay in registers while k runs. Where
 * fewer than four rows are left, the last one is computed again and written over itself.
 */
final class MatrixTiles {

    /** Leaves every value as it is; a floor of 0 is ReLU. */
    static final float NO_FLOOR = Float.NEGATIVE_INFINITY;

    private static final int TILE_ROWS = 4;

    /** Columns of the small tile; the number of columns is a multiple of it. */
    static final int SMALL_TILE = 2 * COUNT;

    /** Columns of the large tile, which needs 32 registers. */
    static final int LARGE_TILE = COUNT == 16 ? 4 * COUNT : SMALL_TILE;

    private MatrixTiles() {}

    /**
     * @param matrixStart index of matrix[0, 0]
     * @param rowStep from one row of the matrix to the next
     * @param termStep from one column of the matrix to the next
     * @param terms columns of the matrix, rows of the block
     * @param blockStart index of block[0][0]
     * @param stride from one row of the block to the next
     * @param initialStep 1, or 0 if all rows begin with the same value
     * @param rows of the matrix and the result
     * @param columns of the block and the result, a multiple of {@link #SMALL_TILE}
     * @param floor what replaces lower values
     */
    static void multiply(
            float[] matrix,
            int matrixStart,
            int rowStep,
            int termStep,
            int terms,
            float[] block,
            int blockStart,
            int stride,
            float[] initial,
            int initialStart,
            int initialStep,
            int rows,
            int columns,
            float floor,
            float[] out,
            int outStart,
            int outStride) {
        for (int row = 0; row < rows; row += TILE_ROWS) {
            int more = Math.min(TILE_ROWS, rows - row) - 1;
            int first = matrixStart + row * rowStep;
            int second = first + Math.min(1, more) * rowStep;
            int third = first + Math.min(2, more) * rowStep;
            int fourth = first + Math.min(3, more) * rowStep;
            int start = initialStart + row * initialStep;
            int to = outStart + row * outStride;
            int column = 0;
            for (;
                    column + LARGE_TILE <= columns && LARGE_TILE > SMALL_TILE;
                    column += LARGE_TILE) {
                tile4(
                        matrix,
                        first,
                        second,
                        third,
                        fourth,
                        termStep,
                        terms,
                        block,
                        blockStart + column,
                        stride,
                        initial,
                        start,
                        initialStep,
                        more,
                        floor,
                        out,
                        to + column,
                        outStride);
            }
            for (; column < columns; column += SMALL_TILE) {
                tile2(
                        matrix,
                        first,
                        second,
                        third,
                        fourth,
                        termStep,
                        terms,
                        block,
                        blockStart + column,
                        stride,
                        initial,
                        start,
                        initialStep,
                        more,
                        floor,
                        out,
                        to + column,
                        outStride);
            }
        }
    }

    /** Four rows of the product, 4 vectors of columns. */
    private static void tile4(
            float[] matrix,
            int first,
            int second,
            int third,
            int fourth,
            int step,
            int terms,
            float[] block,
            int start,
            int stride,
            float[] initial,
            int initialStart,
            int initialStep,
            int rows,
            float floor,
            float[] out,
            int outStart,
            int outStride) {
        FloatVector s00 =
                FloatVector.broadcast(
                        SPECIES, initial[initialStart + Math.min(0, rows) * initialStep]);
        FloatVector s01 = s00;
        FloatVector s02 = s00;
        FloatVector s03 = s00;
        FloatVector s10 =
                FloatVector.broadcast(
                        SPECIES, initial[initialStart + Math.min(1, rows) * initialStep]);
        FloatVector s11 = s10;
        FloatVector s12 = s10;
        FloatVector s13 = s10;
        FloatVector s20 =
                FloatVector.broadcast(
                        SPECIES, initial[initialStart + Math.min(2, rows) * initialStep]);
        FloatVector s21 = s20;
        FloatVector s22 = s20;
        FloatVector s23 = s20;
        FloatVector s30 =
                FloatVector.broadcast(
                        SPECIES, initial[initialStart + Math.min(3, rows) * initialStep]);
        FloatVector s31 = s30;
        FloatVector s32 = s30;
        FloatVector s33 = s30;
        int from = start;
        for (int term = 0; term < terms; term++) {
            FloatVector b0 = FloatVector.fromArray(SPECIES, block, from);
            FloatVector b1 = FloatVector.fromArray(SPECIES, block, from + COUNT);
            FloatVector b2 = FloatVector.fromArray(SPECIES, block, from + 2 * COUNT);
            FloatVector b3 = FloatVector.fromArray(SPECIES, block, from + 3 * COUNT);
            int at = term * step;
            FloatVector m0 = FloatVector.broadcast(SPECIES, matrix[first + at]);
            s00 = b0.fma(m0, s00);
            s01 = b1.fma(m0, s01);
            s02 = b2.fma(m0, s02);
            s03 = b3.fma(m0, s03);
            FloatVector m1 = FloatVector.broadcast(SPECIES, matrix[second + at]);
            s10 = b0.fma(m1, s10);
            s11 = b1.fma(m1, s11);
            s12 = b2.fma(m1, s12);
            s13 = b3.fma(m1, s13);
            FloatVector m2 = FloatVector.broadcast(SPECIES, matrix[third + at]);
            s20 = b0.fma(m2, s20);
            s21 = b1.fma(m2, s21);
            s22 = b2.fma(m2, s22);
            s23 = b3.fma(m2, s23);
            FloatVector m3 = FloatVector.broadcast(SPECIES, matrix[fourth + at]);
            s30 = b0.fma(m3, s30);
            s31 = b1.fma(m3, s31);
            s32 = b2.fma(m3, s32);
            s33 = b3.fma(m3, s33);
            from += stride;
        }
        // A comparison, not a maximum: NaN is not below the floor and stays.
        FloatVector lowest = FloatVector.broadcast(SPECIES, floor);
        int to = outStart;
        s00.blend(lowest, s00.compare(VectorOperators.LT, lowest)).intoArray(out, to);
        s01.blend(lowest, s01.compare(VectorOperators.LT, lowest)).intoArray(out, to + COUNT);
        s02.blend(lowest, s02.compare(VectorOperators.LT, lowest)).intoArray(out, to + 2 * COUNT);
        s03.blend(lowest, s03.compare(VectorOperators.LT, lowest)).intoArray(out, to + 3 * COUNT);
        to += rows > 0 ? outStride : 0;
        s10.blend(lowest, s10.compare(VectorOperators.LT, lowest)).intoArray(out, to);
        s11.blend(lowest, s11.compare(VectorOperators.LT, lowest)).intoArray(out, to + COUNT);
        s12.blend(lowest, s12.compare(VectorOperators.LT, lowest)).intoArray(out, to + 2 * COUNT);
        s13.blend(lowest, s13.compare(VectorOperators.LT, lowest)).intoArray(out, to + 3 * COUNT);
        to += rows > 1 ? outStride : 0;
        s20.blend(lowest, s20.compare(VectorOperators.LT, lowest)).intoArray(out, to);
        s21.blend(lowest, s21.compare(VectorOperators.LT, lowest)).intoArray(out, to + COUNT);
        s22.blend(lowest, s22.compare(VectorOperators.LT, lowest)).intoArray(out, to + 2 * COUNT);
        s23.blend(lowest, s23.compare(VectorOperators.LT, lowest)).intoArray(out, to + 3 * COUNT);
        to += rows > 2 ? outStride : 0;
        s30.blend(lowest, s30.compare(VectorOperators.LT, lowest)).intoArray(out, to);
        s31.blend(lowest, s31.compare(VectorOperators.LT, lowest)).intoArray(out, to + COUNT);
        s32.blend(lowest, s32.compare(VectorOperators.LT, lowest)).intoArray(out, to + 2 * COUNT);
        s33.blend(lowest, s33.compare(VectorOperators.LT, lowest)).intoArray(out, to + 3 * COUNT);
    }

    /** Four rows of the product, 2 vectors of columns. */
    private static void tile2(
            float[] matrix,
            int first,
            int second,
            int third,
            int fourth,
            int step,
            int terms,
            float[] block,
            int start,
            int stride,
            float[] initial,
            int initialStart,
            int initialStep,
            int rows,
            float floor,
            float[] out,
            int outStart,
            int outStride) {
        FloatVector s00 =
                FloatVector.broadcast(
                        SPECIES, initial[initialStart + Math.min(0, rows) * initialStep]);
        FloatVector s01 = s00;
        FloatVector s10 =
                FloatVector.broadcast(
                        SPECIES, initial[initialStart + Math.min(1, rows) * initialStep]);
        FloatVector s11 = s10;
        FloatVector s20 =
                FloatVector.broadcast(
                        SPECIES, initial[initialStart + Math.min(2, rows) * initialStep]);
        FloatVector s21 = s20;
        FloatVector s30 =
                FloatVector.broadcast(
                        SPECIES, initial[initialStart + Math.min(3, rows) * initialStep]);
        FloatVector s31 = s30;
        int from = start;
        for (int term = 0; term < terms; term++) {
            FloatVector b0 = FloatVector.fromArray(SPECIES, block, from);
            FloatVector b1 = FloatVector.fromArray(SPECIES, block, from + COUNT);
            int at = term * step;
            FloatVector m0 = FloatVector.broadcast(SPECIES, matrix[first + at]);
            s00 = b0.fma(m0, s00);
            s01 = b1.fma(m0, s01);
            FloatVector m1 = FloatVector.broadcast(SPECIES, matrix[second + at]);
            s10 = b0.fma(m1, s10);
            s11 = b1.fma(m1, s11);
            FloatVector m2 = FloatVector.broadcast(SPECIES, matrix[third + at]);
            s20 = b0.fma(m2, s20);
            s21 = b1.fma(m2, s21);
            FloatVector m3 = FloatVector.broadcast(SPECIES, matrix[fourth + at]);
            s30 = b0.fma(m3, s30);
            s31 = b1.fma(m3, s31);
            from += stride;
        }
        // A comparison, not a maximum: NaN is not below the floor and stays.
        FloatVector lowest = FloatVector.broadcast(SPECIES, floor);
        int to = outStart;
        s00.blend(lowest, s00.compare(VectorOperators.LT, lowest)).intoArray(out, to);
        s01.blend(lowest, s01.compare(VectorOperators.LT, lowest)).intoArray(out, to + COUNT);
        to += rows > 0 ? outStride : 0;
        s10.blend(lowest, s10.compare(VectorOperators.LT, lowest)).intoArray(out, to);
        s11.blend(lowest, s11.compare(VectorOperators.LT, lowest)).intoArray(out, to + COUNT);
        to += rows > 1 ? outStride : 0;
        s20.blend(lowest, s20.compare(VectorOperators.LT, lowest)).intoArray(out, to);
        s21.blend(lowest, s21.compare(VectorOperators.LT, lowest)).intoArray(out, to + COUNT);
        to += rows > 2 ? outStride : 0;
        s30.blend(lowest, s30.compare(VectorOperators.LT, lowest)).intoArray(out, to);
        s31.blend(lowest, s31.compare(VectorOperators.LT, lowest)).intoArray(out, to + COUNT);
    }
}
