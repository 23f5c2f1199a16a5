package dev.creamery.app.explore;

import dev.creamery.app.explore.tab.ExploreServices;
import dev.creamery.app.explore.tab.ExploreTab;
import dev.creamery.app.explore.tab.OpenSource;
import dev.creamery.app.place.Notice;
import dev.creamery.app.place.Notices;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The open tabs, what is being opened, and what was open before. */
final class ExploreViewModel {

    private static final int MOST_RECENT = 12;

    /** How often the workspace is looked at for new results. */
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(4);

    private final ExploreServices services;
    private final SourceLibrary library;
    private final Function<ExploreTab, TabPanes> panes;
    private final ReadOnlyObjectProperty<Path> workspace;
    private final ObservableList<TabViewModel> tabs = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Optional<TabViewModel>> current =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ObservableList<Opening> openings = FXCollections.observableArrayList();
    private final TabOrder order = new TabOrder();
    private final ObservableList<Path> recent = FXCollections.observableArrayList();
    // Kept, since such a list hears of changes only as long as somebody holds it.
    private final ObservableList<TabViewModel> shownTabs =
            FXCollections.unmodifiableObservableList(tabs);
    private final ObservableList<Opening> shownOpenings =
            FXCollections.unmodifiableObservableList(openings);
    private final ObservableList<Path> shownRecent =
            FXCollections.unmodifiableObservableList(recent);
    private final Notices notices = new Notices();
    private List<Map<String, Object>> toRestore = List.of();
    private int currentToRestore;
    private Optional<TabViewModel> workspaceTab = Optional.empty();
    private Optional<Path> workspaceOpened = Optional.empty();
    private boolean shown;
    private long watch;

    /**
     * @param workspace the window's, which is opened by itself
     * @param panes makes a tab's panes
     */
    ExploreViewModel(
            ExploreServices services,
            SourceLibrary library,
            ReadOnlyObjectProperty<Path> workspace,
            Function<ExploreTab, TabPanes> panes) {
        this.services = services;
        this.library = library;
        this.workspace = workspace;
        this.panes = panes;
        workspace.addListener((property, before, now) -> followWorkspace());
    }

    ObservableList<TabViewModel> tabs() {
        return shownTabs;
    }

    /** The tab that is shown. */
    ReadOnlyObjectProperty<Optional<TabViewModel>> current() {
        return current.getReadOnlyProperty();
    }

    /** What is being opened. */
    ObservableList<Opening> openings() {
        return shownOpenings;
    }

    /** What was opened beside workspaces, newest first. */
    ObservableList<Path> recent() {
        return shownRecent;
    }

    /** What went wrong while opening. */
    Notices notices() {
        return notices;
    }

    ExploreServices services() {
        return services;
    }

    /** The window's workspace, opened whenever it has results. */
    Path workspace() {
        return workspace.get();
    }

    /** The place came into sight, or went. */
    void setShown(boolean now) {
        shown = now;
        current.get().ifPresent(tab -> tab.setShown(now));
        if (now) {
            restoreTabs();
            followWorkspace();
            watch(++watch);
        }
    }

    private void restoreTabs() {
        List<Map<String, Object>> views = toRestore;
        toRestore = List.of();
        int wanted = currentToRestore;
        for (int i = 0; i < views.size(); i++) {
            boolean first = i == wanted;
            Map<String, Object> view = views.get(i);
            if (view.get("source") instanceof String path) {
                boolean ofWorkspace = Path.of(path).equals(workspace.get());
                if (ofWorkspace) {
                    workspaceOpened = Optional.of(workspace.get());
                }
                open(
                        Path.of(path),
                        view,
                        tab -> {
                            workspaceTab = ofWorkspace ? Optional.of(tab) : workspaceTab;
                            if (first || current.get().isEmpty()) {
                                show(tab);
                            }
                        });
            }
        }
    }

    /** Opens the workspace once it has results, and looks for new ones from time to time. */
    private void watch(long mine) {
        services.tasks()
                .later(
                        LOOK_AGAIN,
                        () -> {
                            if (shown && mine == watch) {
                                followWorkspace();
                                workspaceTab.ifPresent(tab -> tab.tab().source().refresh());
                                watch(mine);
                            }
                        });
    }

    private void followWorkspace() {
        Path folder = workspace.get();
        if (!shown || workspaceOpened.equals(Optional.of(folder))) {
            return;
        }
        services.tasks()
                .run(
                        () ->
                                Files.isDirectory(folder.resolve("repetitions"))
                                        || Files.isDirectory(folder.resolve("summary")),
                        hasResults -> {
                            if (hasResults && folder.equals(workspace.get())) {
                                openWorkspace(folder);
                            }
                        },
                        unreadable -> {});
    }

    private void openWorkspace(Path folder) {
        if (workspaceOpened.equals(Optional.of(folder))) {
            return;
        }
        workspaceOpened = Optional.of(folder);
        Optional<TabViewModel> before = workspaceTab;
        boolean show = tabs.isEmpty() || current.get().equals(before);
        openTabOf(folder)
                .ifPresentOrElse(
                        tab -> becomeWorkspace(tab, before, show),
                        () -> open(folder, tab -> becomeWorkspace(onlyOne(tab), before, show)));
    }

    private void becomeWorkspace(TabViewModel tab, Optional<TabViewModel> before, boolean show) {
        workspaceTab = Optional.of(tab);
        before.filter(one -> one != tab).ifPresent(this::close);
        if (show || current.get().isEmpty()) {
            show(tab);
        }
    }

    /** Shows a folder, a Parquet file or an archive, in a tab of its own if it is in none yet. */
    void open(Path path) {
        notices.dismiss(); // Not when something else has opened: of several, one may have failed.
        Path absolute = path.toAbsolutePath().normalize();
        recent.remove(absolute);
        recent.addFirst(absolute);
        if (recent.size() > MOST_RECENT) {
            recent.removeLast();
        }
        openTabOf(absolute)
                .ifPresentOrElse(this::show, () -> open(absolute, tab -> show(onlyOne(tab))));
    }

    private Optional<TabViewModel> openTabOf(Path path) {
        return tabs.stream().filter(tab -> tab.tab().source().path().equals(path)).findFirst();
    }

    /** While it was opened, another tab of it may have come: then that one, and this one goes. */
    private TabViewModel onlyOne(TabViewModel tab) {
        TabViewModel first = openTabOf(tab.tab().source().path()).orElse(tab);
        if (first != tab) {
            close(tab);
        }
        return first;
    }

    /** Opens a saved view: its source in a tab of its own, looked at in that way. */
    void openView(Path file) {
        notices.dismiss();
        List<Path> known = knownPaths();
        services.tasks()
                .run(
                        () -> {
                            SavedViews.Read read = new SavedViews().read(file);
                            ViewSource source = new ViewSource(read.source(), file);
                            return new FoundView(read, source, source.find(known));
                        },
                        this::openView,
                        problem ->
                                notices.show(
                                        Notice.error(
                                                file + " cannot be opened: " + problem.getMessage(),
                                                "Open a view that was saved here, or a sweep in"
                                                        + " Compose.",
                                                problem)));
    }

    private record FoundView(SavedViews.Read read, ViewSource source, Optional<Path> path) {}

    private List<Path> knownPaths() {
        return Stream.concat(
                        tabs.stream().map(tab -> tab.tab().source().path()),
                        Stream.concat(Stream.of(workspace.get()), recent.stream()))
                .toList();
    }

    private void openView(FoundView found) {
        found.path()
                .or(() -> askFor(found.source()))
                .ifPresentOrElse(
                        path ->
                                open(
                                        path,
                                        found.read().view(),
                                        tab -> {
                                            tell(found, path, tab);
                                            show(tab);
                                        }),
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

    private void open(Path path, Consumer<TabViewModel> opened) {
        open(new Opening(path, Optional.empty()), opened);
    }

    private void open(Path path, Map<String, Object> view, Consumer<TabViewModel> opened) {
        open(
                new Opening(path, Optional.of(view)),
                tab -> {
                    tab.restore(view);
                    opened.accept(tab);
                });
    }

    private void open(Opening opening, Consumer<TabViewModel> opened) {
        openings.add(opening);
        order.asked(opening);
        library.open(
                opening,
                source -> {
                    openings.remove(opening);
                    opened.accept(add(source, opening));
                },
                problem -> {
                    openings.remove(opening);
                    order.failed(opening);
                    tell(opening.path(), problem);
                });
    }

    private void tell(Path path, Exception problem) {
        if (problem instanceof CancellationException) {
            return;
        }
        recent.remove(path);
        notices.show(
                Notice.error(
                        path + " cannot be opened: " + reason(problem),
                        "Open a folder with BUTTER's data, a Parquet file, or a .tar or .tar.xz of"
                                + " such a folder.",
                        problem));
    }

    private static String reason(Exception problem) {
        return switch (problem) {
            case NoSuchFileException gone -> "there is no such file or folder";
            case AccessDeniedException forbidden -> "you have no right to read it";
            default -> String.valueOf(problem.getMessage());
        };
    }

    private TabViewModel add(OpenSource source, Opening opening) {
        ExploreTab shared = new ExploreTab(source, services);
        TabViewModel tab = new TabViewModel(shared, panes.apply(shared));
        tabs.add(order.opened(opening, tab), tab);
        return tab;
    }

    /** A second tab with the same view. */
    void duplicate(TabViewModel tab) {
        open(tab.tab().source().path(), tab.save(), this::show);
    }

    void show(TabViewModel tab) {
        if (current.get().equals(Optional.of(tab))) {
            return;
        }
        current.get().ifPresent(before -> before.setShown(false));
        current.set(Optional.of(tab));
        tab.setShown(shown);
    }

    void close(TabViewModel tab) {
        int place = tabs.indexOf(tab);
        tab.setShown(false);
        tabs.remove(tab);
        order.closed(tab);
        if (workspaceTab.equals(Optional.of(tab))) {
            workspaceTab = Optional.empty();
        }
        if (current.get().equals(Optional.of(tab))) {
            current.set(Optional.empty());
            if (!tabs.isEmpty()) {
                show(tabs.get(Math.min(place, tabs.size() - 1)));
            }
        }
        library.release(tab.tab().source());
    }

    Map<String, Object> save() {
        Map<String, Object> saved = new LinkedHashMap<>();
        saved.put("recent", recent.stream().map(Path::toString).toList());
        boolean notYetShown = !toRestore.isEmpty();
        saved.put("tabs", notYetShown ? toRestore : order.views());
        saved.put("current", notYetShown ? currentToRestore : order.place(current.get()));
        return saved;
    }

    void restore(Map<String, Object> saved) {
        if (saved.get("recent") instanceof List<?> paths) {
            recent.setAll(paths.stream().map(path -> Path.of(String.valueOf(path))).toList());
        }
        if (saved.get("tabs") instanceof List<?> views) {
            List<Map<String, Object>> known = new ArrayList<>();
            for (Object view : views) {
                if (view instanceof Map<?, ?> members) {
                    Map<String, Object> copy = new LinkedHashMap<>();
                    members.forEach((key, value) -> copy.put(String.valueOf(key), value));
                    known.add(copy);
                }
            }
            toRestore = known;
        }
        currentToRestore = saved.get("current") instanceof Number number ? number.intValue() : 0;
    }
}
