package dev.creamery.app.preferences;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.function.Consumer;

/** The preferences while they are being edited: text may be invalid, and says so. */
public final class PreferencesViewModel {

    private final ObjectProperty<Theme> theme = new SimpleObjectProperty<>();
    private final StringProperty dataFolder = new SimpleStringProperty();
    private final StringProperty threads = new SimpleStringProperty();
    private final StringProperty defaultWorkspace = new SimpleStringProperty();
    private final BooleanProperty notifications = new SimpleBooleanProperty();
    private final StringBinding problem;
    private final Consumer<Preferences> save;

    /**
     * @param now what is being edited
     * @param save gets the edited preferences
     */
    public PreferencesViewModel(Preferences now, Consumer<Preferences> save) {
        this.save = save;
        theme.set(now.theme());
        dataFolder.set(now.dataFolder().toString());
        threads.set(now.threads() == 0 ? "" : Integer.toString(now.threads()));
        defaultWorkspace.set(now.defaultWorkspace().toString());
        notifications.set(now.notifications());
        problem = Bindings.createStringBinding(this::check, dataFolder, threads, defaultWorkspace);
    }

    public ObjectProperty<Theme> theme() {
        return theme;
    }

    public StringProperty dataFolder() {
        return dataFolder;
    }

    /** A number, or nothing for all that the computer has. */
    public StringProperty threads() {
        return threads;
    }

    public StringProperty defaultWorkspace() {
        return defaultWorkspace;
    }

    /** Whether the desktop tells when a batch ends. */
    public BooleanProperty notifications() {
        return notifications;
    }

    /** What is wrong with the text; "" if nothing is. */
    public StringBinding problem() {
        return problem;
    }

    /** Hands the preferences over, unless there is a problem. */
    public boolean save() {
        if (!problem.get().isEmpty()) {
            return false;
        }
        save.accept(
                new Preferences(
                        theme.get(),
                        Path.of(dataFolder.get().strip()),
                        threads.get().isBlank() ? 0 : Integer.parseInt(threads.get().strip()),
                        Path.of(defaultWorkspace.get().strip()),
                        notifications.get()));
        return true;
    }

    private String check() {
        String folders =
                checkFolder("Data folder", dataFolder.get())
                        + checkFolder("Default workspace", defaultWorkspace.get());
        return folders.isEmpty() ? checkThreads() : folders;
    }

    private static String checkFolder(String label, String text) {
        try {
            boolean absolute = Path.of(text.strip()).isAbsolute();
            return absolute ? "" : label + ": '" + text + "' is not a full path to a folder. ";
        } catch (InvalidPathException invalid) {
            return label + ": '" + text + "' is not a path. ";
        }
    }

    private String checkThreads() {
        String text = threads.get().strip();
        boolean valid =
                text.isEmpty()
                        || (text.matches("[0-9]{1,4}")
                                && Integer.parseInt(text) >= 1
                                && Integer.parseInt(text) <= Preferences.MOST_THREADS);
        return valid
                ? ""
                : "Threads: '"
                        + text
                        + "' is not valid; use 1 to "
                        + Preferences.MOST_THREADS
                        + ", or nothing for all";
    }
}
