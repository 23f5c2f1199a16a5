package dev.creamery.engine.train.fused;

import java.util.List;

/** Arrays of several runs in one, the values of the same index lying together. */
final class Interleaving {

    private Interleaving() {}

    /**
     * @param arrays one per run, all of the same length
     * @param places of an index, at least as many as runs; those left over repeat the first run
     * @return (length, places); the array itself if there is one place
     */
    static float[] join(List<float[]> arrays, int places) {
        float[] first = arrays.getFirst();
        if (places == 1) {
            return first;
        }
        float[] joined = new float[Math.multiplyExact(first.length, places)];
        for (int place = 0; place < places; place++) {
            float[] array = place < arrays.size() ? arrays.get(place) : first;
            for (int index = 0; index < array.length; index++) {
                joined[index * places + place] = array[index];
            }
        }
        return joined;
    }

    /** A copy of one run's values. */
    static float[] part(float[] joined, int places, int place) {
        float[] part = new float[joined.length / places];
        for (int index = 0; index < part.length; index++) {
            part[index] = joined[index * places + place];
        }
        return part;
    }
}
