package dev.creamery.engine.cli;

import dev.creamery.engine.sweep.Axis;
import dev.creamery.engine.sweep.BundledSweeps;
import dev.creamery.engine.sweep.Cube;
import dev.creamery.engine.sweep.DatasetReference;
import dev.creamery.engine.sweep.Hyperparameters;
import dev.creamery.engine.sweep.InvalidSweepException;
import dev.creamery.engine.sweep.Names;
import dev.creamery.engine.sweep.Sweep;
import dev.creamery.engine.sweep.SweepJson;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
            return relativeTo(folder, new SweepJson().read(Files.readString(file)));
        } catch (InvalidSweepException invalid) {
            throw new UsageException(file + ": " + invalid.getMessage());
        } catch (CharacterCodingException notUtf8) {
            throw new UsageException(file + " is not text in UTF-8; save it as such");
        } catch (IOException unreadable) {
            throw new UsageException("cannot read " + file + ": " + unreadable.getMessage());
        }
    }

    private static Sweep relativeTo(Path folder, Sweep sweep) {
        return new Sweep(
                sweep.name(),
                sweep.repetitions(),
                sweep.seed(),
                sweep.cubes().stream().map(cube -> relativeTo(folder, cube)).toList());
    }

    private static Cube relativeTo(Path folder, Cube cube) {
        List<Axis<?>> axes = new ArrayList<>();
        for (Axis<?> axis : cube.axes()) {
            axes.add(
                    axis.hyperparameter().equals(Hyperparameters.DATASET)
                            ? new Axis<>(
                                    Hyperparameters.DATASET,
                                    cube.values(Hyperparameters.DATASET).stream()
                                            .map(name -> relativeTo(folder, name))
                                            .toList())
                            : axis);
        }
        return new Cube(axes);
    }

    private static String relativeTo(Path folder, String dataset) {
        return DatasetReference.of(dataset) instanceof DatasetReference.UserFile file
                ? new DatasetReference.UserFile(
                                folder.resolve(file.path()).normalize().toString(),
                                file.target(),
                                file.task())
                        .name()
                : dataset;
    }
}
