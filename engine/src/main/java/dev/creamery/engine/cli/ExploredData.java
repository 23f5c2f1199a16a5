package dev.creamery.engine.cli;

import dev.creamery.engine.query.ArchiveExtractor;
import dev.creamery.engine.query.Cancellation;
import dev.creamery.engine.query.DatasetIndex;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Data of a workspace, or of anybody, through their index. */
final class ExploredData {

    private static final String MEMORY = "2GB";

    private final Path caches;

    ExploredData(Surroundings surroundings) {
        caches = surroundings.caches();
    }

    /**
     * Opens the index of a folder, Parquet file or archive, and brings it up to date.
     *
     * @throws UsageException if there is nothing, or nothing of BUTTER's
     * @throws IOException if it cannot be read
     */
    DatasetIndex open(Path path) throws IOException {
        if (!Files.exists(path)) {
            throw new UsageException("there is no file or folder " + path);
        }
        Cancellation nobodyCancels = new Cancellation();
        Path data =
                ArchiveExtractor.isArchive(path)
                        ? new ArchiveExtractor(caches).extract(path, progress -> {}, nobodyCancels)
                        : path;
        DatasetIndex index = DatasetIndex.open(data, caches, MEMORY);
        try {
            index.refresh(progress -> {}, nobodyCancels);
            if (index.experiments() == 0) {
                throw new UsageException(
                        path
                                + " has no experiments: no Parquet file in it is BUTTER's"
                                + (index.problems().isEmpty()
                                        ? ""
                                        : "; "
                                                + index.problems().getFirst().path()
                                                + " "
                                                + index.problems().getFirst().problem()));
            }
            return index;
        } catch (IOException | RuntimeException failure) {
            index.close();
            throw failure;
        }
    }
}
