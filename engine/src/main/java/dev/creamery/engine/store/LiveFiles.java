package dev.creamery.engine.store;

import static java.util.Objects.requireNonNull;

import dev.creamery.engine.sweep.SweepJson;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The files {@code live/<engine>.json} of a batch. They are replaced as a whole, and not forced to
 * the disk: an old one, or none, does no harm.
 */
final class LiveFiles {

    /** An engine that has told nothing for so long is dead, or its epochs are very long. */
    private static final Duration STALE = Duration.ofSeconds(30);

    private final Path folder;
    private final SweepJson json = new SweepJson();

    LiveFiles(Path folder) {
        this.folder = folder;
    }

    void write(String engine, LiveStatus status) throws IOException {
        Files.createDirectories(folder);
        Path draft = folder.resolve(engine + ".tmp");
        try {
            Files.writeString(draft, json.compact(plain(status)));
        } catch (IOException full) {
            Files.deleteIfExists(draft);
            if (status.waitingFor().isEmpty()) {
                throw full;
            }
            // Where there is no room for a second file, a shorter text fits into the first one.
            Files.writeString(file(engine), json.compact(plain(status.withoutGroups())));
            return;
        }
        Files.move(
                draft,
                file(engine),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
    }

    void delete(String engine) throws IOException {
        Files.deleteIfExists(file(engine));
    }

    /** What engines told in the last half minute; broken files are left out. */
    List<LiveStatus> read(Instant now) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        List<LiveStatus> all = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(one -> one.toString().endsWith(".json")).toList()) {
                read(file)
                        .filter(status -> status.time().isAfter(now.minus(STALE)))
                        .ifPresent(all::add);
            }
        }
        return all;
    }

    private Path file(String engine) {
        return folder.resolve(engine + ".json");
    }

    private Optional<LiveStatus> read(Path file) throws IOException {
        try {
            return json.object(Files.readString(file)).map(LiveFiles::status);
        } catch (NoSuchFileException ended) {
            return Optional.empty();
        } catch (ClassCastException
                | NullPointerException
                | IllegalArgumentException
                | DateTimeException another) {
            return Optional.empty(); // written by another version
        }
    }

    private static Map<String, @Nullable Object> plain(LiveStatus status) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("time", status.time().toString());
        members.put("epochs_per_second", status.epochsPerSecond());
        members.put("seconds_left", seconds(status, LiveStatus.Left::expected));
        members.put("seconds_left_shortest", seconds(status, LiveStatus.Left::shortest));
        members.put("seconds_left_longest", seconds(status, LiveStatus.Left::longest));
        members.put("waiting_for", status.waitingFor().orElse(null));
        members.put("groups", status.groups().stream().map(LiveFiles::plain).toList());
        return members;
    }

    private static @Nullable Long seconds(
            LiveStatus status, Function<LiveStatus.Left, Duration> which) {
        return status.left().map(which).map(Duration::toSeconds).orElse(null);
    }

    private static Map<String, @Nullable Object> plain(LiveGroup group) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("experiment_id", group.experimentId());
        members.put("run_ids", group.runs());
        members.put("epoch", group.epoch());
        members.put("epochs", group.epochs());
        members.put("at", group.at());
        members.put("val_loss", Stream.of(group.testLoss()).map(LiveFiles::finite).toList());
        return members;
    }

    /** JSON has no numbers that are not finite. */
    private static @Nullable Float[] finite(float[] losses) {
        @Nullable Float[] plain = new Float[losses.length];
        for (int index = 0; index < losses.length; index++) {
            plain[index] = Float.isFinite(losses[index]) ? losses[index] : null;
        }
        return plain;
    }

    private static LiveStatus status(Map<String, @Nullable Object> members) {
        return new LiveStatus(
                Instant.parse((String) member(members, "time")),
                ((Number) member(members, "epochs_per_second")).doubleValue(),
                seconds(members, "seconds_left").map(expected -> left(members, expected)),
                Optional.ofNullable((String) members.get("waiting_for")),
                ((List<?>) member(members, "groups"))
                        .stream().map(one -> group((Map<?, ?>) one)).toList());
    }

    /** An older engine tells no range. */
    private static LiveStatus.Left left(Map<String, @Nullable Object> members, Duration expected) {
        return new LiveStatus.Left(
                seconds(members, "seconds_left_shortest").orElse(expected),
                expected,
                seconds(members, "seconds_left_longest").orElse(expected));
    }

    private static Optional<Duration> seconds(Map<String, @Nullable Object> members, String name) {
        return Optional.ofNullable((Number) members.get(name))
                .map(seconds -> Duration.ofSeconds(seconds.longValue()));
    }

    private static LiveGroup group(Map<?, ?> members) {
        List<?> at = (List<?>) member(members, "at");
        List<?> losses = (List<?>) member(members, "val_loss");
        return new LiveGroup(
                ((Number) member(members, "experiment_id")).longValue(),
                ((List<?>) member(members, "run_ids")).stream().map(String::valueOf).toList(),
                ((Number) member(members, "epoch")).intValue(),
                ((Number) member(members, "epochs")).intValue(),
                at.stream().mapToInt(epoch -> ((Number) epoch).intValue()).toArray(),
                losses.stream().map(run -> losses((List<?>) run)).toArray(float[][]::new));
    }

    private static float[] losses(List<?> plain) {
        float[] losses = new float[plain.size()];
        for (int index = 0; index < losses.length; index++) {
            losses[index] = plain.get(index) instanceof Number loss ? loss.floatValue() : Float.NaN;
        }
        return losses;
    }

    private static Object member(Map<?, ?> members, String name) {
        return requireNonNull(members.get(name), name);
    }
}
