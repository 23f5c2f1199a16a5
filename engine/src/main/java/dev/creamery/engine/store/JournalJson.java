package dev.creamery.engine.store;

import dev.creamery.engine.sweep.SweepJson;

import org.jspecify.annotations.Nullable;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Journal entries as one line of JSON each. */
final class JournalJson {

    private final SweepJson json = new SweepJson();

    String write(JournalEntry entry) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("time", entry.time().toString());
        switch (entry) {
            case JournalEntry.Claimed claimed -> {
                members.put("event", "claimed");
                members.put("experiment_id", claimed.experimentId());
                members.put("runs", claimed.runs());
                if (!claimed.thread().isEmpty()) {
                    members.put("thread", claimed.thread());
                }
            }
            case JournalEntry.Resumed resumed -> {
                members.put("event", "resumed");
                members.put("experiment_id", resumed.experimentId());
                members.put("runs", resumed.runs());
                members.put("epoch", resumed.epoch());
            }
            case JournalEntry.Finished finished -> {
                members.put("event", "finished");
                members.put("part", finished.part());
                members.put("runs", finished.runs());
            }
            case JournalEntry.Failed failed -> {
                members.put("event", "failed");
                members.put("experiment_id", failed.experimentId());
                members.put("runs", failed.runs());
                members.put("kind", failed.failure().kind());
                members.put("message", failed.failure().message());
                members.put("remedy", failed.failure().remedy());
            }
            case JournalEntry.Crashed crashed -> {
                members.put("event", "crashed");
                members.put("experiment_id", crashed.experimentId());
                members.put("runs", crashed.runs());
                members.put("cause", crashed.cause());
            }
            case JournalEntry.Compacted compacted -> {
                members.put("event", "compacted");
                members.put("part", compacted.part());
                members.put("replaced", compacted.replaced());
            }
            case JournalEntry.Lost lost -> {
                members.put("event", "lost");
                members.put("part", lost.part());
                members.put("reason", lost.reason());
            }
        }
        return json.compact(members);
    }

    /** The entry of a line, or nothing if the line is not a whole one. */
    Optional<JournalEntry> read(String line) {
        try {
            return json.object(line).map(JournalJson::entry);
        } catch (IllegalArgumentException | DateTimeException torn) {
            return Optional.empty();
        }
    }

    private static JournalEntry entry(Map<String, @Nullable Object> members) {
        Instant time = Instant.parse(text(members, "time"));
        String event = text(members, "event");
        return switch (event) {
            case "claimed" ->
                    new JournalEntry.Claimed(
                            time,
                            experiment(members),
                            texts(members.get("runs")),
                            members.get("thread") instanceof String thread ? thread : "");
            case "resumed" ->
                    new JournalEntry.Resumed(
                            time,
                            experiment(members),
                            texts(members.get("runs")),
                            number(members, "epoch").intValue());
            case "crashed" ->
                    new JournalEntry.Crashed(
                            time,
                            experiment(members),
                            texts(members.get("runs")),
                            text(members, "cause"));
            case "finished" ->
                    new JournalEntry.Finished(time, text(members, "part"), runs(members));
            case "failed" ->
                    new JournalEntry.Failed(
                            time,
                            experiment(members),
                            texts(members.get("runs")),
                            new RunFailure(
                                    text(members, "kind"),
                                    text(members, "message"),
                                    text(members, "remedy")));
            case "compacted" ->
                    new JournalEntry.Compacted(
                            time, text(members, "part"), texts(members.get("replaced")));
            case "lost" ->
                    new JournalEntry.Lost(time, text(members, "part"), text(members, "reason"));
            default -> throw new IllegalArgumentException("unknown event " + event);
        };
    }

    private static Map<Long, List<String>> runs(Map<String, @Nullable Object> members) {
        if (!(members.get("runs") instanceof Map<?, ?> runs)) {
            throw new IllegalArgumentException("runs are missing");
        }
        Map<Long, List<String>> byExperiment = new LinkedHashMap<>();
        runs.forEach(
                (experiment, ids) ->
                        byExperiment.put(Long.valueOf(String.valueOf(experiment)), texts(ids)));
        return byExperiment;
    }

    private static long experiment(Map<String, @Nullable Object> members) {
        return number(members, "experiment_id").longValue();
    }

    private static Number number(Map<String, @Nullable Object> members, String key) {
        if (members.get(key) instanceof Number number) {
            return number;
        }
        throw new IllegalArgumentException(key + " is missing");
    }

    private static String text(Map<String, @Nullable Object> members, String key) {
        if (members.get(key) instanceof String text) {
            return text;
        }
        throw new IllegalArgumentException(key + " is missing");
    }

    private static List<String> texts(@Nullable Object plain) {
        if (plain instanceof List<?> list) {
            return list.stream().map(String::valueOf).toList();
        }
        throw new IllegalArgumentException("a list is missing");
    }
}
