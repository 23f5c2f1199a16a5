package dev.creamery.engine.schedule;

import dev.creamery.engine.store.RunFailure;
import dev.creamery.engine.store.RunRecord;

import java.util.List;

/**
 * Where a scheduler tells what happens to runs. Threads tell at the same time. A log that cannot
 * write asks for a stop.
 */
interface RunLog {

    /** A thread is about to train these. */
    void claimed(RunGroup group);

    /** These were claimed, and go on at the end of that epoch. */
    void resumed(RunGroup group, int epoch);

    /** These are trained. They are finished once they are on the disk, which may take a while. */
    void trained(List<RunRecord> runs);

    /** These cannot be trained. */
    void failed(RunGroup group, RunFailure failure);
}
