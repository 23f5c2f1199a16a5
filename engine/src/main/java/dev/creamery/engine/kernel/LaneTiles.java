package dev.creamery.engine.kernel;

import static dev.creamery.engine.kernel.Lanes.COUNT;
import static dev.creamery.engine.kernel.Lanes.SPECIES;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/**
 * Sixteen matrices, each times its own block, a lane for each: {@code out[a][c] = initial[a] + Σ
 * matrix[a, k] · block[k][c]}, all values being sixteen that lie together. Summed in the order of
 * k, as {@link MatrixTiles} does.
 */
final class LaneTiles {

    private static final int WIDTH = LaneSums.WIDTH;
    private static final int TILE = 4;

    private LaneTiles() {}

    /**
     * Indices and steps count values, one for each of the sixteen.
     *
     * @param rowStep from one row of the matrix to the next
     * @param termStep from one column of the matrix to the next
     * @param initialStep as in {@link MatrixTiles#multiply}
     */
    static void multiply(
            float[] matrix,
            int matrixStart,
            int rowStep,
            int termStep,
            int terms,
            Block block,
            float[] initial,
            int initialStart,
            int initialStep,
            int rows,
            int columns,
            float floor,
            Block out) {
        for (int row = 0; row < rows; row += TILE) {
            int more = Math.min(TILE, rows - row) - 1;
            for (int column = 0; column < columns; column += TILE) {
                int moreColumns = Math.min(TILE, columns - column) - 1;
                for (int lane = 0; lane < WIDTH; lane += COUNT) {
                    tile(
                            matrix,
                            (matrixStart + row * rowStep) * WIDTH + lane,
                            rowStep * WIDTH,
                            termStep * WIDTH,
                            terms,
                            block.values(),
                            block.start() + column * WIDTH + lane,
                            block.stride(),
                            initial,
                            (initialStart + row * initialStep) * WIDTH + lane,
                            initialStep * WIDTH,
                            more,
                            moreColumns,
                            floor,
                            out.values(),
                            out.at(row) + column * WIDTH + lane,
                            out.stride());
                }
            }
        }
    }

    private static void tile(
            float[] matrix,
            int first,
            int rowStep,
            int termStep,
            int terms,
            float[] block,
            int start,
            int stride,
            float[] initial,
            int initialStart,
            int initialStep,
            int more,
            int moreColumns,
            float floor,
            float[] out,
            int to,
            int outStride) {
        int second = first + Math.min(1, more) * rowStep;
        int third = first + Math.min(2, more) * rowStep;
        int fourth = first + Math.min(3, more) * rowStep;
        int column1 = Math.min(1, moreColumns) * WIDTH;
        int column2 = Math.min(2, moreColumns) * WIDTH;
        int column3 = Math.min(3, moreColumns) * WIDTH;
        FloatVector s00 =
                FloatVector.fromArray(
                        SPECIES, initial, initialStart + Math.min(0, more) * initialStep);
        FloatVector s01 = s00;
        FloatVector s02 = s00;
        FloatVector s03 = s00;
        FloatVector s10 =
                FloatVector.fromArray(
                        SPECIES, initial, initialStart + Math.min(1, more) * initialStep);
        FloatVector s11 = s10;
        FloatVector s12 = s10;
        FloatVector s13 = s10;
        FloatVector s20 =
                FloatVector.fromArray(
                        SPECIES, initial, initialStart + Math.min(2, more) * initialStep);
        FloatVector s21 = s20;
        FloatVector s22 = s20;
        FloatVector s23 = s20;
        FloatVector s30 =
                FloatVector.fromArray(
                        SPECIES, initial, initialStart + Math.min(3, more) * initialStep);
        FloatVector s31 = s30;
        FloatVector s32 = s30;
        FloatVector s33 = s30;
        int from = start;
        int at = 0;
        for (int term = 0; term < terms; term++) {
            FloatVector b0 = FloatVector.fromArray(SPECIES, block, from);
            FloatVector b1 = FloatVector.fromArray(SPECIES, block, from + column1);
            FloatVector b2 = FloatVector.fromArray(SPECIES, block, from + column2);
            FloatVector b3 = FloatVector.fromArray(SPECIES, block, from + column3);
            FloatVector m0 = FloatVector.fromArray(SPECIES, matrix, first + at);
            s00 = b0.fma(m0, s00);
            s01 = b1.fma(m0, s01);
            s02 = b2.fma(m0, s02);
            s03 = b3.fma(m0, s03);
            FloatVector m1 = FloatVector.fromArray(SPECIES, matrix, second + at);
            s10 = b0.fma(m1, s10);
            s11 = b1.fma(m1, s11);
            s12 = b2.fma(m1, s12);
            s13 = b3.fma(m1, s13);
            FloatVector m2 = FloatVector.fromArray(SPECIES, matrix, third + at);
            s20 = b0.fma(m2, s20);
            s21 = b1.fma(m2, s21);
            s22 = b2.fma(m2, s22);
            s23 = b3.fma(m2, s23);
            FloatVector m3 = FloatVector.fromArray(SPECIES, matrix, fourth + at);
            s30 = b0.fma(m3, s30);
            s31 = b1.fma(m3, s31);
            s32 = b2.fma(m3, s32);
            s33 = b3.fma(m3, s33);
            from += stride;
            at += termStep;
        }
        FloatVector lowest = FloatVector.broadcast(SPECIES, floor);
        int row = to;
        s00.blend(lowest, s00.compare(VectorOperators.LT, lowest)).intoArray(out, row);
        s01.blend(lowest, s01.compare(VectorOperators.LT, lowest)).intoArray(out, row + column1);
        s02.blend(lowest, s02.compare(VectorOperators.LT, lowest)).intoArray(out, row + column2);
        s03.blend(lowest, s03.compare(VectorOperators.LT, lowest)).intoArray(out, row + column3);
        row += more > 0 ? outStride : 0;
        s10.blend(lowest, s10.compare(VectorOperators.LT, lowest)).intoArray(out, row);
        s11.blend(lowest, s11.compare(VectorOperators.LT, lowest)).intoArray(out, row + column1);
        s12.blend(lowest, s12.compare(VectorOperators.LT, lowest)).intoArray(out, row + column2);
        s13.blend(lowest, s13.compare(VectorOperators.LT, lowest)).intoArray(out, row + column3);
        row += more > 1 ? outStride : 0;
        s20.blend(lowest, s20.compare(VectorOperators.LT, lowest)).intoArray(out, row);
        s21.blend(lowest, s21.compare(VectorOperators.LT, lowest)).intoArray(out, row + column1);
        s22.blend(lowest, s22.compare(VectorOperators.LT, lowest)).intoArray(out, row + column2);
        s23.blend(lowest, s23.compare(VectorOperators.LT, lowest)).intoArray(out, row + column3);
        row += more > 2 ? outStride : 0;
        s30.blend(lowest, s30.compare(VectorOperators.LT, lowest)).intoArray(out, row);
        s31.blend(lowest, s31.compare(VectorOperators.LT, lowest)).intoArray(out, row + column1);
        s32.blend(lowest, s32.compare(VectorOperators.LT, lowest)).intoArray(out, row + column2);
        s33.blend(lowest, s33.compare(VectorOperators.LT, lowest)).intoArray(out, row + column3);
    }
}
