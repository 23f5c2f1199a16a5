package dev.creamery.engine.store;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * What people want of a batch, in its file {@code control.json}. Its engines look there twice a
 * second.
 *
 * @param state whether it is to be trained
 * @param threads that train it; absent for as many as its engine was started with
 * @param order which runs are trained first
 * @param priority of batches that wait, the one with the highest number is trained first
 * @param retries which failed runs are to be trained again
 * @param options of the command that launched it, which later ones take over unless they say
 *     otherwise: where its data are, what trains it
 * @param unknown other members of the file, plain JSON by name: they have no effect, and stay there
 */
public record Steering(
        Control state,
        OptionalInt threads,
        RunOrder order,
        int priority,
        List<RetryRequest> retries,
        Map<String, String> options,
        Map<String, @Nullable Object> unknown) {

    /** What a new batch has. */
    public static final Steering INITIAL =
            new Steering(
                    Control.RUNNING,
                    OptionalInt.empty(),
                    RunOrder.LARGEST_FIRST,
                    0,
                    List.of(),
                    Map.of(),
                    Map.of());

    public Steering {
        retries = List.copyOf(retries);
        options = Map.copyOf(options);
        unknown = Collections.unmodifiableMap(new LinkedHashMap<>(unknown));
    }

    public Steering withState(Control other) {
        return new Steering(other, threads, order, priority, retries, options, unknown);
    }

    /**
     * @param other empty for as many as the engine was started with
     */
    public Steering withThreads(OptionalInt other) {
        return new Steering(state, other, order, priority, retries, options, unknown);
    }

    public Steering withOrder(RunOrder other) {
        return new Steering(state, threads, other, priority, retries, options, unknown);
    }

    public Steering withPriority(int other) {
        return new Steering(state, threads, order, other, retries, options, unknown);
    }

    /** With these options in place of what they were before; others stay. */
    public Steering withOptions(Map<String, String> given) {
        Map<String, String> merged = new TreeMap<>(options);
        merged.putAll(given);
        return new Steering(state, threads, order, priority, retries, merged, unknown);
    }

    /** Adds a request, in place of those that ask for no more than it. */
    public Steering withRetry(RetryRequest request) {
        List<RetryRequest> all = new ArrayList<>(retries);
        all.removeIf(request::replaces);
        all.add(request);
        return new Steering(state, threads, order, priority, all, options, unknown);
    }

    /** What in the file has no effect, and what would, a sentence each for people. */
    public List<String> warnings() {
        return unknown.keySet().stream().map(SteeringJson::warning).toList();
    }

    /** Whether a failed run is to be trained again. */
    public boolean retries(FailedRun run) {
        return retries.stream().anyMatch(request -> request.covers(run));
    }
}
