package dev.creamery.app.explore.tab;

import dev.creamery.app.place.FileDialogs;
import dev.creamery.app.place.Modal;
import dev.creamery.app.place.PlaceContext.Clipboard;
import dev.creamery.app.task.TaskRunner;
import dev.creamery.engine.sweep.Sweep;

import java.util.function.Consumer;

/**
 * What the window offers to tabs and panes.
 *
 * @param tasks runs work in the background
 * @param files asks for files
 * @param modal shows dialogs
 * @param clipboard takes text
 * @param compose goes to Compose with a new draft of that sweep
 */
public record ExploreServices(
        TaskRunner tasks,
        FileDialogs files,
        Modal modal,
        Clipboard clipboard,
        Consumer<Sweep> compose) {}
