package dev.creamery.engine.store;

import dev.creamery.engine.sweep.InvalidSweepException;
import dev.creamery.engine.sweep.Sweep;
import dev.creamery.engine.sweep.SweepJson;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * One launched sweep: a folder {@code batches/<name>/} of a workspace, with {@code sweep.json},
 * {@code experiments.parquet}, {@code journal/<engine>.jsonl} and {@code control.json}.
 */
public final class Batch {

    private static final String SWEEP_FILE = "sweep.json";

    private final Path folder;
    private final BatchSeats seats;
    private final SweepJson json = new SweepJson();

    Batch(Path folder) {
        this.folder = folder;
        seats = new BatchSeats(folder);
    }

    public String name() {
        return folder.getFileName().toString();
    }

    /** Whether it was launched. */
    boolean exists() {
        return Files.exists(folder.resolve(SWEEP_FILE));
    }

    /** The sweep that was launched, with the repetitions that were added since. */
    public Sweep sweep() throws IOException {
        Path file = folder.resolve(SWEEP_FILE);
        try {
            return json.read(Files.readString(file));
        } catch (InvalidSweepException damaged) {
            throw new IOException(
                    file
                            + " is damaged: "
                            + damaged.getMessage()
                            + "; put the sweep's file in its place",
                    damaged);
        }
    }

    /** Whether it is the batch of this sweep, whatever the number of repetitions. */
    public boolean isOf(Sweep sweep) throws IOException {
        Sweep own = sweep();
        return own.withRepetitions(sweep.repetitions()).equals(sweep);
    }

    /**
     * Makes it have at least so many repetitions.
     *
     * @param repetitions 1 to 255
     */
    public void raiseRepetitions(int repetitions) throws IOException {
        try (FileMutex _ = FileMutex.hold(folder.resolve("control.lock"))) {
            Sweep sweep = sweep();
            if (sweep.repetitions() < repetitions) {
                write(sweep.withRepetitions(repetitions));
            }
        }
    }

    private void write(Sweep sweep) throws IOException {
        DurableFiles.replace(folder.resolve(SWEEP_FILE), json.write(sweep) + "\n");
    }

    /** Its experiments, as they were expanded at the launch. */
    public Manifest manifest() throws IOException {
        return new ManifestFile().read(manifestFile());
    }

    /** Writes everything that makes a batch; the sweep last, which makes it one. */
    void create(Sweep sweep, Manifest manifest) throws IOException {
        Files.createDirectories(journalFolder());
        new ManifestFile().write(manifest, manifestFile());
        setControl(Control.RUNNING);
        write(sweep);
    }

    /** The union of its journals. */
    public BatchState state() throws IOException {
        return BatchState.of(entries());
    }

    /** Everything that its journals say, also while its engines write them. */
    public List<JournalEntry> entries() throws IOException {
        List<JournalEntry> entries = new ArrayList<>();
        for (Path journal : journals()) {
            entries.addAll(Journal.read(journal));
        }
        return entries;
    }

    /** What one engine says of it, also while it works. */
    public List<JournalEntry> entries(String engine) throws IOException {
        return Journal.read(journalFolder().resolve(engine + ".jsonl"));
    }

    /** Tells whoever watches what an engine has in training; in place of what it told before. */
    public void publish(String engine, LiveStatus status) throws IOException {
        live().write(engine, status);
    }

    /** An engine has nothing in training any more. */
    public void unpublish(String engine) throws IOException {
        live().delete(engine);
    }

    /** What its engines told in the last half minute; of one that died, too. */
    public List<LiveStatus> live(Instant now) throws IOException {
        return live().read(now);
    }

    private LiveFiles live() {
        return new LiveFiles(folder.resolve("live"));
    }

    /** The journals of its engines. */
    public List<Path> journals() throws IOException {
        if (!Files.isDirectory(journalFolder())) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(journalFolder())) {
            return files.filter(one -> one.toString().endsWith(".jsonl")).sorted().toList();
        }
    }

    /**
     * Hands out the entries of one of its journals one after the other, however many they are.
     *
     * @throws IOException if it is damaged, or cannot be read
     */
    public void read(Path journal, Consumer<JournalEntry> reader) throws IOException {
        Journal.read(journal, reader);
    }

    /** How long its journals are together, in bytes. They only grow: so much, so much said. */
    public long journalBytes() throws IOException {
        long bytes = 0;
        if (Files.isDirectory(journalFolder())) {
            try (Stream<Path> files = Files.list(journalFolder())) {
                for (Path file : files.toList()) {
                    bytes += Files.size(file);
                }
            }
        }
        return bytes;
    }

    /** Whether an engine, of this process or another, has the batch or a shard of it now. */
    public boolean isTaken() throws IOException {
        return seats.areTaken();
    }

    /**
     * Takes the batch for an engine: no other can have it until the engine closes it or dies.
     *
     * @param engine the engine's name, which its journal bears
     * @throws BatchTakenException if another engine has it, or a shard of it
     */
    public EngineSeat take(String engine, Instant now) throws IOException {
        return take(Shard.WHOLE, engine, now);
    }

    /**
     * Takes a shard of the batch for an engine. Engines that have other shards may work at the same
     * time, as long as the batch is divided into as many.
     *
     * @param engine the engine's name, which its journal bears
     * @throws BatchTakenException if another engine has runs of it
     */
    public EngineSeat take(Shard shard, String engine, Instant now) throws IOException {
        FileMutex seat = seats.take(shard, engine, now);
        return new EngineSeat(seat, reopen(engine));
    }

    /** The engines that have the batch or shards of it now, as far as who they are can be read. */
    public List<SeatHolder> holders() throws IOException {
        return seats.holders();
    }

    /** Keeps the engines of other shards from clearing up at the same time. */
    FileMutex clearingUp() throws IOException {
        return FileMutex.hold(folder.resolve("clear-up.lock"));
    }

    /** The journal of an engine that is dead, to tell what became of it. */
    public Journal reopen(String engine) throws IOException {
        return new Journal(journalFolder().resolve(engine + ".jsonl"));
    }

    /** Whether its engines are to train it. */
    public Control control() throws IOException {
        return steering().state();
    }

    /** Tells its engines whether to train it. */
    public void setControl(Control control) throws IOException {
        steer(before -> before.withState(control));
    }

    /**
     * What people want of it.
     *
     * @throws IOException if {@code control.json} cannot be read, or is not valid
     */
    public Steering steering() throws IOException {
        try {
            return new SteeringJson().read(Files.readString(controlFile()));
        } catch (NoSuchFileException never) {
            return Steering.INITIAL;
        } catch (IllegalArgumentException invalid) {
            throw new IOException(
                    controlFile()
                            + ": "
                            + invalid.getMessage()
                            + "; correct it, or delete the file to go on",
                    invalid);
        }
    }

    /**
     * Changes what is wanted of it; who changes something else at the same time waits.
     *
     * @return what is wanted now
     */
    public Steering steer(UnaryOperator<Steering> change) throws IOException {
        try (FileMutex _ = FileMutex.hold(folder.resolve("control.lock"))) {
            Steering now = change.apply(steering());
            DurableFiles.replace(controlFile(), new SteeringJson().write(now));
            return now;
        }
    }

    /**
     * The checkpoints of unfinished runs of a shard, apart from those of other shards, whose
     * engines may be writing.
     *
     * @param trainer see {@link Checkpoints#Checkpoints}
     */
    public Checkpoints checkpoints(Shard shard, String trainer) {
        return new Checkpoints(folder.resolve(shard.prefix() + "checkpoints"), trainer);
    }

    private Path controlFile() {
        return folder.resolve("control.json");
    }

    /** Where its experiments are. */
    public Path manifestFile() {
        return folder.resolve("experiments.parquet");
    }

    private Path journalFolder() {
        return folder.resolve("journal");
    }
}
