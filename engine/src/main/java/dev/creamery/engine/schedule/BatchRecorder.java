package dev.creamery.engine.schedule;

import dev.creamery.engine.store.JournalEntry;
import dev.creamery.engine.store.RunFailure;
import dev.creamery.engine.store.RunRecord;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * Records what happens to runs in a batch's journal and Parquet parts. Trained runs are gathered by
 * one thread, which writes them when there are many or the oldest has waited some seconds.
 */
final class BatchRecorder implements RunLog, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(BatchRecorder.class);
    private static final long FLUSH_BYTES = 64L << 20;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(3);

    /** Trainers wait when so many groups are not written yet: the disk is too slow for them. */
    private static final int PATIENCE = 32;

    /** Float lists of a run: ten statistics, training and test. */
    private static final long BYTES_PER_EPOCH = 20 * Float.BYTES;

    private static final List<RunRecord> END = List.of();

    private final ResultStore store;
    private final RoomOnDisk room;
    private final InstantSource clock;
    private final long patienceNanos;
    private final StopSignal stop;
    private final Consumer<List<RunRecord>> onDisk;
    private final EffortMeter effort;
    private final BlockingQueue<List<RunRecord>> trained = new ArrayBlockingQueue<>(PATIENCE);
    private final AtomicReference<@Nullable IOException> broken = new AtomicReference<>();
    private final Thread writer;

    /**
     * @param room waits where the disk is full; meanwhile no more runs are claimed
     * @param mayBeLost how much training an engine that dies may lose
     * @param stop asked for when nothing can be written any more
     * @param onDisk told which runs are finished
     * @param effort told what recording takes
     */
    BatchRecorder(
            ResultStore store,
            RoomOnDisk room,
            InstantSource clock,
            Duration mayBeLost,
            StopSignal stop,
            Consumer<List<RunRecord>> onDisk,
            EffortMeter effort) {
        this.store = store;
        this.room = room;
        this.clock = clock;
        patienceNanos = Math.min(mayBeLost.toNanos(), LONGEST_WAIT.toNanos());
        this.stop = stop;
        this.onDisk = onDisk;
        this.effort = effort;
        writer =
                Thread.ofPlatform()
                        .name("results-writer")
                        .start(() -> effort.recording(this::write));
    }

    @Override
    public void claimed(RunGroup group) {
        room.await();
        record(
                new JournalEntry.Claimed(
                        clock.instant(),
                        group.experiment().id(),
                        group.runIds(),
                        Thread.currentThread().getName()));
    }

    @Override
    public void resumed(RunGroup group, int epoch) {
        record(
                new JournalEntry.Resumed(
                        clock.instant(), group.experiment().id(), group.runIds(), epoch));
    }

    @Override
    public void failed(RunGroup group, RunFailure failure) {
        record(
                new JournalEntry.Failed(
                        clock.instant(), group.experiment().id(), group.runIds(), failure));
    }

    @Override
    public void trained(List<RunRecord> runs) {
        try {
            trained.put(runs);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            stop.request(StopSignal.Reason.INTERRUPTED);
        }
    }

    private void record(JournalEntry entry) {
        effort.recording(() -> append(entry));
    }

    private void append(JournalEntry entry) {
        try {
            room.write(() -> store.record(entry));
        } catch (IOException failure) {
            breakDown(failure);
        }
    }

    private void breakDown(IOException failure) {
        broken.compareAndSet(null, failure);
        stop.request(StopSignal.Reason.STORAGE);
    }

    /** What keeps it from writing. */
    Optional<IOException> broken() {
        return Optional.ofNullable(broken.get());
    }

    private void write() {
        Buffer buffer = new Buffer();
        try {
            while (true) {
                List<RunRecord> runs = trained.poll(buffer.patience(), TimeUnit.NANOSECONDS);
                if (runs != null && !runs.isEmpty()) {
                    buffer.add(runs);
                }
                if (runs == END || buffer.isDue()) {
                    buffer.flush();
                }
                if (runs == END) {
                    return;
                }
            }
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException("nobody interrupts the writer", interrupted);
        }
    }

    /** Trained runs that are not on the disk yet. */
    private final class Buffer {
        private final List<RunRecord> runs = new ArrayList<>();
        private long bytes;
        private long oldest;

        void add(List<RunRecord> more) {
            if (runs.isEmpty()) {
                oldest = System.nanoTime();
            }
            runs.addAll(more);
            for (RunRecord run : more) {
                bytes += BYTES_PER_EPOCH * run.history().epochs();
            }
        }

        long patience() {
            return runs.isEmpty()
                    ? Long.MAX_VALUE
                    : Math.max(0, patienceNanos - (System.nanoTime() - oldest));
        }

        boolean isDue() {
            return bytes >= FLUSH_BYTES || (!runs.isEmpty() && patience() == 0);
        }

        void flush() {
            if (!runs.isEmpty() && broken().isEmpty()) {
                try {
                    room.write(() -> store.record(List.copyOf(runs)));
                    onDisk.accept(runs);
                } catch (IOException failure) {
                    breakDown(failure);
                } catch (RuntimeException | OutOfMemoryError failure) {
                    breakDown(new IOException("cannot write results: " + failure, failure));
                }
            }
            runs.clear();
            bytes = 0;
        }
    }

    /** Writes what is not written yet, and joins small parts. */
    @Override
    public void close() throws InterruptedException {
        trained.put(END);
        writer.join();
        if (broken().isEmpty()) {
            effort.recording(this::compact);
        }
    }

    private void compact() {
        try {
            store.compact();
        } catch (IOException failure) {
            if (room.isFull(failure)) {
                LOG.warn("small parts are not joined now: {}", failure.getMessage());
            } else {
                breakDown(failure);
            }
        }
    }
}
