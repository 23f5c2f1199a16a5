package dev.creamery.app.compose;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.creamery.engine.sweep.DatasetPaths;
import dev.creamery.engine.sweep.InvalidSweepException;
import dev.creamery.engine.sweep.Sweep;
import dev.creamery.engine.sweep.SweepJson;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Sweeps in files: the same that {@code creamery run} takes. */
final class SweepFile {

    private SweepFile() {}

    /**
     * Reads a sweep. Files of one's own that it has as datasets are taken from its own folder.
     *
     * @throws IOException if the file cannot be read
     * @throws InvalidSweepException if it holds no sweep
     */
    static Sweep read(Path file) throws IOException {
        Path folder = file.toAbsolutePath().resolveSibling(".").normalize();
        return DatasetPaths.from(folder, new SweepJson().read(Files.readString(file, UTF_8)));
    }

    /** Writes a sweep; an existing file is replaced as a whole or not at all. */
    static void write(Path file, Sweep sweep) throws IOException {
        Path draft = file.resolveSibling(file.getFileName() + ".tmp");
        Files.writeString(draft, new SweepJson().write(sweep) + "\n", UTF_8);
        Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
    }
}
