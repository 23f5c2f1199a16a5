package dev.creamery.app.explore;

import dev.creamery.app.chart.picture.PictureFormat;
import dev.creamery.app.place.Action;

import javafx.beans.binding.Bindings;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableBooleanValue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** What can be done in Explore. */
final class ExploreActions {

    private static final String GROUP = "Explore";
    static final List<String> RESULT_FILES = List.of("*.parquet", "*.tar", "*.tar.xz", "*.txz");

    private final ExploreViewModel explore;
    private final TakeAway takeAway;
    private final Action openFolder;
    private final Action openFile;
    private final Action readAgain;
    private final Action duplicateTab;
    private final Action closeTab;
    private final Action back;
    private final Action forward;

    private final Action openView;
    private final List<Action> pictures;
    private final Action exportData;
    private final List<Action> views;

    ExploreActions(ExploreViewModel explore, TakeAway takeAway) {
        this.explore = explore;
        this.takeAway = takeAway;
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
                                        .open("Open results", "Parquet or archive", RESULT_FILES)
                                        .ifPresent(explore::open));
        openView =
                Action.always(
                        "Open saved view…",
                        GROUP,
                        "fth-bookmark",
                        "",
                        () ->
                                explore.services()
                                        .files()
                                        .open(
                                                "Open a saved view",
                                                "View",
                                                List.of("*" + SavedViews.ENDING, "*.json"))
                                        .ifPresent(explore::openView));
        pictures =
                List.of(
                        picture("Save chart as PNG…", PictureFormat.PNG, 1, "Shortcut+P"),
                        picture("Save chart as PNG, 2 × finer…", PictureFormat.PNG, 2, ""),
                        picture("Save chart as PNG, 4 × finer…", PictureFormat.PNG, 4, ""),
                        picture("Save chart as SVG…", PictureFormat.SVG, 1, ""),
                        picture("Save chart as PDF…", PictureFormat.PDF, 1, ""),
                        ofTab(
                                "Copy chart",
                                "fth-clipboard",
                                "Shortcut+Shift+C",
                                takeAway::copyPicture));
        exportData =
                ofTab("Export filtered data…", "fth-download", "Shortcut+E", takeAway::exportData);
        views =
                List.of(
                        ofTab("Save view…", "fth-bookmark", "Shortcut+S", takeAway::saveView),
                        openView,
                        ofTab("Copy view as JSON", "fth-clipboard", "", takeAway::copyView));
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

    private Action picture(String title, PictureFormat format, double scale, String key) {
        return ofTab(title, "fth-image", key, tab -> takeAway.savePicture(tab, format, scale));
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

    private ObservableBooleanValue onTab(Function<TabViewModel, ObservableBooleanValue> asks) {
        SimpleBooleanProperty on = new SimpleBooleanProperty();
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

    /** The chart as a picture. */
    List<Action> pictures() {
        return pictures;
    }

    Action exportData() {
        return exportData;
    }

    /** Saving, opening and copying views. */
    List<Action> views() {
        return views;
    }

    Action back() {
        return back;
    }

    Action forward() {
        return forward;
    }

    List<Action> all() {
        List<Action> all = new ArrayList<>(List.of(openFolder, openFile));
        all.addAll(pictures);
        all.add(exportData);
        all.addAll(views);
        all.addAll(List.of(readAgain, duplicateTab, closeTab, back, forward));
        return List.copyOf(all);
    }
}
