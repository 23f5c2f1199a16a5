package dev.creamery.engine.cli;

import dev.creamery.engine.sweep.BundledSweeps;
import dev.creamery.engine.sweep.DatasetPaths;
import dev.creamery.engine.sweep.InvalidSweepException;
import dev.creamery.engine.sweep.Names;
import dev.creamery.engine.sweep.Sweep;
import dev.creamery.engine.sweep.SweepJson;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Sweeps by name: files, and those that come with the program. */
final class SweepFiles {

    private final BundledSweeps bundled = new BundledSweeps();

    /**
     * The sweep of a name or in a file. Files of the user's that it has as datasets are taken
     * relative to its own folder.
     *
     * @throws UsageException if there is no such sweep
     * @throws InvalidSweepException if its file cannot be used
     */
    Sweep read(String sweep) {
        Optional<Sweep> known = bundled.named(sweep);
        if (known.isPresent()) {
            return known.get();
        }
        Path file = Path.of(sweep);
        if (!Files.isRegularFile(file)) {
            throw new UsageException(
                    "there is no sweep "
                            + sweep
                            + ", and no such file"
                            + Names.nearest(sweep, bundled.names())
                                    .map(name -> "; did you mean " + name + "?")
                                    .orElse(".")
                            + " Sweeps that come with the program: "
                            + String.join(", ", bundled.names()));
        }
        Path folder = file.toAbsolutePath().resolveSibling(".").normalize();
        try {
            return DatasetPaths.from(folder, new SweepJson().read(Files.readString(file)));
        } catch (InvalidSweepException invalid) {
            throw new UsageException(file + ": " + invalid.getMessage());
        } catch (CharacterCodingException notUtf8) {
            throw new UsageException(file + " is not text in UTF-8; save it as such");
        } catch (IOException unreadable) {
            throw new UsageException("cannot read " + file + ": " + unreadable.getMessage());
        }
    }
}
