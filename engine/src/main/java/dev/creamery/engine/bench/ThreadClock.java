package dev.creamery.engine.bench;

import java.lang.management.ManagementFactory;

/** Processor time, which other work on the machine does not use up. */
final class ThreadClock {

    private ThreadClock() {}

    /** Of the calling thread, so far. */
    static long nanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
