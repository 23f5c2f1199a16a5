package dev.creamery.engine.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** How many values one SIMD instruction takes. A constant, or the compiler could not use it. */
final class Lanes {

    /** Forces fewer lanes than the processor has: 4, 8 or 16. */
    static final String PROPERTY = "creamery.lanes";

    static final VectorSpecies<Float> SPECIES = species();
    static final int COUNT = SPECIES.length();

    /** Blocks are filled, in step with every number of lanes, to a multiple of so many rows. */
    static final int ROWS = 32;

    private Lanes() {}

    private static VectorSpecies<Float> species() {
        int widest = FloatVector.SPECIES_PREFERRED.length();
        int lanes = Math.clamp(Integer.getInteger(PROPERTY, widest), 4, Math.min(widest, 16));
        if (lanes >= 16) {
            return FloatVector.SPECIES_512;
        }
        return lanes >= 8 ? FloatVector.SPECIES_256 : FloatVector.SPECIES_128;
    }
}
