package dev.creamery.engine.store;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What an engine at work tells of itself about once a second, for whoever watches: nothing depends
 * on it.
 *
 * @param time when it was told
 * @param epochsPerSecond over the last seconds, over all threads
 * @param left until all is done, if there is enough to tell from
 * @param groups in training, and then the last finished ones, newest first
 */
public record LiveStatus(
        Instant time, double epochsPerSecond, Optional<Duration> left, List<LiveGroup> groups) {

    public LiveStatus {
        groups = List.copyOf(groups);
    }

    /** Runs in training. */
    public int running() {
        return groups.stream()
                .filter(group -> !group.isFinished())
                .mapToInt(group -> group.runs().size())
                .sum();
    }
}
