package dev.creamery.engine.kernel;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/**
 * Memory segments of arrays, as native functions take them, kept so that a training step makes no
 * objects. Arrays that were seen are kept, too: it should live no longer than they. For one thread.
 */
final class ArraySegments {

    private static final int PLACES = 1024;

    private final float[][] arrays = new float[PLACES][];
    private final int[] starts = new int[PLACES];
    private final MemorySegment[] segments = new MemorySegment[PLACES];
    private int used;

    /** The values from index {@code start} on. */
    MemorySegment from(float[] array, int start) {
        int place = (System.identityHashCode(array) ^ 31 * start) & PLACES - 1;
        while (arrays[place] != null) {
            if (arrays[place] == array && starts[place] == start) {
                return segments[place];
            }
            place = (place + 1) & PLACES - 1;
        }
        if (used > PLACES / 2) {
            Arrays.fill(arrays, null);
            Arrays.fill(segments, null);
            used = 0;
        }
        MemorySegment segment = MemorySegment.ofArray(array).asSlice((long) start * Float.BYTES);
        arrays[place] = array;
        starts[place] = start;
        segments[place] = segment;
        used++;
        return segment;
    }
}
