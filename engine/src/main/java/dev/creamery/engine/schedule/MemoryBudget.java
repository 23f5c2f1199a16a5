package dev.creamery.engine.schedule;

import com.sun.management.OperatingSystemMXBean;

import dev.creamery.engine.train.MemoryNeed;

import java.lang.management.ManagementFactory;

/**
 * How much memory training may take, in bytes.
 *
 * @param heap of Java
 * @param outside of Java's heap, in native libraries
 * @param total of both: what the machine, or its container, has
 */
public record MemoryBudget(long heap, long outside, long total) {

    /** Of Java's heap, for results on their way to the disk and for what cannot be foreseen. */
    private static final long LEAST_RESERVE = 192L << 20;

    private static final int RESERVE_SHARE = 8;

    /** Of the machine: Java and DuckDB themselves, and the system. */
    private static final double SHARE_OF_MACHINE = 0.85;

    /** What this process has. */
    public static MemoryBudget ofThisProcess() {
        return of(
                Runtime.getRuntime().maxMemory(),
                ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class)
                        .getTotalMemorySize());
    }

    /**
     * What a process has.
     *
     * @param heap that Java may use; native libraries may use as much
     * @param machine all memory of it, or of its container
     */
    public static MemoryBudget of(long heap, long machine) {
        long reserve = Math.max(LEAST_RESERVE, heap / RESERVE_SHARE);
        return new MemoryBudget(
                Math.max(0, heap - reserve), heap, (long) (machine * SHARE_OF_MACHINE));
    }

    /** What each of so many threads has if all have the same. */
    MemoryBudget share(int threads) {
        return new MemoryBudget(heap / threads, outside / threads, total / threads);
    }

    /** Whether so many runs fit together. */
    public boolean fits(MemoryNeed need, int runs) {
        return need.heap(runs) <= heap
                && need.outside(runs) <= outside
                && need.total(runs) <= total;
    }

    /** The most runs, up to {@code most}, that fit together; 0 if not even one does. */
    int fitting(MemoryNeed need, int most) {
        int low = 0;
        int high = most;
        while (low < high) {
            int middle = (low + high + 1) / 2;
            if (fits(need, middle)) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }
}
