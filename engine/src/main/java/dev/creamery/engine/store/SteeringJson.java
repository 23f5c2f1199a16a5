package dev.creamery.engine.store;

import dev.creamery.engine.sweep.Names;
import dev.creamery.engine.sweep.SweepJson;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Steering as JSON. What is as in a new batch is left out, but the state. */
final class SteeringJson {

    private static final List<String> KNOWN =
            List.of("state", "threads", "order", "priority", "retry", "options");
    private static final Set<String> KNOWN_IN_RETRY = Set.of("time", "cause", "experiment_id");

    private final SweepJson json = new SweepJson();

    String write(Steering steering) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("state", steering.state().label());
        steering.threads().ifPresent(threads -> members.put("threads", threads));
        if (steering.order() != Steering.INITIAL.order()) {
            members.put("order", steering.order().label());
        }
        if (steering.priority() != Steering.INITIAL.priority()) {
            members.put("priority", steering.priority());
        }
        if (!steering.retries().isEmpty()) {
            members.put("retry", steering.retries().stream().map(SteeringJson::plain).toList());
        }
        if (!steering.options().isEmpty()) {
            members.put("options", new TreeMap<>(steering.options()));
        }
        members.putAll(steering.unknown());
        return json.compact(members) + "\n";
    }

    private static Map<String, Object> plain(RetryRequest request) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("time", request.time().toString());
        request.cause().ifPresent(cause -> members.put("cause", cause));
        request.experiment().ifPresent(id -> members.put("experiment_id", id));
        return members;
    }

    /**
     * @throws IllegalArgumentException if it is not that; the message has the member, its value,
     *     and what is allowed
     */
    Steering read(String text) {
        Map<String, @Nullable Object> members =
                json.object(text)
                        .orElseThrow(() -> new IllegalArgumentException("is not a JSON object"));
        return new Steering(
                Control.labelled(String.valueOf(members.get("state")))
                        .orElseThrow(
                                () ->
                                        wrong(
                                                members,
                                                "state",
                                                labels(
                                                        Stream.of(Control.values())
                                                                .map(Control::label)))),
                threads(members),
                order(members),
                priority(members),
                retries(members),
                options(members),
                unknown(members));
    }

    private static Map<String, String> options(Map<String, @Nullable Object> members) {
        if (!members.containsKey("options")) {
            return Map.of();
        }
        if (members.get("options") instanceof Map<?, ?> given) {
            Map<String, String> options = new TreeMap<>();
            given.forEach((key, value) -> options.put(String.valueOf(key), String.valueOf(value)));
            return options;
        }
        throw wrong(members, "options", "an object such as {\"backend\": \"dl4j\"}");
    }

    private static Map<String, @Nullable Object> unknown(Map<String, @Nullable Object> members) {
        Map<String, @Nullable Object> unknown = new LinkedHashMap<>(members);
        unknown.keySet().removeAll(KNOWN);
        return unknown;
    }

    /** That a member is not known. */
    static String warning(String member) {
        return "control.json has "
                + member
                + ", which nobody knows and has no effect"
                + Names.suggestion(member, KNOWN)
                + "; known: "
                + String.join(", ", KNOWN);
    }

    private static OptionalInt threads(Map<String, @Nullable Object> members) {
        if (!members.containsKey("threads")) {
            return OptionalInt.empty();
        }
        if (members.get("threads") instanceof Integer threads && threads >= 1) {
            return OptionalInt.of(threads);
        }
        throw wrong(members, "threads", "a whole number from 1");
    }

    private static RunOrder order(Map<String, @Nullable Object> members) {
        return members.containsKey("order")
                ? RunOrder.labelled(String.valueOf(members.get("order")))
                        .orElseThrow(
                                () ->
                                        wrong(
                                                members,
                                                "order",
                                                labels(
                                                        Stream.of(RunOrder.values())
                                                                .map(RunOrder::label))))
                : Steering.INITIAL.order();
    }

    private static int priority(Map<String, @Nullable Object> members) {
        if (!members.containsKey("priority")) {
            return Steering.INITIAL.priority();
        }
        if (members.get("priority") instanceof Integer priority) {
            return priority;
        }
        throw wrong(members, "priority", "a whole number");
    }

    private static List<RetryRequest> retries(Map<String, @Nullable Object> members) {
        if (!members.containsKey("retry")) {
            return List.of();
        }
        try {
            return ((List<?>) Objects.requireNonNull(members.get("retry")))
                    .stream().map(one -> retry((Map<?, ?>) Objects.requireNonNull(one))).toList();
        } catch (ClassCastException
                | NullPointerException
                | DateTimeParseException
                | IllegalArgumentException noRequests) {
            throw wrong(
                    members,
                    "retry",
                    "a list of {\"time\": ..., \"cause\": ..., \"experiment_id\": ...}");
        }
    }

    /** Strict: a request with less in it than was meant would ask for more runs. */
    private static RetryRequest retry(Map<?, ?> members) {
        if (!KNOWN_IN_RETRY.containsAll(members.keySet())) {
            throw new IllegalArgumentException();
        }
        return new RetryRequest(
                Instant.parse(String.valueOf(members.get("time"))),
                Optional.ofNullable((String) members.get("cause")),
                Optional.ofNullable((Number) members.get("experiment_id")).map(Number::longValue));
    }

    private static String labels(Stream<String> labels) {
        return String.join(", ", labels.toList());
    }

    private static IllegalArgumentException wrong(
            Map<String, @Nullable Object> members, String key, String allowed) {
        return new IllegalArgumentException(
                key + " is " + members.get(key) + "; allowed: " + allowed);
    }
}
