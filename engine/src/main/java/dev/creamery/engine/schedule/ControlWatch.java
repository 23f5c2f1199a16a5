package dev.creamery.engine.schedule;

import dev.creamery.engine.store.Batch;
import dev.creamery.engine.store.Control;
import dev.creamery.engine.store.RetryRequest;
import dev.creamery.engine.store.Steering;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.util.List;

/** Looks now and then what people want of the batch, and sees to it. For one thread. */
final class ControlWatch {

    private static final Logger LOG = LoggerFactory.getLogger(ControlWatch.class);
    private static final long INTERVAL_NANOS = 500_000_000;

    /** What can be done about it. */
    interface Helm {
        /** Train in this order, on so many threads. */
        void follow(Steering wanted);

        /** Runs may be wanted that were not wanted before. */
        void wantMore() throws IOException;
    }

    private final Batch batch;
    private final StopSignal stop;
    private final Helm helm;
    private Steering known;
    private int repetitions;
    private List<String> warnings = List.of();
    private long last = System.nanoTime();

    /**
     * @param known what is seen to already
     * @param repetitions that are seen to already
     */
    ControlWatch(Batch batch, StopSignal stop, Helm helm, Steering known, int repetitions) {
        this.batch = batch;
        this.stop = stop;
        this.helm = helm;
        this.known = known;
        this.repetitions = repetitions;
        warn(known.warnings());
    }

    /** Looks if it is time. */
    void look() {
        long now = System.nanoTime();
        if (now - last < INTERVAL_NANOS) {
            return;
        }
        last = now;
        try {
            Steering wanted = batch.steering();
            warn(wanted.warnings());
            follow(wanted, batch.sweep().repetitions());
        } catch (IOException unreadable) {
            warn(List.of(String.valueOf(unreadable.getMessage())));
        }
    }

    /** Once for as long as it is so. */
    private void warn(List<String> now) {
        if (!now.equals(warnings)) {
            now.forEach(warning -> LOG.warn("Batch {}: {}", batch.name(), warning));
            warnings = now;
        }
    }

    private void follow(Steering wanted, int wantedRepetitions) throws IOException {
        obey(wanted.state(), stop);
        List<RetryRequest> retries = known.retries();
        boolean more = !wanted.retries().equals(retries) || wantedRepetitions != repetitions;
        boolean other =
                wanted.order() != known.order() || !wanted.threads().equals(known.threads());
        known = wanted;
        repetitions = wantedRepetitions;
        if (other) {
            helm.follow(wanted);
        }
        if (more) {
            helm.wantMore();
        }
    }

    /** Asks for a stop, if that is wanted. */
    static void obey(Control wanted, StopSignal stop) {
        switch (wanted) {
            case RUNNING -> {}
            case PAUSED -> stop.request(StopSignal.Reason.PAUSED);
            case CANCELLED -> stop.request(StopSignal.Reason.CANCELLED);
        }
    }
}
