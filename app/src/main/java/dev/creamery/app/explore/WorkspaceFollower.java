package dev.creamery.app.explore;

import dev.creamery.app.task.TaskRunner;

import javafx.beans.property.ReadOnlyObjectProperty;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Opens the window's workspace in a tab of its own once it has results, looks for new ones from
 * time to time, and goes along when the window has another workspace.
 */
final class WorkspaceFollower {

    /** How often the workspace is looked at for new results. */
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(4);

    private final ReadOnlyObjectProperty<Path> workspace;
    private final TaskRunner tasks;
    private final OpenTabs tabs;
    private final BiConsumer<Path, Consumer<TabViewModel>> open;
    private Optional<TabViewModel> tab = Optional.empty();
    private Optional<Path> opened = Optional.empty();
    private boolean shown;
    private long watch;

    /**
     * @param open opens a folder in a new tab
     */
    WorkspaceFollower(
            ReadOnlyObjectProperty<Path> workspace,
            TaskRunner tasks,
            OpenTabs tabs,
            BiConsumer<Path, Consumer<TabViewModel>> open) {
        this.workspace = workspace;
        this.tasks = tasks;
        this.tabs = tabs;
        this.open = open;
        workspace.addListener((property, before, now) -> follow());
    }

    /** Its tab came into sight, or went: follows only while it is in sight. */
    void setShown(boolean now) {
        shown = now;
        if (now) {
            follow();
            watch(++watch);
        }
    }

    /** Whether that folder is the workspace, which somebody else opens now: {@link #isIn}. */
    boolean leaves(Path folder) {
        boolean ofWorkspace = folder.equals(workspace.get());
        if (ofWorkspace) {
            opened = Optional.of(folder);
        }
        return ofWorkspace;
    }

    /** The workspace is in that tab. */
    void isIn(TabViewModel of) {
        tab = Optional.of(of);
    }

    void closed(TabViewModel gone) {
        if (tab.equals(Optional.of(gone))) {
            tab = Optional.empty();
        }
    }

    private void watch(long mine) {
        tasks.later(
                LOOK_AGAIN,
                () -> {
                    if (shown && mine == watch) {
                        follow();
                        tab.ifPresent(of -> of.tab().source().refresh());
                        watch(mine);
                    }
                });
    }

    private void follow() {
        Path folder = workspace.get();
        if (!shown || opened.equals(Optional.of(folder))) {
            return;
        }
        tasks.run(
                () ->
                        Files.isDirectory(folder.resolve("repetitions"))
                                || Files.isDirectory(folder.resolve("summary")),
                hasResults -> {
                    if (hasResults && folder.equals(workspace.get())) {
                        openOnce(folder);
                    }
                },
                unreadable -> {});
    }

    private void openOnce(Path folder) {
        if (opened.equals(Optional.of(folder))) {
            return;
        }
        opened = Optional.of(folder);
        Optional<TabViewModel> before = tab;
        boolean show = tabs.all().isEmpty() || tabs.current().get().equals(before);
        tabs.of(folder)
                .ifPresentOrElse(
                        of -> become(of, before, show),
                        () -> open.accept(folder, of -> become(tabs.onlyOne(of), before, show)));
    }

    private void become(TabViewModel of, Optional<TabViewModel> before, boolean show) {
        tab = Optional.of(of);
        before.filter(one -> one != of).ifPresent(tabs::close);
        if (show || tabs.current().get().isEmpty()) {
            tabs.show(of);
        }
    }
}
