package dev.creamery.app.monitor;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How fast a batch has been trained since this window watches it.
 *
 * @param since when it was first seen in training
 * @param first how many runs had finished or failed then
 */
record Pace(Instant since, int first) {

    /** The time left at the same pace; nothing if none has ended since. */
    Optional<Duration> left(BatchProgress now, Instant time) {
        int ended = now.done() + now.failed();
        if (ended <= first) {
            return Optional.empty();
        }
        double each = (double) Duration.between(since, time).toMillis() / (ended - first);
        return Optional.of(Duration.ofMillis(Math.round(each * (now.total() - ended))));
    }
}
