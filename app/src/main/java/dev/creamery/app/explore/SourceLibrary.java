package dev.creamery.app.explore;

import dev.creamery.app.chart.ChartWarmUp;
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

    /** Looking for changed files would take the time of the first answers. */
    private static final Duration SHOWN_FIRST = Duration.ofSeconds(2);

    private final Path cacheFolder;
    private final TaskRunner tasks;
    private final Map<Path, OpenSource> open = new HashMap<>();
    private final Map<Path, List<Waiting>> waitingFor = new HashMap<>();
    private final List<OpenSource> uses = new ArrayList<>();

    private record Waiting(Consumer<OpenSource> opened, Consumer<Exception> failed) {
        void opened(OpenSource source) {
            opened.accept(source);
        }

        void failed(Exception problem) {
            failed.accept(problem);
        }
    }

    /**
     * @param cacheFolder of this user: indexes of folders that are not ours, and unpacked archives
     */
    SourceLibrary(Path cacheFolder, TaskRunner tasks) {
        this.cacheFolder = cacheFolder;
        this.tasks = tasks;
    }

    /** Prepares for the first opening and the first charts, in the background. */
    void warmUp() {
        tasks.run(
                () -> {
                    DatasetIndex.warmUp();
                    ChartWarmUp.panels();
                    ChartWarmUp.run();
                    return true;
                },
                done -> {},
                failed -> {}); // Opening will say why.
    }

    /**
     * Opens a folder, a Parquet file or an archive, in the background, and starts reading it: at
     * once if it is not known, otherwise when what is known has been shown.
     */
    void open(Opening opening, Consumer<OpenSource> opened, Consumer<Exception> failed) {
        tasks.run(
                () -> opening.path().toRealPath(),
                real -> {
                    Waiting waiting = new Waiting(opened, failed);
                    OpenSource known = open.get(real);
                    if (known != null) {
                        waiting.opened(used(known));
                    } else if (waitingFor.containsKey(real)) {
                        // An index must not be opened twice at once.
                        waitingFor.computeIfAbsent(real, path -> new ArrayList<>()).add(waiting);
                    } else {
                        waitingFor.put(real, new ArrayList<>(List.of(waiting)));
                        openFirst(real, opening);
                    }
                },
                failed);
    }

    private void openFirst(Path real, Opening opening) {
        tasks.run(
                () -> {
                    DatasetIndex index =
                            DatasetIndex.open(
                                    unpacked(real, opening), cacheFolder, DATABASE_MEMORY);
                    return new OpenSource(opening.path(), index, Facts.of(index), tasks);
                },
                source -> {
                    open.put(real, source);
                    if (source.facts().get().experiments() == 0) {
                        source.refresh();
                    } else {
                        tasks.later(SHOWN_FIRST, source::refresh);
                    }
                    tellAll(noLongerWaiting(real), waiting -> waiting.opened(used(source)));
                },
                problem -> tellAll(noLongerWaiting(real), waiting -> waiting.failed(problem)));
    }

    /** Everybody is told, even if one cannot take it. */
    private static void tellAll(List<Waiting> waiting, Consumer<Waiting> tell) {
        if (waiting.isEmpty()) {
            return;
        }
        try {
            tell.accept(waiting.getFirst());
        } finally {
            tellAll(waiting.subList(1, waiting.size()), tell);
        }
    }

    private List<Waiting> noLongerWaiting(Path real) {
        List<Waiting> waiting = waitingFor.remove(real);
        return waiting == null ? List.of() : waiting;
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
