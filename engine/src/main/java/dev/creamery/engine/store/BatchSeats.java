package dev.creamery.engine.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Which engines have a batch or shards of it: a lock in its folder for each. */
final class BatchSeats {

    /** Who only looks whether the lock is held, holds it for a moment. */
    private static final Duration GLANCE = Duration.ofMillis(250);

    private final Path folder;

    /**
     * @param folder of the batch
     */
    BatchSeats(Path folder) {
        this.folder = folder;
    }

    /** Locks that engines hold. */
    private List<Path> taken() throws IOException {
        List<Path> taken = new ArrayList<>();
        for (Path lock : locks()) {
            if (FileMutex.isHeld(lock)) {
                taken.add(lock);
            }
        }
        return taken;
    }

    private List<Path> locks() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> shardOf(file).isPresent()).sorted().toList();
        }
    }

    private static Optional<Shard> shardOf(Path lock) {
        return Shard.ofLock(lock.getFileName().toString());
    }

    /** Whether an engine has any. */
    boolean areTaken() throws IOException {
        return !taken().isEmpty();
    }

    /** The engines that have one, as far as who they are can be read. */
    List<SeatHolder> holders() throws IOException {
        return taken().stream()
                .flatMap(lock -> SeatHolder.read(FileMutex.description(lock)).stream())
                .toList();
    }

    /**
     * Takes one.
     *
     * @return held until it is closed
     * @throws BatchTakenException if another engine has runs of the shard
     */
    FileMutex take(Shard shard, String engine, Instant now) throws IOException {
        try (FileMutex _ = FileMutex.hold(folder.resolve("seats.lock"))) {
            for (Path lock : locks()) {
                if (shardOf(lock).filter(shard::overlaps).isPresent()) {
                    seat(shard, lock).close();
                }
            }
            FileMutex mutex = seat(shard, folder.resolve(shard.lockName()));
            mutex.describe(SeatHolder.ofThisProcess(engine, now).write());
            return mutex;
        }
    }

    /** A lock that nobody else holds, unless just to look. */
    private FileMutex seat(Shard wanted, Path lock) throws IOException {
        return FileMutex.tryHold(lock, GLANCE)
                .orElseThrow(
                        () ->
                                new BatchTakenException(
                                        folder.getFileName().toString(),
                                        wanted,
                                        shardOf(lock).orElseThrow(),
                                        SeatHolder.read(FileMutex.description(lock))));
    }
}
