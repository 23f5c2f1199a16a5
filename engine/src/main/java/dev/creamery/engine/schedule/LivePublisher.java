package dev.creamery.engine.schedule;

import dev.creamery.engine.store.Batch;
import dev.creamery.engine.store.LiveStatus;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.time.InstantSource;

/** Publishes what is in training, about once a second. For one thread. */
final class LivePublisher implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LivePublisher.class);
    private static final long INTERVAL_NANOS = 700_000_000;

    private final Batch batch;
    private final String engine;
    private final LiveRuns runs;
    private final InstantSource clock;

    /**
     * The first time comes at once: where the disk fills up later, the file can only be replaced.
     */
    private long last = System.nanoTime() - INTERVAL_NANOS;

    LivePublisher(Batch batch, String engine, LiveRuns runs, InstantSource clock) {
        this.batch = batch;
        this.engine = engine;
        this.runs = runs;
        this.clock = clock;
    }

    /** Publishes if it is time. */
    void publish(Progress progress) {
        long now = System.nanoTime();
        if (now - last < INTERVAL_NANOS) {
            return;
        }
        last = now;
        try {
            batch.publish(
                    engine,
                    new LiveStatus(
                            clock.instant(),
                            progress.epochsPerSecond(),
                            progress.timeLeft()
                                    .map(
                                            left ->
                                                    new LiveStatus.Left(
                                                            left.shortest(),
                                                            left.expected(),
                                                            left.longest())),
                            progress.waitingFor(),
                            runs.groups()));
        } catch (IOException unwritable) {
            LOG.debug("nobody can watch: {}", unwritable.getMessage());
        }
    }

    /** Nothing is in training any more. */
    @Override
    public void close() {
        try {
            batch.unpublish(engine);
        } catch (IOException stays) {
            LOG.debug("{}", stays.getMessage());
        }
    }
}
