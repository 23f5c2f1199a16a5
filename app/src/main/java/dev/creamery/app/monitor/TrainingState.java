package dev.creamery.app.monitor;

import dev.creamery.app.place.DurationText;
import dev.creamery.app.place.EngineState;
import dev.creamery.engine.store.LiveStatus;

import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** What is in training in a workspace, and how long it still takes. */
final class TrainingState {

    private final InstantSource clock;
    private final Map<String, Pace> paces = new HashMap<>();

    TrainingState(InstantSource clock) {
        this.clock = clock;
    }

    /** Looks at another workspace. */
    void forget() {
        paces.clear();
    }

    /** Takes news of all batches. */
    void observe(List<BatchProgress> batches) {
        Instant now = clock.instant();
        for (BatchProgress one : batches) {
            if (one.status().isActive()) {
                paces.computeIfAbsent(one.name(), any -> new Pace(now, one.done() + one.failed()));
            } else {
                paces.remove(one.name());
            }
        }
    }

    /** What the status bar tells. */
    EngineState state(List<BatchProgress> batches) {
        List<BatchProgress> active =
                batches.stream().filter(one -> one.status().isActive()).toList();
        if (active.isEmpty()) {
            return new EngineState(
                    "Nothing is being trained in this workspace", OptionalDouble.empty(), "");
        }
        if (active.size() > 1) {
            double fraction =
                    active.stream().mapToDouble(BatchProgress::fraction).average().orElse(0);
            int done = active.stream().mapToInt(BatchProgress::done).sum();
            int total = active.stream().mapToInt(BatchProgress::total).sum();
            return new EngineState(
                    active.size() + " batches are being trained",
                    OptionalDouble.of(fraction),
                    "%,d / %,d runs".formatted(done, total));
        }
        BatchProgress one = active.getFirst();
        return new EngineState(
                one.activity().waitingFor().isPresent()
                        ? one.name() + " waits for disk space"
                        : one.status() == BatchStatus.RUNNING
                                ? one.name() + " is being trained"
                                : one.name() + " stops at the end of the epoch",
                OptionalDouble.of(one.fraction()),
                one.counts() + left(one).map(text -> " · " + text + " left").orElse(""));
    }

    /** The time that a batch in training still takes, for people; nothing if that is not known. */
    Optional<String> left(BatchProgress one) {
        if (one.activity().waitingFor().isPresent()) {
            return Optional.empty(); // which is as long as a person takes
        }
        return one.activity()
                .left()
                .map(LiveStatus.Left::expected)
                .or(
                        () ->
                                Optional.ofNullable(paces.get(one.name()))
                                        .flatMap(pace -> pace.left(one, clock.instant())))
                .map(DurationText::text);
    }
}
