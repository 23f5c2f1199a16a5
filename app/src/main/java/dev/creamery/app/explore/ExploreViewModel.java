package dev.creamery.app.explore;

import dev.creamery.app.explore.tab.ExploreServices;
import dev.creamery.app.explore.tab.ExploreTab;
import dev.creamery.app.explore.tab.OpenSource;
import dev.creamery.app.place.Notice;
import dev.creamery.app.place.Notices;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.jspecify.annotations.Nullable;

import java.nio.file.AccessDeniedException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/** The open tabs, what is being opened, and what was open before. */
final class ExploreViewModel {

    private static final int MOST_RECENT = 12;

    private final ExploreServices services;
    private final SourceLibrary library;
    private final Function<ExploreTab, TabPanes> panes;
    private final ReadOnlyObjectProperty<Path> workspace;
    private final OpenTabs tabs = new OpenTabs(this::closed);
    private final WorkspaceFollower follower;
    private final ViewOpener viewOpener;
    private final ObservableList<Opening> openings = FXCollections.observableArrayList();
    private final TabOrder order = new TabOrder();
    private final ObservableList<Path> recent = FXCollections.observableArrayList();
    // Kept, since such a list hears of changes only as long as somebody holds it.
    private final ObservableList<Opening> shownOpenings =
            FXCollections.unmodifiableObservableList(openings);
    private final ObservableList<Path> shownRecent =
            FXCollections.unmodifiableObservableList(recent);
    private final Notices notices = new Notices();
    private List<Map<String, Object>> toRestore = List.of();
    private int currentToRestore;

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
        follower = new WorkspaceFollower(workspace, services.tasks(), tabs, this::open);
        viewOpener = new ViewOpener(services, notices, this::knownPaths, this::openAndShow);
    }

    ObservableList<TabViewModel> tabs() {
        return tabs.all();
    }

    /** The tab that is shown. */
    ReadOnlyObjectProperty<Optional<TabViewModel>> current() {
        return tabs.current();
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
        tabs.setShown(now);
        if (now) {
            restoreTabs();
        }
        follower.setShown(now);
    }

    private void restoreTabs() {
        List<Map<String, Object>> views = toRestore;
        toRestore = List.of();
        int wanted = currentToRestore;
        for (int i = 0; i < views.size(); i++) {
            boolean first = i == wanted;
            Map<String, Object> view = views.get(i);
            path(view.get("source"))
                    .ifPresent(
                            source -> {
                                boolean ofWorkspace = follower.leaves(source);
                                open(
                                        source,
                                        view,
                                        tab -> {
                                            if (ofWorkspace) {
                                                follower.isIn(tab);
                                            }
                                            if (first || tabs.current().get().isEmpty()) {
                                                tabs.show(tab);
                                            }
                                        });
                            });
        }
    }

    /** Nothing if it is none, or none of this operating system. */
    private static Optional<Path> path(@Nullable Object saved) {
        try {
            return saved instanceof String text ? Optional.of(Path.of(text)) : Optional.empty();
        } catch (InvalidPathException elsewhere) {
            return Optional.empty();
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
        tabs.of(absolute)
                .ifPresentOrElse(
                        tabs::show, () -> open(absolute, tab -> tabs.show(tabs.onlyOne(tab))));
    }

    /** Opens a saved view: its source in a tab of its own, looked at in that way. */
    void openView(Path file) {
        viewOpener.open(file);
    }

    private void openAndShow(Path path, Map<String, Object> view, Consumer<TabViewModel> opened) {
        open(
                path,
                view,
                tab -> {
                    opened.accept(tab);
                    tabs.show(tab);
                });
    }

    /** Where results of this computer are known to be, the likeliest first. */
    private List<Path> knownPaths() {
        return Stream.concat(
                        tabs.all().stream().map(tab -> tab.tab().source().path()),
                        Stream.concat(Stream.of(workspace.get()), recent.stream()))
                .toList();
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
        tabs.show(tab);
    }

    void close(TabViewModel tab) {
        tabs.close(tab);
    }

    private void closed(TabViewModel tab) {
        order.closed(tab);
        follower.closed(tab);
        library.release(tab.tab().source());
    }

    Map<String, Object> save() {
        Map<String, Object> saved = new LinkedHashMap<>();
        saved.put("recent", recent.stream().map(Path::toString).toList());
        boolean notYetShown = !toRestore.isEmpty();
        saved.put("tabs", notYetShown ? toRestore : order.views());
        saved.put("current", notYetShown ? currentToRestore : order.place(tabs.current().get()));
        return saved;
    }

    void restore(Map<String, Object> saved) {
        if (saved.get("recent") instanceof List<?> paths) {
            recent.setAll(paths.stream().flatMap(one -> path(one).stream()).toList());
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
