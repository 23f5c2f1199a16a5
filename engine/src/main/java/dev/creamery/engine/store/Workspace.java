package dev.creamery.engine.store;

import dev.creamery.engine.sweep.PlannedExperiment;
import dev.creamery.engine.sweep.Sweep;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * A folder of studies and their results: {@code batches/} with what was launched, {@code
 * repetitions/} and {@code summary/} with Parquet files, {@code experiments.tsv} with the ids,
 * {@code datasets.tsv} with checksums, {@code workspace.json} with the format.
 */
public final class Workspace {

    private final Path root;

    private Workspace(Path root) {
        this.root = root;
    }

    /**
     * Opens a workspace, and makes what is missing of it. One that cannot be written to can still
     * be read.
     *
     * @throws NewerWorkspaceException if a newer program made it in a format of its own
     * @throws IOException if there is none, and none can be made
     */
    public static Workspace open(Path root) throws IOException {
        Workspace workspace = new Workspace(root.toAbsolutePath().normalize());
        WorkspaceFormat format = new WorkspaceFormat(workspace.root);
        format.check();
        boolean isThere = workspace.folders().anyMatch(Files::isDirectory);
        try {
            if (!isThere && !format.isThere()) {
                Files.createDirectories(workspace.root);
                format.write();
            }
            for (Path folder : workspace.folders().toList()) {
                Files.createDirectories(folder);
            }
        } catch (IOException unwritable) {
            if (!isThere) {
                throw unwritable;
            }
        }
        return workspace;
    }

    private Stream<Path> folders() {
        return Stream.of(batchFolder(), repetitions(), summary());
    }

    /** The folder itself. */
    public Path root() {
        return root;
    }

    /** Where the Parquet parts of all repetitions lie. */
    public Path repetitions() {
        return root.resolve("repetitions");
    }

    /** Where the summary's Parquet files lie. */
    public Path summary() {
        return root.resolve("summary");
    }

    public ExperimentIds experimentIds() {
        return new ExperimentIds(root.resolve("experiments.tsv"));
    }

    /** What the datasets of its results were. */
    public DatasetChecksums datasetChecksums() {
        return new DatasetChecksums(root.resolve("datasets.tsv"));
    }

    /** Every batch, by name. */
    public List<Batch> batches() throws IOException {
        if (!Files.isDirectory(batchFolder())) {
            return List.of(); // of somebody else's, and read-only
        }
        try (Stream<Path> folders = Files.list(batchFolder())) {
            return folders.sorted().map(Batch::new).filter(Batch::exists).toList();
        }
    }

    /** The batch of that name, which must be there. */
    public Batch batch(String name) {
        return new Batch(batchFolder().resolve(name));
    }

    /**
     * The batch of a sweep, which is named like it: a new one, or the one that was made when the
     * same sweep was launched before. Of repetitions, the larger number counts.
     *
     * @param plan gives the sweep's experiments, if the batch is new
     * @throws OtherSweepException if the batch of that name is another sweep's
     */
    public Batch launch(Sweep sweep, Supplier<List<PlannedExperiment>> plan) throws IOException {
        Batch batch = batch(sweep.name());
        try (FileMutex _ = FileMutex.hold(root.resolve("batches.lock"))) {
            if (!batch.exists()) {
                batch.create(sweep, Manifest.of(plan.get(), experimentIds()));
            } else if (batch.isOf(sweep)) {
                batch.raiseRepetitions(sweep.repetitions());
            } else {
                throw new OtherSweepException(root, batch.sweep(), sweep);
            }
        }
        return batch;
    }

    /** The union of all batches' journals. */
    public BatchState state() throws IOException {
        List<JournalEntry> entries = new ArrayList<>();
        for (Batch batch : batches()) {
            entries.addAll(batch.entries());
        }
        return BatchState.of(entries);
    }

    private Path batchFolder() {
        return root.resolve("batches");
    }
}
