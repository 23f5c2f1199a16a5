package dev.creamery.engine.store;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The Parquet parts of one batch, in {@code repetitions/<batch>/}, as its engine writes them: a run
 * is finished once its part is on the disk and the journal says so, in this order. For one thread.
 */
public final class BatchParts {

    private static final Logger LOG = LoggerFactory.getLogger(BatchParts.class);

    /** Parts below this size are worth joining. */
    private static final long SMALL_BYTES = 64L << 20;

    /** So many small parts slow readers down. */
    private static final int MANY = 64;

    /** Parts are joined up to about this size. */
    private static final long JOINED_BYTES = 128L << 20;

    private final Path root;
    private final Path folder;
    private final Batch batch;
    private final Shard shard;
    private final String engine;
    private final Journal journal;
    private final ParquetParts parquet;
    private final InstantSource clock;
    private final Set<Path> parts = new TreeSet<>();
    private int written;

    /**
     * @param shard what the engine has of the batch; it leaves alone what those of others have
     * @param engine a name that no engine of the batch had before; it begins with the shard's
     *     prefix
     * @param journal that engine's
     */
    public BatchParts(
            Workspace workspace,
            Batch batch,
            Shard shard,
            String engine,
            Journal journal,
            ParquetParts parquet,
            InstantSource clock) {
        this.root = workspace.root();
        this.folder = workspace.repetitions().resolve(batch.name());
        this.batch = batch;
        this.shard = shard;
        this.engine = engine;
        this.journal = journal;
        this.parquet = parquet;
        this.clock = clock;
    }

    /**
     * Clears up what an engine left that died: deletes files that are not whole or not needed any
     * more, and sets aside parts that no journal knows, or that cannot be read. Their runs, and
     * those of parts that are gone, are then to be trained again, which the journal says.
     *
     * @return what was set aside, and which parts are gone
     */
    public List<LostPart> clearUp() throws IOException {
        try (FileMutex _ = batch.clearingUp()) {
            return clearUp(batch.state());
        }
    }

    private List<LostPart> clearUp(BatchState state) throws IOException {
        List<LostPart> lost = new ArrayList<>();
        for (Path file : files()) {
            String name = relative(file);
            if (isOfAnotherShard(file)) {
                continue; // its engine may be at work
            }
            if (state.parts().contains(name)) {
                Optional<String> damage = parquet.damage(file);
                if (damage.isPresent()) {
                    lost.add(lose(file, damage.get()));
                } else if (isOwn(file)) {
                    parts.add(file);
                }
            } else if (name.endsWith(".tmp") || state.replaced().contains(name)) {
                Files.delete(file);
            } else {
                lost.add(new LostPart(name, setAside(file), LostPart.UNKNOWN));
            }
        }
        for (String name : state.parts()) {
            Path file = root.resolve(name);
            boolean gone = file.startsWith(folder) && !Files.exists(file);
            if (gone
                    && !isOfAnotherShard(file)
                    && lost.stream().noneMatch(one -> one.part().equals(name))) {
                lost.add(lose(file, LostPart.GONE));
            }
        }
        return lost;
    }

    private boolean isOfAnotherShard(Path file) {
        Shard its = Shard.ofFile(file.getFileName().toString());
        return its.count() == shard.count() && its.number() != shard.number();
    }

    /** Whether no other engine could join it to others. */
    private boolean isOwn(Path file) {
        return shard.isWhole() || Shard.ofFile(file.getFileName().toString()).equals(shard);
    }

    /**
     * Notes down that a part's runs are lost, and puts its file, if there is one, out of the way.
     */
    private LostPart lose(Path part, String reason) throws IOException {
        journal.record(new JournalEntry.Lost(clock.instant(), relative(part), reason));
        return new LostPart(
                relative(part), Files.exists(part) ? setAside(part) : Optional.empty(), reason);
    }

    private Optional<Path> setAside(Path file) throws IOException {
        Path aside = root.resolve("set-aside").resolve(root.relativize(file));
        Files.createDirectories(aside.resolveSibling("."));
        return Optional.of(Files.move(file, aside));
    }

    private List<Path> files() throws IOException {
        Files.createDirectories(folder);
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    /**
     * Records finished runs; when this returns they survive everything.
     *
     * @throws IOException if that fails; they then count as not finished
     */
    public void record(List<RunRecord> runs) throws IOException {
        Path part = nextPart();
        parquet.write(part, runs);
        Map<Long, List<String>> ids = new LinkedHashMap<>();
        for (RunRecord run : runs) {
            ids.computeIfAbsent(run.experimentId(), any -> new ArrayList<>()).add(run.runId());
        }
        note(part, new JournalEntry.Finished(clock.instant(), relative(part), ids));
        parts.add(part);
        if (small().size() >= MANY) {
            compactIfPossible();
        }
    }

    /** Notes down what is in a new part; without that, readers must not find it. */
    private void note(Path part, JournalEntry entry) throws IOException {
        try {
            journal.record(entry);
        } catch (IOException failed) {
            Files.deleteIfExists(part);
            throw failed;
        }
    }

    /** What is recorded is so whether or not there is room to join it with more. */
    private void compactIfPossible() {
        try {
            compact();
        } catch (IOException later) {
            LOG.warn("small parts are not joined now: {}", later.getMessage());
        }
    }

    /** Joins small parts, so that a batch ends up with few files. */
    public void compact() throws IOException {
        List<Path> chunk = new ArrayList<>();
        long bytes = 0;
        for (Path part : small()) {
            chunk.add(part);
            bytes += Files.size(part);
            if (bytes >= JOINED_BYTES) {
                join(chunk);
                chunk.clear();
                bytes = 0;
            }
        }
        join(chunk);
    }

    private void join(List<Path> chunk) throws IOException {
        if (chunk.size() < 2) {
            return;
        }
        Path joined = nextPart();
        try {
            parquet.compact(chunk, joined);
        } catch (IOException unreadable) {
            joinWithoutDamaged(chunk, unreadable);
            return;
        }
        note(
                joined,
                new JournalEntry.Compacted(
                        clock.instant(),
                        relative(joined),
                        chunk.stream().map(this::relative).toList()));
        parts.add(joined);
        chunk.forEach(parts::remove);
        parquet.remove(chunk);
    }

    /** A part that is damaged inside would keep all others from being joined for ever. */
    private void joinWithoutDamaged(List<Path> chunk, IOException unreadable) throws IOException {
        List<Path> sound = new ArrayList<>();
        for (Path part : chunk) {
            Optional<String> damage = parquet.damageInside(part);
            if (damage.isEmpty()) {
                sound.add(part);
            } else {
                parts.remove(part);
                LOG.warn("{}", lose(part, damage.get()));
            }
        }
        if (sound.size() == chunk.size()) {
            throw unreadable;
        }
        join(sound);
    }

    private List<Path> small() throws IOException {
        List<Path> small = new ArrayList<>();
        for (Path part : parts) {
            if (Files.size(part) < SMALL_BYTES) {
                small.add(part);
            }
        }
        return small;
    }

    private Path nextPart() {
        written++;
        return folder.resolve("%s-%06d.parquet".formatted(engine, written));
    }

    private String relative(Path file) {
        return root.relativize(file).toString().replace('\\', '/');
    }
}
