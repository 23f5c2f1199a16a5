package dev.creamery.engine.export;

import dev.creamery.engine.store.Folders;
import dev.creamery.engine.store.StorageTrouble;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The folder of an export. Everything is written into another one beside it, and moved into place
 * when it is complete.
 */
final class ExportTarget implements AutoCloseable {

    private final Path target;
    private final Path staging;

    private ExportTarget(Path target, Path staging) {
        this.target = target;
        this.staging = staging;
    }

    /**
     * Begins an export.
     *
     * @param force whether {@code target} may have something in it
     * @throws InvalidExportException if it has and must not
     */
    static ExportTarget begin(Path target, boolean force) throws IOException {
        Path absolute = target.toAbsolutePath().normalize();
        if (Files.exists(absolute) && !Files.isDirectory(absolute)) {
            throw new InvalidExportException(
                    absolute + " is a file; name a folder to export to that is new or empty");
        }
        if (!force && !isEmptyOrMissing(absolute)) {
            throw new InvalidExportException(
                    absolute
                            + " is not empty; name another folder, or use --force to replace the"
                            + " folders of an earlier export in it");
        }
        Path parent = absolute.getParent();
        if (parent == null) {
            throw new InvalidExportException(
                    absolute + " is no place for an export; name a folder");
        }
        Path staging =
                parent.resolve("." + absolute.getFileName() + ".partial-" + UUID.randomUUID());
        try {
            Files.createDirectories(staging);
        } catch (IOException refused) {
            throw new IOException(
                    "cannot export to "
                            + absolute
                            + ": "
                            + StorageTrouble.explain(refused, parent)
                            + "; name a folder that you may write to",
                    refused);
        }
        return new ExportTarget(absolute, staging);
    }

    /** Where to write. */
    Path staging() {
        return staging;
    }

    /**
     * Moves everything into place.
     *
     * @param known names of folders that an earlier export may have left, to be replaced or removed
     */
    void publish(List<String> known) throws IOException {
        if (isEmptyOrMissing(target)) {
            Files.deleteIfExists(target);
            Files.move(staging, target, StandardCopyOption.ATOMIC_MOVE);
            return;
        }
        Path replaced = Files.createDirectory(staging.resolve(".replaced"));
        for (String name : known) {
            moveIfThere(target.resolve(name), replaced.resolve(name));
            moveIfThere(staging.resolve(name), target.resolve(name));
        }
    }

    private static void moveIfThere(Path from, Path to) throws IOException {
        if (Files.exists(from)) {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    private static boolean isEmptyOrMissing(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return true;
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isEmpty();
        }
    }

    /** Deletes what has not been moved into place, and what has been replaced. */
    @Override
    public void close() throws IOException {
        Folders.delete(staging);
    }
}
