package dev.creamery.engine.kernel;

import com.sun.management.HotSpotDiagnosticMXBean;

import java.lang.management.ManagementFactory;

/**
 * Makes blocks that begin at cache lines: a vector across two of them takes two accesses. Java puts
 * arrays where it pleases, and moves them; but the collector G1 puts a large one at the start of a
 * region of its own and leaves it there. So blocks share large arrays. With another collector they
 * are right as well, only slower.
 */
public final class BlockSpace {

    /** Of floats. */
    private static final int CACHE_LINE = 16;

    /** Behind the 16 bytes before an array's values, the first cache line begins here. */
    private static final int FIRST = CACHE_LINE - 4;

    /** Of floats, 64 MiB: larger blocks have arrays of their own. */
    private static final long MOST_TOGETHER = 1 << 24;

    /** Floats of an array that takes a whole region: 1 to 32 MiB; 0 with other collectors. */
    private static final int LARGE = large();

    private final int together;
    private float[] values = {};
    private int used;

    /**
     * @param length of all blocks, or more
     */
    public BlockSpace(long length) {
        together = length > MOST_TOGETHER ? 0 : (int) Math.max(length + FIRST, LARGE);
    }

    /** Bytes of blocks of that length. */
    public static long bytes(long length) {
        return Math.max(length, LARGE) * Float.BYTES;
    }

    private static int large() {
        var java = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
        return Boolean.parseBoolean(java.getVMOption("UseG1GC").getValue())
                ? Integer.parseInt(java.getVMOption("G1HeapRegionSize").getValue()) / Float.BYTES
                        - CACHE_LINE
                : 0;
    }

    /**
     * A block of zeros.
     *
     * @param stride a multiple of 16
     * @throws ArithmeticException if it does not fit an array
     */
    public Block block(int units, int stride) {
        int length = Math.multiplyExact(units, stride);
        if (values.length - used < length) {
            values = new float[Math.max(together, Math.addExact(length, FIRST))];
            used = FIRST;
        }
        Block block = new Block(values, used, stride);
        used += length;
        return block;
    }
}
