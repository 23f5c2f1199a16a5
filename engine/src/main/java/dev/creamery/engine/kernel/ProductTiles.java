package dev.creamery.engine.kernel;

import static dev.creamery.engine.kernel.Lanes.COUNT;
import static dev.creamery.engine.kernel.Lanes.SPECIES;

import jdk.incubator.vector.FloatVector;

/**
 * Sums over the rows of a minibatch, along which the lanes run. Each is made of {@value
 * LaneSums#WIDTH} partial sums whatever the number of lanes, so that all processors give the same
 * bits.
 */
final class ProductTiles {

    private ProductTiles() {}

    /**
     * The partial sums of all products of four units of one block with four of another: {@code
     * partial[(4 a + b) · 16 + lane] = Σ one[a][row] · other[b][row]}, over the rows that leave
     * that lane modulo 16.
     */
    static void products(
            float[] one,
            int a0,
            int a1,
            int a2,
            int a3,
            float[] other,
            int b0,
            int b1,
            int b2,
            int b3,
            int rows,
            float[] partial) {
        for (int lane = 0; lane < LaneSums.WIDTH; lane += COUNT) {
            products(one, a0, a1, a2, a3, other, b0, b1, b2, b3, lane, rows, partial);
        }
    }

    private static void products(
            float[] one,
            int a0,
            int a1,
            int a2,
            int a3,
            float[] other,
            int b0,
            int b1,
            int b2,
            int b3,
            int lane,
            int rows,
            float[] partial) {
        FloatVector zero = FloatVector.zero(SPECIES);
        FloatVector s00 = zero;
        FloatVector s01 = zero;
        FloatVector s02 = zero;
        FloatVector s03 = zero;
        FloatVector s10 = zero;
        FloatVector s11 = zero;
        FloatVector s12 = zero;
        FloatVector s13 = zero;
        FloatVector s20 = zero;
        FloatVector s21 = zero;
        FloatVector s22 = zero;
        FloatVector s23 = zero;
        FloatVector s30 = zero;
        FloatVector s31 = zero;
        FloatVector s32 = zero;
        FloatVector s33 = zero;
        for (int row = lane; row < rows; row += LaneSums.WIDTH) {
            FloatVector y0 = FloatVector.fromArray(SPECIES, other, b0 + row);
            FloatVector y1 = FloatVector.fromArray(SPECIES, other, b1 + row);
            FloatVector y2 = FloatVector.fromArray(SPECIES, other, b2 + row);
            FloatVector y3 = FloatVector.fromArray(SPECIES, other, b3 + row);
            FloatVector x0 = FloatVector.fromArray(SPECIES, one, a0 + row);
            s00 = x0.fma(y0, s00);
            s01 = x0.fma(y1, s01);
            s02 = x0.fma(y2, s02);
            s03 = x0.fma(y3, s03);
            FloatVector x1 = FloatVector.fromArray(SPECIES, one, a1 + row);
            s10 = x1.fma(y0, s10);
            s11 = x1.fma(y1, s11);
            s12 = x1.fma(y2, s12);
            s13 = x1.fma(y3, s13);
            FloatVector x2 = FloatVector.fromArray(SPECIES, one, a2 + row);
            s20 = x2.fma(y0, s20);
            s21 = x2.fma(y1, s21);
            s22 = x2.fma(y2, s22);
            s23 = x2.fma(y3, s23);
            FloatVector x3 = FloatVector.fromArray(SPECIES, one, a3 + row);
            s30 = x3.fma(y0, s30);
            s31 = x3.fma(y1, s31);
            s32 = x3.fma(y2, s32);
            s33 = x3.fma(y3, s33);
        }
        s00.intoArray(partial, 0 * LaneSums.WIDTH + lane);
        s01.intoArray(partial, 1 * LaneSums.WIDTH + lane);
        s02.intoArray(partial, 2 * LaneSums.WIDTH + lane);
        s03.intoArray(partial, 3 * LaneSums.WIDTH + lane);
        s10.intoArray(partial, 4 * LaneSums.WIDTH + lane);
        s11.intoArray(partial, 5 * LaneSums.WIDTH + lane);
        s12.intoArray(partial, 6 * LaneSums.WIDTH + lane);
        s13.intoArray(partial, 7 * LaneSums.WIDTH + lane);
        s20.intoArray(partial, 8 * LaneSums.WIDTH + lane);
        s21.intoArray(partial, 9 * LaneSums.WIDTH + lane);
        s22.intoArray(partial, 10 * LaneSums.WIDTH + lane);
        s23.intoArray(partial, 11 * LaneSums.WIDTH + lane);
        s30.intoArray(partial, 12 * LaneSums.WIDTH + lane);
        s31.intoArray(partial, 13 * LaneSums.WIDTH + lane);
        s32.intoArray(partial, 14 * LaneSums.WIDTH + lane);
        s33.intoArray(partial, 15 * LaneSums.WIDTH + lane);
    }

    /**
     * The sums of all products of four units of one block with four of another.
     *
     * @param partial of room for 256 values
     * @param sums (4, 4)
     */
    static void sums(
            float[] one,
            int a0,
            int a1,
            int a2,
            int a3,
            float[] other,
            int b0,
            int b1,
            int b2,
            int b3,
            int rows,
            float[] partial,
            float[] sums) {
        if (COUNT == LaneSums.WIDTH) {
            sumsInRegisters(one, a0, a1, a2, a3, other, b0, b1, b2, b3, rows, sums);
        } else {
            products(one, a0, a1, a2, a3, other, b0, b1, b2, b3, rows, partial);
            LaneSums.add(partial, sums);
        }
    }

    /**
     * The sums of those products, which never leave the registers on their way: for 16 lanes only.
     * Added up as {@link LaneSums} does.
     *
     * @param sums (4, 4)
     */
    private static void sumsInRegisters(
            float[] one,
            int a0,
            int a1,
            int a2,
            int a3,
            float[] other,
            int b0,
            int b1,
            int b2,
            int b3,
            int rows,
            float[] sums) {
        FloatVector zero = FloatVector.zero(SPECIES);
        FloatVector s00 = zero;
        FloatVector s01 = zero;
        FloatVector s02 = zero;
        FloatVector s03 = zero;
        FloatVector s10 = zero;
        FloatVector s11 = zero;
        FloatVector s12 = zero;
        FloatVector s13 = zero;
        FloatVector s20 = zero;
        FloatVector s21 = zero;
        FloatVector s22 = zero;
        FloatVector s23 = zero;
        FloatVector s30 = zero;
        FloatVector s31 = zero;
        FloatVector s32 = zero;
        FloatVector s33 = zero;
        for (int row = 0; row < rows; row += LaneSums.WIDTH) {
            FloatVector y0 = FloatVector.fromArray(SPECIES, other, b0 + row);
            FloatVector y1 = FloatVector.fromArray(SPECIES, other, b1 + row);
            FloatVector y2 = FloatVector.fromArray(SPECIES, other, b2 + row);
            FloatVector y3 = FloatVector.fromArray(SPECIES, other, b3 + row);
            FloatVector x0 = FloatVector.fromArray(SPECIES, one, a0 + row);
            s00 = x0.fma(y0, s00);
            s01 = x0.fma(y1, s01);
            s02 = x0.fma(y2, s02);
            s03 = x0.fma(y3, s03);
            FloatVector x1 = FloatVector.fromArray(SPECIES, one, a1 + row);
            s10 = x1.fma(y0, s10);
            s11 = x1.fma(y1, s11);
            s12 = x1.fma(y2, s12);
            s13 = x1.fma(y3, s13);
            FloatVector x2 = FloatVector.fromArray(SPECIES, one, a2 + row);
            s20 = x2.fma(y0, s20);
            s21 = x2.fma(y1, s21);
            s22 = x2.fma(y2, s22);
            s23 = x2.fma(y3, s23);
            FloatVector x3 = FloatVector.fromArray(SPECIES, one, a3 + row);
            s30 = x3.fma(y0, s30);
            s31 = x3.fma(y1, s31);
            s32 = x3.fma(y2, s32);
            s33 = x3.fma(y3, s33);
        }
        s00 = s00.blend(s20, Swap.UPPER_8).add(s20.blend(s00, Swap.UPPER_8).rearrange(Swap.BY_8));
        s01 = s01.blend(s21, Swap.UPPER_8).add(s21.blend(s01, Swap.UPPER_8).rearrange(Swap.BY_8));
        s02 = s02.blend(s22, Swap.UPPER_8).add(s22.blend(s02, Swap.UPPER_8).rearrange(Swap.BY_8));
        s03 = s03.blend(s23, Swap.UPPER_8).add(s23.blend(s03, Swap.UPPER_8).rearrange(Swap.BY_8));
        s10 = s10.blend(s30, Swap.UPPER_8).add(s30.blend(s10, Swap.UPPER_8).rearrange(Swap.BY_8));
        s11 = s11.blend(s31, Swap.UPPER_8).add(s31.blend(s11, Swap.UPPER_8).rearrange(Swap.BY_8));
        s12 = s12.blend(s32, Swap.UPPER_8).add(s32.blend(s12, Swap.UPPER_8).rearrange(Swap.BY_8));
        s13 = s13.blend(s33, Swap.UPPER_8).add(s33.blend(s13, Swap.UPPER_8).rearrange(Swap.BY_8));
        s00 = s00.blend(s10, Swap.UPPER_4).add(s10.blend(s00, Swap.UPPER_4).rearrange(Swap.BY_4));
        s01 = s01.blend(s11, Swap.UPPER_4).add(s11.blend(s01, Swap.UPPER_4).rearrange(Swap.BY_4));
        s02 = s02.blend(s12, Swap.UPPER_4).add(s12.blend(s02, Swap.UPPER_4).rearrange(Swap.BY_4));
        s03 = s03.blend(s13, Swap.UPPER_4).add(s13.blend(s03, Swap.UPPER_4).rearrange(Swap.BY_4));
        s00 = s00.blend(s02, Swap.UPPER_2).add(s02.blend(s00, Swap.UPPER_2).rearrange(Swap.BY_2));
        s01 = s01.blend(s03, Swap.UPPER_2).add(s03.blend(s01, Swap.UPPER_2).rearrange(Swap.BY_2));
        s00.blend(s01, Swap.UPPER_1)
                .add(s01.blend(s00, Swap.UPPER_1).rearrange(Swap.BY_1))
                .intoArray(sums, 0);
    }

    /** The partial sums of the values of four units: {@code partial[a · 16 + lane]}. */
    static void sums(
            float[] values, int a0, int a1, int a2, int a3, int rows, float[] partial, int start) {
        for (int lane = 0; lane < LaneSums.WIDTH; lane += COUNT) {
            FloatVector s0 = FloatVector.zero(SPECIES);
            FloatVector s1 = s0;
            FloatVector s2 = s0;
            FloatVector s3 = s0;
            for (int row = lane; row < rows; row += LaneSums.WIDTH) {
                s0 = s0.add(FloatVector.fromArray(SPECIES, values, a0 + row));
                s1 = s1.add(FloatVector.fromArray(SPECIES, values, a1 + row));
                s2 = s2.add(FloatVector.fromArray(SPECIES, values, a2 + row));
                s3 = s3.add(FloatVector.fromArray(SPECIES, values, a3 + row));
            }
            s0.intoArray(partial, start + lane);
            s1.intoArray(partial, start + LaneSums.WIDTH + lane);
            s2.intoArray(partial, start + 2 * LaneSums.WIDTH + lane);
            s3.intoArray(partial, start + 3 * LaneSums.WIDTH + lane);
        }
    }
}
