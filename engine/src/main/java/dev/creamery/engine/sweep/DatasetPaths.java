package dev.creamery.engine.sweep;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Where the files of one's own lie that a sweep has as datasets. */
public final class DatasetPaths {

    private DatasetPaths() {}

    /**
     * The sweep with its own files taken from a folder, unless they name their whole path.
     *
     * @param folder absolute; that of the sweep's file
     */
    public static Sweep from(Path folder, Sweep sweep) {
        return new Sweep(
                sweep.name(),
                sweep.repetitions(),
                sweep.seed(),
                sweep.cubes().stream().map(cube -> from(folder, cube)).toList());
    }

    private static Cube from(Path folder, Cube cube) {
        List<Axis<?>> axes = new ArrayList<>();
        for (Axis<?> axis : cube.axes()) {
            axes.add(
                    axis.hyperparameter().equals(Hyperparameters.DATASET)
                            ? new Axis<>(
                                    Hyperparameters.DATASET,
                                    cube.values(Hyperparameters.DATASET).stream()
                                            .map(name -> from(folder, name))
                                            .toList())
                            : axis);
        }
        return new Cube(axes);
    }

    private static String from(Path folder, String dataset) {
        return DatasetReference.of(dataset) instanceof DatasetReference.UserFile file
                ? new DatasetReference.UserFile(
                                folder.resolve(file.path()).normalize().toString(),
                                file.target(),
                                file.task())
                        .name()
                : dataset;
    }
}
