package dev.creamery.app.explore;

import dev.creamery.app.explore.tab.Facts;
import dev.creamery.app.explore.tab.OpenSource;
import dev.creamery.app.task.TaskRunner;
import dev.creamery.engine.query.ArchiveExtractor;
import dev.creamery.engine.query.DatasetIndex;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Opens sources; tabs of the same source share it, and the last one to go closes it. */
final class SourceLibrary {

    /** Outside Java's heap, for each source. */
    private static final String DATABASE_MEMORY = "1GB";

    private final Path cacheFolder;
    private final TaskRunner tasks;
    private final Map<Path, OpenSource> open = new HashMap<>();
    private final List<OpenSource> uses = new ArrayList<>();

    /**
     * @param cacheFolder of this user: indexes of folders that are not ours, and unpacked archives
     */
    SourceLibrary(Path cacheFolder, TaskRunner tasks) {
        this.cacheFolder = cacheFolder;
        this.tasks = tasks;
    }

    /** Opens a folder, a Parquet file or an archive, in the background, and starts reading it. */
    void open(Opening opening, Consumer<OpenSource> opened, Consumer<Exception> failed) {
        Path path = opening.path();
        tasks.run(
                () -> path.toRealPath(),
                real ->
                        Optional.ofNullable(open.get(real))
                                .ifPresentOrElse(
                                        known -> opened.accept(used(known)),
                                        () -> openFirst(real, opening, opened, failed)),
                failed);
    }

    private void openFirst(
            Path real, Opening opening, Consumer<OpenSource> opened, Consumer<Exception> failed) {
        tasks.run(
                () -> {
                    DatasetIndex index =
                            DatasetIndex.open(
                                    unpacked(real, opening), cacheFolder, DATABASE_MEMORY);
                    return new OpenSource(opening.path(), index, Facts.of(index), tasks);
                },
                source -> {
                    OpenSource first = open.putIfAbsent(real, source);
                    if (first != null) {
                        source.close();
                    } else {
                        source.refresh();
                    }
                    opened.accept(used(first == null ? source : first));
                },
                failed);
    }

    private Path unpacked(Path path, Opening opening) throws IOException {
        if (!ArchiveExtractor.isArchive(path)) {
            return path;
        }
        return new ArchiveExtractor(cacheFolder)
                .extract(
                        path,
                        step ->
                                tasks.later(
                                        Duration.ZERO,
                                        () -> opening.progress().set(Optional.of(step))),
                        opening.cancellation());
    }

    private OpenSource used(OpenSource source) {
        uses.add(source);
        return source;
    }

    /** A tab does not need it any longer. */
    void release(OpenSource source) {
        uses.remove(source);
        if (!uses.contains(source)) {
            open.values().remove(source);
            source.close();
        }
    }
}
