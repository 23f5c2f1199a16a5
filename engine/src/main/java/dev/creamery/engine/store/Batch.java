package dev.creamery.engine.store;

import dev.creamery.engine.sweep.Sweep;
import dev.creamery.engine.sweep.SweepJson;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One launched sweep: a folder {@code batches/<name>/} of a workspace, with {@code sweep.json},
 * {@code experiments.parquet}, {@code journal/<engine>.jsonl} and {@code control.json}.
 */
public final class Batch {

    static final String SWEEP_FILE = "sweep.json";

    /** Who only looks whether the lock is held, holds it for a moment. */
    private static final Duration GLANCE = Duration.ofMillis(250);

    private final Path folder;
    private final SweepJson json = new SweepJson();

    Batch(Path folder) {
        this.folder = folder;
    }

    public String name() {
        return folder.getFileName().toString();
    }

    /** The sweep that was launched. */
    public Sweep sweep() throws IOException {
        return json.read(Files.readString(folder.resolve(SWEEP_FILE)));
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
        DurableFiles.replace(folder.resolve(SWEEP_FILE), json.write(sweep) + "\n");
    }

    /** The union of its journals. */
    public BatchState state() throws IOException {
        return BatchState.of(entries());
    }

    /** Everything that its journals say, also while its engines write them. */
    public List<JournalEntry> entries() throws IOException {
        List<JournalEntry> entries = new ArrayList<>();
        if (Files.isDirectory(journalFolder())) {
            try (Stream<Path> files = Files.list(journalFolder())) {
                for (Path file :
                        files.filter(one -> one.toString().endsWith(".jsonl")).sorted().toList()) {
                    entries.addAll(Journal.read(file));
                }
            }
        }
        return entries;
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

    /** Whether an engine, of this process or another, has the batch now. */
    public boolean isTaken() throws IOException {
        Path lock = lockFile();
        if (!Files.exists(lock)) {
            return false;
        }
        Optional<FileMutex> free = FileMutex.tryHold(lock);
        if (free.isPresent()) {
            free.get().close();
        }
        return free.isEmpty();
    }

    /**
     * Takes the batch for an engine: no other can have it until the engine closes it or dies.
     *
     * @param engine the engine's name, which its journal bears
     * @throws BatchTakenException if another engine has it
     */
    public EngineSeat take(String engine, Instant now) throws IOException {
        Path lock = lockFile();
        FileMutex mutex =
                FileMutex.tryHold(lock, GLANCE)
                        .orElseThrow(
                                () -> new BatchTakenException(name(), FileMutex.description(lock)));
        mutex.describe("engine " + engine + " since " + now);
        return new EngineSeat(mutex, new Journal(journalFolder().resolve(engine + ".jsonl")));
    }

    /** What its engines are to do. */
    public Control control() throws IOException {
        try {
            return json.object(Files.readString(controlFile()))
                    .map(members -> String.valueOf(members.get("state")))
                    .flatMap(Control::labelled)
                    .orElseThrow(
                            () ->
                                    new IOException(
                                            controlFile()
                                                    + " is not {\"state\": \"running\"}, nor"
                                                    + " paused or cancelled; delete it to go on"));
        } catch (NoSuchFileException never) {
            return Control.RUNNING;
        }
    }

    /** Tells its engines what to do. */
    public void setControl(Control control) throws IOException {
        DurableFiles.replace(controlFile(), json.compact(Map.of("state", control.label())) + "\n");
    }

    private Path lockFile() {
        return folder.resolve("engine.lock");
    }

    private Path controlFile() {
        return folder.resolve("control.json");
    }

    private Path manifestFile() {
        return folder.resolve("experiments.parquet");
    }

    private Path journalFolder() {
        return folder.resolve("journal");
    }
}
