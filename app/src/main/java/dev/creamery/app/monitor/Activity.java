package dev.creamery.app.monitor;

import dev.creamery.engine.store.LiveGroup;
import dev.creamery.engine.store.LiveStatus;
import dev.creamery.engine.store.LiveStatus.Left;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the engines of a batch do now, as they tell it themselves.
 *
 * @param epochsPerSecond of all together
 * @param left until all is done, if there is enough to tell from
 * @param waitingFor what keeps results from being written for now, and what to do about it
 * @param groups in training, and then the last finished ones
 */
public record Activity(
        double epochsPerSecond,
        Optional<Left> left,
        Optional<String> waitingFor,
        List<LiveGroup> groups) {

    /** Nothing is in training, or nothing was told yet. */
    public static final Activity NONE =
            new Activity(0, Optional.empty(), Optional.empty(), List.of());

    public Activity {
        groups = List.copyOf(groups);
    }

    static Activity of(List<LiveStatus> engines) {
        return new Activity(
                engines.stream().mapToDouble(LiveStatus::epochsPerSecond).sum(),
                // The batch ends with its slowest engine.
                engines.stream()
                        .flatMap(engine -> engine.left().stream())
                        .max(Comparator.comparing(Left::expected)),
                engines.stream().flatMap(engine -> engine.waitingFor().stream()).findFirst(),
                engines.stream().flatMap(engine -> engine.groups().stream()).toList());
    }

    /** The same, while it waits. */
    Activity waitingFor(String what) {
        return new Activity(epochsPerSecond, left, Optional.of(what), groups);
    }

    /** Groups in training. */
    List<LiveGroup> running() {
        return groups.stream().filter(group -> !group.isFinished()).toList();
    }

    /** Runs in training, by experiment. */
    Map<Long, Integer> runningRuns() {
        Map<Long, Integer> runs = new HashMap<>();
        running()
                .forEach(
                        group ->
                                runs.merge(
                                        group.experimentId(), group.runs().size(), Integer::sum));
        return runs;
    }
}
