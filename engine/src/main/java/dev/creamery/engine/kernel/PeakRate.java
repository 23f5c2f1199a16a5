package dev.creamery.engine.kernel;

import static dev.creamery.engine.kernel.Lanes.COUNT;
import static dev.creamery.engine.kernel.Lanes.SPECIES;

import jdk.incubator.vector.FloatVector;

import java.lang.management.ManagementFactory;

/** How fast one core of this machine could multiply and add at best. */
public final class PeakRate {

    private static final int CHAINS = 10;
    private static final int ROUNDS = 200_000;
    private static final int REPETITIONS = 60;

    private PeakRate() {}

    /**
     * Measures it with fused multiply-adds on registers alone, in some tenths of a second.
     *
     * @return floating-point operations per nanosecond of this thread's processor time (GFLOP/s), a
     *     fused multiply-add being two; of the fastest repetition
     */
    public static double measure() {
        float[] sums = new float[CHAINS * COUNT];
        double best = 0;
        for (int repetition = 0; repetition < REPETITIONS; repetition++) {
            long start = cpuNanos();
            multiplyAndAdd(sums, ROUNDS);
            long nanos = Math.max(1, cpuNanos() - start);
            best = Math.max(best, 2.0 * CHAINS * COUNT * ROUNDS / nanos);
        }
        return best;
    }

    /** Enough chains that none waits for its last result. */
    private static void multiplyAndAdd(float[] sums, int rounds) {
        FloatVector factor = FloatVector.broadcast(SPECIES, 0.999f);
        FloatVector a = FloatVector.fromArray(SPECIES, sums, 0);
        FloatVector b = a;
        FloatVector c = a;
        FloatVector d = a;
        FloatVector e = a;
        FloatVector f = a;
        FloatVector g = a;
        FloatVector h = a;
        FloatVector i = a;
        FloatVector j = a;
        for (int round = 0; round < rounds; round++) {
            a = a.fma(factor, factor);
            b = b.fma(factor, factor);
            c = c.fma(factor, factor);
            d = d.fma(factor, factor);
            e = e.fma(factor, factor);
            f = f.fma(factor, factor);
            g = g.fma(factor, factor);
            h = h.fma(factor, factor);
            i = i.fma(factor, factor);
            j = j.fma(factor, factor);
        }
        a.intoArray(sums, 0);
        b.intoArray(sums, COUNT);
        c.intoArray(sums, 2 * COUNT);
        d.intoArray(sums, 3 * COUNT);
        e.intoArray(sums, 4 * COUNT);
        f.intoArray(sums, 5 * COUNT);
        g.intoArray(sums, 6 * COUNT);
        h.intoArray(sums, 7 * COUNT);
        i.intoArray(sums, 8 * COUNT);
        j.intoArray(sums, 9 * COUNT);
    }

    private static long cpuNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
