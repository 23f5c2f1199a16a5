package dev.creamery.engine.schedule;

import dev.creamery.engine.store.Batch;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;

/** Looks now and then whether somebody paused or cancelled the batch. For one thread. */
final class ControlWatch {

    private static final Logger LOG = LoggerFactory.getLogger(ControlWatch.class);
    private static final long INTERVAL_NANOS = 500_000_000;

    private final Batch batch;
    private final StopSignal stop;
    private long last = System.nanoTime();

    ControlWatch(Batch batch, StopSignal stop) {
        this.batch = batch;
        this.stop = stop;
    }

    /** Looks if it is time, and asks for a stop if that is wanted. */
    void look() {
        long now = System.nanoTime();
        if (now - last < INTERVAL_NANOS) {
            return;
        }
        last = now;
        try {
            switch (batch.control()) {
                case RUNNING -> {}
                case PAUSED -> stop.request(StopSignal.Reason.PAUSED);
                case CANCELLED -> stop.request(StopSignal.Reason.CANCELLED);
            }
        } catch (IOException unreadable) {
            LOG.warn("{}", unreadable.getMessage());
        }
    }
}
