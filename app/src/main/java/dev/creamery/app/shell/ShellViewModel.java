package dev.creamery.app.shell;

import dev.creamery.app.place.EngineState;
import dev.creamery.app.place.Notice;
import dev.creamery.app.place.Notices;
import dev.creamery.app.preferences.Preferences;
import dev.creamery.app.preferences.Session;
import dev.creamery.app.preferences.Theme;
import dev.creamery.app.task.TaskRunner;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/** What the window knows: the open workspace, the place, the theme, the engine's state. */
public final class ShellViewModel {

    private final TaskRunner tasks;
    private final Consumer<Preferences> savePreferences;
    private final ReadOnlyObjectWrapper<Preferences> preferences;
    private final ReadOnlyObjectWrapper<Path> workspace;
    private final ObservableList<Path> recent;
    private final ObservableList<Path> shownRecent;
    private final StringProperty place = new SimpleStringProperty("");
    private final BooleanProperty systemIsDark = new SimpleBooleanProperty();
    private final BooleanBinding dark;
    private final Notices notices = new Notices();
    private final ObjectProperty<EngineState> engine = new SimpleObjectProperty<>(EngineState.IDLE);

    /**
     * @param session what was open
     * @param savePreferences writes them, wherever; called in the background
     */
    public ShellViewModel(
            TaskRunner tasks,
            Preferences preferences,
            Session session,
            Consumer<Preferences> savePreferences) {
        this.tasks = tasks;
        this.savePreferences = savePreferences;
        this.preferences = new ReadOnlyObjectWrapper<>(preferences);
        Path last = session.workspace();
        workspace =
                new ReadOnlyObjectWrapper<>(last == null ? preferences.defaultWorkspace() : last);
        recent = FXCollections.observableArrayList(session.recentWorkspaces());
        shownRecent = FXCollections.unmodifiableObservableList(recent);
        dark =
                Bindings.createBooleanBinding(
                        () -> this.preferences.get().theme().isDark(systemIsDark.get()),
                        this.preferences,
                        systemIsDark);
    }

    /** The open workspace's folder; it may not exist yet. */
    public ReadOnlyObjectProperty<Path> workspace() {
        return workspace.getReadOnlyProperty();
    }

    /** Workspaces that were open, newest first. */
    public ObservableList<Path> recent() {
        return shownRecent;
    }

    /** Id of the place that is shown. */
    public StringProperty place() {
        return place;
    }

    /** Whether the system is dark: told by whoever can ask it. */
    public BooleanProperty systemIsDark() {
        return systemIsDark;
    }

    /** Whether the window is dark. */
    public BooleanBinding dark() {
        return dark;
    }

    public ReadOnlyObjectProperty<Preferences> preferences() {
        return preferences.getReadOnlyProperty();
    }

    /** What happened to the window as a whole. */
    public Notices notices() {
        return notices;
    }

    public ObjectProperty<EngineState> engine() {
        return engine;
    }

    /** From light to dark and back, whatever the system is. */
    public void toggleTheme() {
        change(preferences.get().withTheme(dark.get() ? Theme.LIGHT : Theme.DARK));
    }

    /** Takes new preferences, and writes them. */
    public void change(Preferences changed) {
        preferences.set(changed);
        tasks.run(
                () -> {
                    savePreferences.accept(changed);
                    return true;
                },
                saved -> {},
                problem ->
                        notices.show(
                                Notice.error(
                                        "The preferences could not be written: "
                                                + problem.getMessage(),
                                        "They hold until the window is closed. Check that the"
                                                + " settings folder can be written to.",
                                        problem)));
    }

    /** Opens a workspace: an existing folder. */
    public void openWorkspace(Path folder) {
        tasks.run(() -> checked(folder), this::opened, problem -> refused(folder, problem));
    }

    /** Makes a folder, with those above it, and opens it as a workspace. */
    public void createWorkspace(Path folder) {
        tasks.run(
                () -> checked(Files.createDirectories(folder)),
                this::opened,
                problem -> refused(folder, problem));
    }

    private static Path checked(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new IOException(
                    Files.exists(folder) ? "it is not a folder" : "there is no such folder");
        }
        if (!Files.isReadable(folder)) {
            throw new IOException("it may not be read");
        }
        return folder.toAbsolutePath().normalize();
    }

    private void opened(Path folder) {
        notices.dismiss();
        workspace.set(folder);
        recent.setAll(Session.withMostRecent(folder, recent));
    }

    private void refused(Path folder, Exception problem) {
        recent.remove(folder);
        notices.show(
                Notice.error(
                        "Workspace " + folder + " cannot be opened: " + problem.getMessage(),
                        "Choose another folder, or make a new workspace.",
                        problem));
    }
}
