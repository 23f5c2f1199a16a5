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
 * @param waitingFor what keeps results from being written for now, and what to do about it
 * @param groups in training, and then the last finished ones, newest first
 */
public record LiveStatus(
        Instant time,
        double epochsPerSecond,
        Optional<Left> left,
        Optional<String> waitingFor,
        List<LiveGroup> groups) {

    /**
     * A time and its range.
     *
     * @param shortest what it may well take instead, at best
     * @param expected the estimate
     * @param longest at worst
     */
    public record Left(Duration shortest, Duration expected, Duration longest) {}

    public LiveStatus {
        groups = List.copyOf(groups);
    }

    /** The same without losses, which need the most room. */
    LiveStatus withoutGroups() {
        return new LiveStatus(time, epochsPerSecond, left, waitingFor, List.of());
    }

    /** Runs in training. */
    public int running() {
        return groups.stream()
                .filter(group -> !group.isFinished())
                .mapToInt(group -> group.runs().size())
                .sum();
    }
}
