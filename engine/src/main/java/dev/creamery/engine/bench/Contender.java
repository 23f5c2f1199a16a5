package dev.creamery.engine.bench;

import java.io.IOException;
import java.time.Duration;

/** Something that trains networks, whose speed is measured. */
public interface Contender {

    /** What people call it; with its version, if it is not ours. */
    String name();

    /**
     * Trains for a while, and at least for one epoch.
     *
     * @param time of the processor; other programs may make it longer, within bounds
     * @return seconds of processor time that the fastest epoch took, per network where several are
     *     trained at once
     * @throws IOException if it cannot train this; the message says why
     */
    double secondsPerEpoch(Workload workload, Duration time) throws IOException;
}
