package dev.creamery.app.compose;

import dev.creamery.app.place.Notice;
import dev.creamery.app.place.Notices;
import dev.creamery.app.place.PlaceContext;
import dev.creamery.app.preferences.Preferences;
import dev.creamery.app.task.TaskRunner;
import dev.creamery.engine.sweep.BundledSweeps;
import dev.creamery.engine.sweep.Sweep;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Launching the draft, and its command line. */
public final class LaunchViewModel {

    /** Where it is watched: id of that place. */
    private static final String RUNS = "runs";

    private final DraftEditor editor;
    private final SweepDocument document;
    private final Optional<BatchLauncher> launcher;
    private final TaskRunner tasks;
    private final PlaceContext.Clipboard clipboard;
    private final Notices notices;
    private final ReadOnlyObjectProperty<Path> workspace;
    private final ReadOnlyObjectProperty<Preferences> preferences;
    private final StringProperty place;
    private final BooleanProperty launching = new SimpleBooleanProperty();
    private final StringBinding obstacle;

    /**
     * @param launcher none where no engine can be started from this window
     * @param problems what must be put right first
     */
    LaunchViewModel(
            DraftEditor editor,
            SweepDocument document,
            Optional<BatchLauncher> launcher,
            PlaceContext context,
            Notices notices,
            ObservableValue<List<String>> problems) {
        this.editor = editor;
        this.document = document;
        this.launcher = launcher;
        this.tasks = context.tasks();
        this.clipboard = context.clipboard();
        this.notices = notices;
        this.place = context.place();
        this.workspace = context.workspace();
        this.preferences = context.preferences();
        obstacle =
                Bindings.createStringBinding(
                        () -> obstacle(problems.getValue()), problems, launching);
    }

    /** Why the sweep cannot be launched now; "" if it can. */
    public StringBinding obstacle() {
        return obstacle;
    }

    public BooleanBinding canLaunch() {
        return obstacle.isEmpty();
    }

    /** Starts an engine that trains the sweep in the open workspace. */
    public void launch() {
        Optional<Sweep> sweep = editor.draft().get().sweep();
        if (!obstacle.get().isEmpty() || sweep.isEmpty() || launcher.isEmpty()) {
            return;
        }
        Path folder = workspace.get();
        launching.set(true);
        tasks.run(
                () -> {
                    launcher.get().launch(sweep.get(), folder);
                    return sweep.get().name();
                },
                name -> {
                    launching.set(false);
                    place.set(RUNS);
                    notices.show(Notice.done(name + " was launched in " + folder));
                },
                problem -> {
                    launching.set(false);
                    notices.show(
                            Notice.error(
                                    "The sweep could not be launched: " + problem.getMessage(),
                                    "Nothing was trained. Copy the command line to try it in a"
                                            + " terminal, or copy the details to report this.",
                                    problem));
                });
    }

    /**
     * Puts the command that trains this sweep on the clipboard. A draft that is not in a file, or
     * has changed since, is saved first.
     */
    public void copyCommand() {
        SweepDocument.Origin origin = document.origin().get();
        boolean bundled = new BundledSweeps().names().contains(origin.name());
        if (document.isUnchanged() && (bundled || origin.file().isPresent())) {
            copy(origin.name());
        } else {
            document.save(file -> copy(file.toString()));
        }
    }

    private void copy(String sweep) {
        String command = CommandLine.run(sweep, workspace.get(), preferences.get());
        clipboard.put(command);
        notices.show(Notice.done("Copied: " + command));
    }

    private String obstacle(List<String> problems) {
        if (!problems.isEmpty()) {
            return String.join("\n", problems);
        }
        if (launcher.isEmpty()) {
            return "This window cannot start an engine yet. Copy the command line and run it in a"
                    + " terminal.";
        }
        return launching.get() ? "The engine is being started" : "";
    }
}
