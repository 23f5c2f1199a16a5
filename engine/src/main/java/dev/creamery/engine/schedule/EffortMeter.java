package dev.creamery.engine.schedule;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** Measures what the threads of a launch do. Threads may report at the same time. */
final class EffortMeter {

    private final LongSupplier nanoTime;
    private final LongSupplier processorNanos;
    private final AtomicLong available = new AtomicLong();
    private final AtomicLong busy = new AtomicLong();
    private final AtomicLong training = new AtomicLong();
    private final AtomicLong recording = new AtomicLong();

    EffortMeter() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        this(System::nanoTime, threads::getCurrentThreadCpuTime);
    }

    /**
     * @param nanoTime like {@link System#nanoTime}
     * @param processorNanos of the calling thread
     */
    EffortMeter(LongSupplier nanoTime, LongSupplier processorNanos) {
        this.nanoTime = nanoTime;
        this.processorNanos = processorNanos;
    }

    /** What a thread does, which may be interrupted. */
    interface Interruptible {
        void run() throws InterruptedException;
    }

    /** So many threads are there to train, as long as this takes. */
    void available(int threads, Interruptible work) throws InterruptedException {
        long start = nanoTime.getAsLong();
        try {
            work.run();
        } finally {
            available.addAndGet(threads * (nanoTime.getAsLong() - start));
        }
    }

    /** This thread trains. */
    <T> T training(Supplier<T> work) {
        long start = nanoTime.getAsLong();
        long processor = processorNanos.getAsLong();
        try {
            return work.get();
        } finally {
            training.addAndGet(processorNanos.getAsLong() - processor);
            busy.addAndGet(nanoTime.getAsLong() - start);
        }
    }

    /** This thread records what was trained. */
    void recording(Runnable work) {
        long processor = processorNanos.getAsLong();
        try {
            work.run();
        } finally {
            recording.addAndGet(processorNanos.getAsLong() - processor);
        }
    }

    Effort effort() {
        return new Effort(
                available.get() == 0 ? 0 : (double) busy.get() / available.get(),
                Duration.ofNanos(training.get()),
                Duration.ofNanos(recording.get()));
    }
}
