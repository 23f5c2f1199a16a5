package dev.creamery.app.compose;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The sweeps of a workspace's batches. */
final class StartingPoints {

    private static final int MOST = 30;

    private StartingPoints() {}

    /**
     * A sweep that was launched.
     *
     * @param batch its name
     * @param file its sweep.json
     */
    record Launched(String batch, Path file) {}

    /** The newest first, 30 at most; none where there is no workspace yet. */
    static List<Launched> of(Path workspace) throws IOException {
        Path batches = workspace.resolve("batches");
        if (!Files.isDirectory(batches)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(batches)) {
            return folders.map(
                            folder ->
                                    new Launched(
                                            String.valueOf(folder.getFileName()),
                                            folder.resolve("sweep.json")))
                    .filter(one -> Files.isRegularFile(one.file()))
                    .sorted(Comparator.comparingLong(StartingPoints::modified).reversed())
                    .limit(MOST)
                    .toList();
        }
    }

    private static long modified(Launched one) {
        return one.file().toFile().lastModified();
    }
}
