package dev.creamery.engine.kernel;

import static dev.creamery.engine.kernel.Lanes.SPECIES;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;

import java.util.Arrays;

/** Several sums over rows, in the order that {@link LaneSums} describes, of each run. */
final class PartialSums {

    private static final int WIDTH = LaneSums.WIDTH;

    /** Partial sums of one sum: 16 for each of the runs. */
    private final int size;

    private final int used;
    private final float[] partial;
    private final float[] sums = new float[WIDTH * WIDTH];

    /**
     * @param count sums, at most 16
     * @param runs 1, or 16 if every sixteenth value is of one run
     */
    PartialSums(int count, int runs) {
        size = WIDTH * runs;
        used = count * size;
        partial = new float[WIDTH * size];
    }

    /** Begins new sums. */
    void begin() {
        Arrays.fill(partial, 0, used, 0);
    }

    /**
     * Adds values of as many rows as there are lanes.
     *
     * @param row the first of them
     * @param rows which of them count
     */
    void add(int sum, FloatVector values, int row, VectorMask<Float> rows) {
        int to = sum * size + (row & (size - 1));
        FloatVector.fromArray(SPECIES, partial, to).add(values, rows).intoArray(partial, to);
    }

    /** Adds up the partial sums; nothing must be added after. */
    void end() {
        if (size == WIDTH) {
            LaneSums.add(partial, sums);
            return;
        }
        for (int start = 0; start < used; start += size) {
            LaneSums.addRuns(partial, start, sums, start / WIDTH);
        }
    }

    /** A sum of one run, after {@link #end}. */
    double sum(int sum, int run) {
        return sums[sum * (size / WIDTH) + run];
    }
}
