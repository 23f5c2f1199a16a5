package dev.creamery.engine.kernel;

import static dev.creamery.engine.kernel.Lanes.COUNT;
import static dev.creamery.engine.kernel.Lanes.SPECIES;

import jdk.incubator.vector.FloatVector;

/**
 * Sums over the rows of sixteen runs, a lane for each, in 16 partial sums and added up by halves, as
 * {@link ProductTiles} and {@link LaneSums} do for one run. Four of the partial sums are in
 * registers at a time: those of rows j, j + 4, j + 8 and j + 12 modulo 16. Rows missing in the last
 * sixteen are read from the end of the stride, where there are zeros.
 */
final class LaneProducts {

    private static final int WIDTH = LaneSums.WIDTH;

    /** Values of four rows. */
    private static final int FOUR = 4 * WIDTH;

    /** Values of sixteen rows. */
    private static final int SIXTEEN = 16 * WIDTH;

    private LaneProducts() {}

    /**
     * The products of two units of one block with two of another.
     *
     * @param values of a unit: rows of all runs
     * @param partial (4 products, 4 partial sums, 16 runs), overwritten
     */
    static void products(
            float[] one,
            int a0,
            int a1,
            float[] other,
            int b0,
            int b1,
            int values,
            int stride,
            float[] partial) {
        for (int lane = 0; lane < WIDTH; lane += COUNT) {
            int zero = stride - WIDTH + lane;
            for (int at = lane; at < FOUR; at += WIDTH) {
                tile(one, a0, a1, other, b0, b1, at, values, zero, partial);
            }
        }
    }

    private static void tile(
            float[] one,
            int a0,
            int a1,
            float[] other,
            int b0,
            int b1,
            int first,
            int values,
            int zero,
            float[] partial) {
        FloatVector s000 = FloatVector.zero(SPECIES);
        FloatVector s010 = s000;
        FloatVector s100 = s000;
        FloatVector s110 = s000;
        FloatVector s001 = s000;
        FloatVector s011 = s000;
        FloatVector s101 = s000;
        FloatVector s111 = s000;
        FloatVector s002 = s000;
        FloatVector s012 = s000;
        FloatVector s102 = s000;
        FloatVector s112 = s000;
        FloatVector s003 = s000;
        FloatVector s013 = s000;
        FloatVector s103 = s000;
        FloatVector s113 = s000;
        for (int row = first; row < values; row += SIXTEEN) {
            FloatVector x0 = FloatVector.fromArray(SPECIES, one, a0 + row);
            FloatVector x1 = FloatVector.fromArray(SPECIES, one, a1 + row);
            FloatVector y0 = FloatVector.fromArray(SPECIES, other, b0 + row);
            FloatVector y1 = FloatVector.fromArray(SPECIES, other, b1 + row);
            s000 = x0.fma(y0, s000);
            s010 = x0.fma(y1, s010);
            s100 = x1.fma(y0, s100);
            s110 = x1.fma(y1, s110);
            int second = row + FOUR < values ? row + FOUR : zero;
            x0 = FloatVector.fromArray(SPECIES, one, a0 + second);
            x1 = FloatVector.fromArray(SPECIES, one, a1 + second);
            y0 = FloatVector.fromArray(SPECIES, other, b0 + second);
            y1 = FloatVector.fromArray(SPECIES, other, b1 + second);
            s001 = x0.fma(y0, s001);
            s011 = x0.fma(y1, s011);
            s101 = x1.fma(y0, s101);
            s111 = x1.fma(y1, s111);
            int third = row + 2 * FOUR < values ? row + 2 * FOUR : zero;
            x0 = FloatVector.fromArray(SPECIES, one, a0 + third);
            x1 = FloatVector.fromArray(SPECIES, one, a1 + third);
            y0 = FloatVector.fromArray(SPECIES, other, b0 + third);
            y1 = FloatVector.fromArray(SPECIES, other, b1 + third);
            s002 = x0.fma(y0, s002);
            s012 = x0.fma(y1, s012);
            s102 = x1.fma(y0, s102);
            s112 = x1.fma(y1, s112);
            int fourth = row + 3 * FOUR < values ? row + 3 * FOUR : zero;
            x0 = FloatVector.fromArray(SPECIES, one, a0 + fourth);
            x1 = FloatVector.fromArray(SPECIES, one, a1 + fourth);
            y0 = FloatVector.fromArray(SPECIES, other, b0 + fourth);
            y1 = FloatVector.fromArray(SPECIES, other, b1 + fourth);
            s003 = x0.fma(y0, s003);
            s013 = x0.fma(y1, s013);
            s103 = x1.fma(y0, s103);
            s113 = x1.fma(y1, s113);
        }
        s000.add(s002).add(s001.add(s003)).intoArray(partial, first);
        s010.add(s012).add(s011.add(s013)).intoArray(partial, FOUR + first);
        s100.add(s102).add(s101.add(s103)).intoArray(partial, 2 * FOUR + first);
        s110.add(s112).add(s111.add(s113)).intoArray(partial, 3 * FOUR + first);
    }

    /**
     * Adds up one of the four products.
     *
     * @param sums (16 runs) from {@code to} on
     */
    static void sum(float[] partial, int product, float[] sums, int to) {
        for (int at = product * FOUR; at < product * FOUR + WIDTH; at += COUNT) {
            FloatVector s0 = FloatVector.fromArray(SPECIES, partial, at);
            FloatVector s1 = FloatVector.fromArray(SPECIES, partial, at + WIDTH);
            FloatVector s2 = FloatVector.fromArray(SPECIES, partial, at + 2 * WIDTH);
            FloatVector s3 = FloatVector.fromArray(SPECIES, partial, at + 3 * WIDTH);
            s0.add(s2).add(s1.add(s3)).intoArray(sums, to + at - product * FOUR);
        }
    }

    /**
     * The sum of a unit's values.
     *
     * @param start of the unit
     * @param partial (4 partial sums, 16 runs), overwritten
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
            for (int first = lane; first < FOUR; first += WIDTH) {
                FloatVector s0 = FloatVector.zero(SPECIES);
                FloatVector s1 = s0;
                FloatVector s2 = s0;
                FloatVector s3 = s0;
                for (int row = first; row < values; row += SIXTEEN) {
                    int second = row + FOUR < values ? row + FOUR : zero;
                    int third = row + 2 * FOUR < values ? row + 2 * FOUR : zero;
                    int fourth = row + 3 * FOUR < values ? row + 3 * FOUR : zero;
                    s0 = s0.add(FloatVector.fromArray(SPECIES, block, start + row));
                    s1 = s1.add(FloatVector.fromArray(SPECIES, block, start + second));
                    s2 = s2.add(FloatVector.fromArray(SPECIES, block, start + third));
                    s3 = s3.add(FloatVector.fromArray(SPECIES, block, start + fourth));
                }
                s0.add(s2).add(s1.add(s3)).intoArray(partial, first);
            }
        }
        sum(partial, 0, sums, to);
    }
}
