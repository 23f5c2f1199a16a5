package dev.creamery.engine.store;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The checkpoints of a batch's unfinished runs, {@code checkpoints/<run_id>.checkpoint}, a file per
 * run: which runs were trained together says nothing about which will be. Threads may use it at the
 * same time, for different runs.
 */
public final class Checkpoints {

    private static final Logger LOG = LoggerFactory.getLogger(Checkpoints.class);
    private static final String SUFFIX = ".checkpoint";
    private static final String DRAFT = SUFFIX + ".tmp";

    private final Path folder;
    private final String trainer;
    private final Set<String> saved = ConcurrentHashMap.newKeySet();

    /**
     * @param folder need not be there
     * @param trainer what trains, in words that change whenever the same run would get other bits
     */
    public Checkpoints(Path folder, String trainer) {
        this.folder = folder;
        this.trainer = trainer;
    }

    /**
     * Looks what earlier engines left, and deletes what they had not finished writing and what is
     * not needed any more.
     *
     * @param unfinished whether a run, by its id, is still to be trained
     * @return epochs done, by run id, of those that can go on
     */
    public Map<String, Integer> clearUp(Predicate<String> unfinished) throws IOException {
        Map<String, Integer> epochs = new LinkedHashMap<>();
        for (Path file : files()) {
            String name = file.getFileName().toString();
            String run = name.substring(0, name.indexOf('.'));
            if (!name.endsWith(SUFFIX) || !unfinished.test(run)) {
                Files.deleteIfExists(file);
            } else {
                saved.add(run);
                header(run).ifPresent(header -> epochs.put(run, header.epochs()));
            }
        }
        return epochs;
    }

    private List<Path> files() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(
                            file ->
                                    file.toString().endsWith(SUFFIX)
                                            || file.toString().endsWith(DRAFT))
                    .sorted()
                    .toList();
        }
    }

    private Optional<CheckpointFile.Header> header(String run) {
        try {
            return Optional.of(checked(run, CheckpointFile.header(file(run))));
        } catch (IOException | OutOfMemoryError unusable) {
            return Optional.empty(); // read() will say why
        }
    }

    private CheckpointFile.Header checked(String run, CheckpointFile.Header header)
            throws DamagedCheckpointException {
        if (!header.runId().equals(run)) {
            throw new DamagedCheckpointException("it is that of run " + header.runId());
        }
        if (!header.trainer().equals(trainer)) {
            throw new DamagedCheckpointException(
                    "it was trained with "
                            + header.trainer()
                            + ", and now "
                            + trainer
                            + " would train, which does not give the same bits");
        }
        return header;
    }

    /**
     * Saves runs, in place of what was saved of them before; when this returns they are on the
     * disk.
     *
     * @throws IOException if that fails; what was saved before is then still there
     */
    public void write(Collection<RunCheckpoint> checkpoints) throws IOException {
        Files.createDirectories(folder);
        try {
            for (RunCheckpoint one : checkpoints) {
                CheckpointFile.write(draft(one.runId()), trainer, one);
            }
            for (RunCheckpoint one : checkpoints) {
                Files.move(
                        draft(one.runId()),
                        file(one.runId()),
                        StandardCopyOption.ATOMIC_MOVE,
                        StandardCopyOption.REPLACE_EXISTING);
                saved.add(one.runId());
            }
            DurableFiles.forceFolder(folder);
        } catch (IOException failed) {
            for (RunCheckpoint one : checkpoints) {
                Files.deleteIfExists(draft(one.runId())); // its bytes may be what others lack
            }
            throw failed;
        }
    }

    /**
     * Where a run can go on; nothing if nothing was saved, or if it cannot be used, which is
     * logged.
     *
     * @param epochs that the run is to have in the end
     */
    public Optional<RunCheckpoint> read(String run, int epochs) {
        if (!saved.contains(run)) {
            return Optional.empty();
        }
        Path file = file(run);
        try {
            checked(run, CheckpointFile.header(file));
            return Optional.of(CheckpointFile.read(file, epochs));
        } catch (NoSuchFileException gone) {
            return Optional.empty();
        } catch (IOException unusable) {
            LOG.warn("{} cannot be used, and its run starts over: {}", file, unusable.getMessage());
            return Optional.empty();
        }
    }

    /** Forgets runs: they are recorded. */
    public void delete(Collection<String> runs) {
        for (String run : runs) {
            if (saved.remove(run)) {
                try {
                    Files.deleteIfExists(file(run));
                } catch (IOException stays) {
                    LOG.warn("{} is not needed any more: {}", file(run), stays.getMessage());
                }
            }
        }
    }

    private Path file(String run) {
        return folder.resolve(run + SUFFIX);
    }

    private Path draft(String run) {
        return folder.resolve(run + DRAFT);
    }
}
