package dev.creamery.app.compose;

import dev.creamery.app.place.Action;
import dev.creamery.engine.sweep.BundledSweeps;

import java.util.ArrayList;
import java.util.List;

/** What can be done in Compose. */
record ComposeActions(
        Action startNew,
        Action open,
        Action save,
        Action saveAs,
        Action undo,
        Action redo,
        Action copyCommand,
        Action launch,
        Action addCube,
        Action browseDatasets,
        List<Action> startingPoints) {

    private static final String GROUP = "Compose";

    static ComposeActions of(ComposeViewModel compose, Runnable browseDatasets) {
        DraftEditor editor = compose.editor();
        SweepDocument document = compose.document();
        LaunchViewModel launch = compose.launch();
        List<Action> startingPoints = new ArrayList<>();
        for (String name : new BundledSweeps().names()) {
            startingPoints.add(
                    Action.always(
                            "Start from " + name,
                            GROUP,
                            "fth-book-open",
                            "",
                            () -> document.startFromBundled(name)));
        }
        return new ComposeActions(
                Action.always("New sweep", GROUP, "fth-plus", "Shortcut+N", document::startNew),
                Action.always("Open sweep…", GROUP, "fth-folder", "Shortcut+O", document::open),
                Action.always(
                        "Save sweep",
                        GROUP,
                        "fth-save",
                        "Shortcut+S",
                        () -> document.save(file -> {})),
                Action.always(
                        "Save sweep as…",
                        GROUP,
                        "fth-save",
                        "Shortcut+Shift+S",
                        () -> document.saveAs(file -> {})),
                new Action(
                        "Undo",
                        GROUP,
                        "fth-corner-up-left",
                        "Shortcut+Z",
                        editor.canUndo(),
                        editor::undo),
                new Action(
                        "Redo",
                        GROUP,
                        "fth-corner-up-right",
                        "Shortcut+Shift+Z",
                        editor.canRedo(),
                        editor::redo),
                Action.always(
                        "Copy as command line",
                        GROUP,
                        "fth-terminal",
                        "Shortcut+Shift+C",
                        launch::copyCommand),
                new Action(
                        "Launch",
                        GROUP,
                        "fth-play",
                        "Shortcut+Enter",
                        launch.canLaunch(),
                        launch::launch),
                Action.always("Add cube", GROUP, "fth-copy", "", editor::duplicateCube),
                Action.always(
                        "Browse datasets…", GROUP, "fth-database", "Shortcut+D", browseDatasets),
                List.copyOf(startingPoints));
    }

    List<Action> all() {
        List<Action> all =
                new ArrayList<>(
                        List.of(
                                launch,
                                startNew,
                                open,
                                save,
                                saveAs,
                                undo,
                                redo,
                                copyCommand,
                                addCube,
                                browseDatasets));
        all.addAll(startingPoints);
        return all;
    }
}
