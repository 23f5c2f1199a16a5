package dev.creamery.app.explore;

import dev.creamery.app.explore.tab.ExploreServices;
import dev.creamery.app.place.Notice;
import dev.creamery.app.place.Notices;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Opens a saved view, whose results may lie elsewhere on this computer. */
final class ViewOpener {

    /** Opens a source, looked at in that way, and shows it. */
    interface Opener {
        void open(Path path, Map<String, Object> view, Consumer<TabViewModel> opened);
    }

    private final ExploreServices services;
    private final Notices notices;
    private final Supplier<List<Path>> known;
    private final Opener opener;

    /**
     * @param notices takes what went wrong
     * @param known where results of this computer are known to be
     */
    ViewOpener(
            ExploreServices services, Notices notices, Supplier<List<Path>> known, Opener opener) {
        this.services = services;
        this.notices = notices;
        this.known = known;
        this.opener = opener;
    }

    /** Reads the view in the background; asks where its results are if they cannot be found. */
    void open(Path file) {
        notices.dismiss();
        List<Path> paths = known.get();
        services.tasks()
                .run(
                        () -> {
                            SavedViews.Read read = new SavedViews().read(file);
                            ViewSource source = new ViewSource(read.source(), file);
                            return new FoundView(read, source, source.find(paths));
                        },
                        this::open,
                        problem ->
                                notices.show(
                                        Notice.error(
                                                file + " cannot be opened: " + problem.getMessage(),
                                                "Open a view that was saved here, or a sweep in"
                                                        + " Compose.",
                                                problem)));
    }

    private record FoundView(SavedViews.Read read, ViewSource source, Optional<Path> path) {}

    private void open(FoundView found) {
        found.path()
                .or(() -> askFor(found.source()))
                .ifPresentOrElse(
                        path ->
                                opener.open(
                                        path, found.read().view(), tab -> tell(found, path, tab)),
                        () ->
                                notices.show(
                                        Notice.error(
                                                "The view looks at "
                                                        + found.source().named()
                                                        + ", which is not on this computer",
                                                "Put those results beside the view's file, or open"
                                                        + " the view again and choose where they"
                                                        + " are.")));
    }

    private Optional<Path> askFor(ViewSource source) {
        String title = "Where is " + source.name() + " on this computer?";
        return source.looksLikeFolder()
                ? services.files().folder(title)
                : services.files().open(title, "Parquet or archive", ExploreActions.RESULT_FILES);
    }

    private static void tell(FoundView found, Path path, TabViewModel tab) {
        String elsewhere =
                path.toString().equals(found.source().named())
                        ? ""
                        : "The view was made of " + found.source().named() + "; this is " + path;
        String newer =
                found.read().isNewer()
                        ? "The view was saved by a newer Creamery: what this one does not know is"
                                + " left out"
                        : "";
        String both =
                Stream.of(newer, elsewhere)
                        .filter(text -> !text.isEmpty())
                        .collect(Collectors.joining(". "));
        if (!both.isEmpty()) {
            tab.tab().notices().show(Notice.info(both));
        }
    }
}
