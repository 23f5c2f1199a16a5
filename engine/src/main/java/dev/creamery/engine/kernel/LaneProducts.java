package dev.creamery.engine.kernel;

import static dev.creamery.engine.kernel.Lanes.COUNT;
import static dev.creamery.engine.kernel.Lanes.SPECIES;

import jdk.incubator.vector.FloatVector;

/**
 * Sums over the rows of sixteen runs, a lane for each, in 16 partial sums and added up by halves,
 * as {@link ProductTiles} and {@link LaneSums} do for one run. Two of the partial sums are in
 * registers at a time: those of rows j and j + 8 modulo 16. A row missing in the last sixteen is
 * read from the end of the stride, where there are zeros.
 */
final class LaneProducts {

    /** Floats that hold partial sums. */
    static final int PARTIAL = 8 * 8 * LaneSums.WIDTH;

    private static final int WIDTH = LaneSums.WIDTH;

    /** Values of eight rows. */
    private static final int EIGHT = 8 * WIDTH;

    private LaneProducts() {}

    /**
     * The products of four units of one block with two of another.
     *
     * @param values of a unit: rows of all runs
     * @param partial (4, 2, 8 partial sums, 16 runs), overwritten
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
            int values,
            int stride,
            float[] partial) {
        for (int lane = 0; lane < WIDTH; lane += COUNT) {
            int zero = stride - WIDTH + lane;
            for (int first = lane; first < EIGHT; first += WIDTH) {
                FloatVector zeros = FloatVector.zero(SPECIES);
                FloatVector s00r = zeros;
                FloatVector s00q = zeros;
                FloatVector s01r = zeros;
                FloatVector s01q = zeros;
                FloatVector s10r = zeros;
                FloatVector s10q = zeros;
                FloatVector s11r = zeros;
                FloatVector s11q = zeros;
                FloatVector s20r = zeros;
                FloatVector s20q = zeros;
                FloatVector s21r = zeros;
                FloatVector s21q = zeros;
                FloatVector s30r = zeros;
                FloatVector s30q = zeros;
                FloatVector s31r = zeros;
                FloatVector s31q = zeros;
                for (int row = first; row < values; row += 2 * EIGHT) {
                    FloatVector y0 = FloatVector.fromArray(SPECIES, other, b0 + row);
                    FloatVector y1 = FloatVector.fromArray(SPECIES, other, b1 + row);
                    FloatVector x = FloatVector.fromArray(SPECIES, one, a0 + row);
                    s00r = x.fma(y0, s00r);
                    s01r = x.fma(y1, s01r);
                    x = FloatVector.fromArray(SPECIES, one, a1 + row);
                    s10r = x.fma(y0, s10r);
                    s11r = x.fma(y1, s11r);
                    x = FloatVector.fromArray(SPECIES, one, a2 + row);
                    s20r = x.fma(y0, s20r);
                    s21r = x.fma(y1, s21r);
                    x = FloatVector.fromArray(SPECIES, one, a3 + row);
                    s30r = x.fma(y0, s30r);
                    s31r = x.fma(y1, s31r);
                    int later = row + EIGHT < values ? row + EIGHT : zero;
                    y0 = FloatVector.fromArray(SPECIES, other, b0 + later);
                    y1 = FloatVector.fromArray(SPECIES, other, b1 + later);
                    x = FloatVector.fromArray(SPECIES, one, a0 + later);
                    s00q = x.fma(y0, s00q);
                    s01q = x.fma(y1, s01q);
                    x = FloatVector.fromArray(SPECIES, one, a1 + later);
                    s10q = x.fma(y0, s10q);
                    s11q = x.fma(y1, s11q);
                    x = FloatVector.fromArray(SPECIES, one, a2 + later);
                    s20q = x.fma(y0, s20q);
                    s21q = x.fma(y1, s21q);
                    x = FloatVector.fromArray(SPECIES, one, a3 + later);
                    s30q = x.fma(y0, s30q);
                    s31q = x.fma(y1, s31q);
                }
                s00r.add(s00q).intoArray(partial, first);
                s01r.add(s01q).intoArray(partial, EIGHT + first);
                s10r.add(s10q).intoArray(partial, 2 * EIGHT + first);
                s11r.add(s11q).intoArray(partial, 3 * EIGHT + first);
                s20r.add(s20q).intoArray(partial, 4 * EIGHT + first);
                s21r.add(s21q).intoArray(partial, 5 * EIGHT + first);
                s30r.add(s30q).intoArray(partial, 6 * EIGHT + first);
                s31r.add(s31q).intoArray(partial, 7 * EIGHT + first);
            }
        }
    }

    /**
     * Adds up one of the eight products.
     *
     * @param sums (16 runs) from {@code to} on
     */
    static void sum(float[] partial, int product, float[] sums, int to) {
        int start = product * EIGHT;
        for (int at = start; at < start + WIDTH; at += COUNT) {
            FloatVector s0 = FloatVector.fromArray(SPECIES, partial, at);
            FloatVector s1 = FloatVector.fromArray(SPECIES, partial, at + WIDTH);
            FloatVector s2 = FloatVector.fromArray(SPECIES, partial, at + 2 * WIDTH);
            FloatVector s3 = FloatVector.fromArray(SPECIES, partial, at + 3 * WIDTH);
            s0 = s0.add(FloatVector.fromArray(SPECIES, partial, at + 4 * WIDTH));
            s1 = s1.add(FloatVector.fromArray(SPECIES, partial, at + 5 * WIDTH));
            s2 = s2.add(FloatVector.fromArray(SPECIES, partial, at + 6 * WIDTH));
            s3 = s3.add(FloatVector.fromArray(SPECIES, partial, at + 7 * WIDTH));
            s0.add(s2).add(s1.add(s3)).intoArray(sums, to + at - start);
        }
    }

    /**
     * The sum of a unit's values.
     *
     * @param start of the unit
     * @param partial (8 partial sums, 16 runs), overwritten
     * @param sums (16 runs) from {@code to} on
     */
    static void sum(
            float[] block,
            int start,
            int values,
            int stride,
            float[] partial,
            float[] sums,
            int to) {
        for (int lane = 0; lane < WIDTH; lane += COUNT) {
            int zero = stride - WIDTH + lane;
            for (int first = lane; first < EIGHT; first += WIDTH) {
                FloatVector sum = FloatVector.zero(SPECIES);
                FloatVector later = sum;
                for (int row = first; row < values; row += 2 * EIGHT) {
                    int second = row + EIGHT < values ? row + EIGHT : zero;
                    sum = sum.add(FloatVector.fromArray(SPECIES, block, start + row));
                    later = later.add(FloatVector.fromArray(SPECIES, block, start + second));
                }
                sum.add(later).intoArray(partial, first);
            }
        }
        sum(partial, 0, sums, to);
    }
}
