package dev.creamery.app.shell;

import dev.creamery.app.place.Action;
import dev.creamery.app.place.FileDialogs;
import dev.creamery.app.place.Place;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Everything that can be done in the window.
 *
 * @param palette opens the command palette
 * @param preferences opens the preferences
 * @param theme goes from light to dark and back
 * @param log opens the log viewer
 * @param openWorkspace asks for a folder and opens it
 * @param createWorkspace asks for a folder, makes it and opens it
 * @param primary what a person most often comes for
 */
record ShellActions(
        Action palette,
        Action preferences,
        Action theme,
        Action log,
        Action openWorkspace,
        Action createWorkspace,
        Optional<Action> primary) {

    private static final String GROUP = "Window";

    /** Opens the parts of the window that lie above it. */
    interface Openers {
        void palette();

        void preferences();

        void log();
    }

    static ShellActions of(
            ShellViewModel shell, FileDialogs files, Openers open, List<Place> places) {
        return new ShellActions(
                Action.always("Search commands", GROUP, "fth-search", "Shortcut+K", open::palette),
                Action.always(
                        "Preferences", GROUP, "fth-settings", "Shortcut+Comma", open::preferences),
                Action.always(
                        "Switch between light and dark",
                        GROUP,
                        "fth-moon",
                        "Shortcut+Shift+D",
                        shell::toggleTheme),
                Action.always("Show the log", GROUP, "fth-terminal", "Shortcut+Shift+L", open::log),
                Action.always(
                        "Open workspace…",
                        "Workspace",
                        "fth-folder",
                        "Shortcut+Shift+O",
                        () -> files.folder("Open workspace").ifPresent(shell::openWorkspace)),
                Action.always(
                        "New workspace…",
                        "Workspace",
                        "fth-folder-plus",
                        "",
                        () ->
                                files.folder("Folder of the new workspace")
                                        .ifPresent(shell::createWorkspace)),
                places.stream()
                        .flatMap(
                                place ->
                                        place.primary().stream()
                                                .map(action -> at(place, action, shell)))
                        .findFirst());
    }

    /** Those that hold wherever one is. */
    List<Action> everywhere(ShellViewModel shell, List<Place> places) {
        List<Action> actions = new ArrayList<>();
        int number = 1;
        for (Place place : places) {
            actions.add(
                    Action.always(
                            "Go to " + place.title(),
                            GROUP,
                            place.icon(),
                            "Shortcut+" + number++,
                            () -> shell.place().set(place.id())));
        }
        actions.addAll(List.of(preferences, theme, log, openWorkspace, createWorkspace));
        return actions;
    }

    /** All, for the palette: an action of a place that is not shown goes there first. */
    List<Action> all(ShellViewModel shell, List<Place> places) {
        List<Action> actions = new ArrayList<>();
        for (Place place : places) {
            place.actions().forEach(action -> actions.add(at(place, action, shell)));
        }
        actions.addAll(everywhere(shell, places));
        for (Path folder : shell.recent()) {
            actions.add(
                    Action.always(
                            "Open " + folder,
                            "Workspace",
                            "fth-folder",
                            "",
                            () -> shell.openWorkspace(folder)));
        }
        return actions;
    }

    private static Action at(Place place, Action action, ShellViewModel shell) {
        return new Action(
                action.title(),
                action.group(),
                action.icon(),
                action.shortcut(),
                action.enabled(),
                () -> {
                    shell.place().set(place.id());
                    action.run().run();
                });
    }
}
