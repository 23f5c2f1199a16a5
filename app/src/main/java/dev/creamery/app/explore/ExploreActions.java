package dev.creamery.app.explore;

import dev.creamery.app.place.Action;

import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableBooleanValue;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What can be done in Explore. */
final class ExploreActions {

    private static final String GROUP = "Explore";
    private static final List<String> FILES = List.of("*.parquet", "*.tar", "*.tar.xz", "*.txz");

    private final ExploreViewModel explore;
    private final Action openFolder;
    private final Action openFile;
    private final Action readAgain;
    private final Action duplicateTab;
    private final Action closeTab;
    private final Action back;
    private final Action forward;

    ExploreActions(ExploreViewModel explore) {
        this.explore = explore;
        openFolder =
                Action.always(
                        "Open folder of results…",
                        GROUP,
                        "fth-folder",
                        "Shortcut+O",
                        () ->
                                explore.services()
                                        .files()
                                        .folder("Open a folder of results")
                                        .ifPresent(explore::open));
        openFile =
                Action.always(
                        "Open Parquet file or archive…",
                        GROUP,
                        "fth-file",
                        "",
                        () ->
                                explore.services()
                                        .files()
                                        .open("Open results", "Parquet or archive", FILES)
                                        .ifPresent(explore::open));
        readAgain =
                ofTab(
                        "Look for new results",
                        "fth-refresh-cw",
                        "F5",
                        tab -> tab.tab().source().refresh());
        duplicateTab = ofTab("Duplicate tab", "fth-copy", "Shortcut+T", explore::duplicate);
        closeTab = ofTab("Close tab", "fth-x", "Shortcut+W", explore::close);
        back =
                new Action(
                        "Back",
                        GROUP,
                        "fth-arrow-left",
                        "Alt+Left",
                        onTab(TabViewModel::canGoBack),
                        () -> onCurrent(TabViewModel::back));
        forward =
                new Action(
                        "Forward",
                        GROUP,
                        "fth-arrow-right",
                        "Alt+Right",
                        onTab(TabViewModel::canGoForward),
                        () -> onCurrent(TabViewModel::forward));
    }

    private Action ofTab(String title, String icon, String key, Consumer<TabViewModel> does) {
        return new Action(
                title,
                GROUP,
                icon,
                key,
                Bindings.createBooleanBinding(
                        () -> explore.current().get().isPresent(), explore.current()),
                () -> onCurrent(does));
    }

    private ObservableBooleanValue onTab(
            java.util.function.Function<TabViewModel, ObservableBooleanValue> asks) {
        javafx.beans.property.SimpleBooleanProperty on =
                new javafx.beans.property.SimpleBooleanProperty();
        explore.current()
                .addListener(
                        (property, before, now) -> {
                            on.unbind();
                            now.map(asks).ifPresentOrElse(on::bind, () -> on.set(false));
                        });
        return on;
    }

    private void onCurrent(Consumer<TabViewModel> does) {
        Optional<TabViewModel> tab = explore.current().get();
        tab.ifPresent(does);
    }

    Action openFolder() {
        return openFolder;
    }

    Action openFile() {
        return openFile;
    }

    Action back() {
        return back;
    }

    Action forward() {
        return forward;
    }

    List<Action> all() {
        return List.of(openFolder, openFile, readAgain, duplicateTab, closeTab, back, forward);
    }
}
