package dev.creamery.app.shell;

import dev.creamery.app.chart.ChartWarmUp;
import dev.creamery.app.place.Action;
import dev.creamery.app.place.FileDialogs;
import dev.creamery.app.place.Place;
import dev.creamery.app.place.PlaceContext;
import dev.creamery.app.preferences.JsonFile;
import dev.creamery.app.preferences.Preferences;
import dev.creamery.app.preferences.Session;
import dev.creamery.app.task.Slices;
import dev.creamery.app.task.TaskRunner;

import javafx.beans.binding.Bindings;
import javafx.fxml.FXMLLoader;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/** The one window: builds its parts, connects them, restores the last session. */
public final class CreameryWindow {

    private static final Logger LOG = LoggerFactory.getLogger(CreameryWindow.class);

    /** By then the window has been painted in other colours. */
    private static final Duration RECOLORED = Duration.ofMillis(300);

    private final Stage stage;
    private final TaskRunner tasks;
    private final ShellViewModel shell;
    private final ShellController controller;
    private final List<Place> places;
    private final ShellActions actions;
    private final SessionKeeper keeper;
    private final Scene scene;
    private final WindowDialogs dialogs;
    private final Slices idle;

    /**
     * Builds the window; {@link #show} shows it.
     *
     * @param config folder of the settings files
     * @param home of the person, for defaults
     * @param places makes the places, in the order of their tabs
     */
    CreameryWindow(
            Stage stage,
            Path config,
            Path home,
            TaskRunner tasks,
            FileDialogs files,
            LogBuffer log,
            Function<PlaceContext, List<Place>> places) {
        this.stage = stage;
        this.tasks = tasks;
        idle = new Slices(tasks);
        JsonFile<Preferences> preferencesFile = Preferences.file(config, home);
        JsonFile<Session> sessionFile =
                new JsonFile<>(config.resolve("session.json"), Session.class, Session.EMPTY);
        Session last = sessionFile.read();
        shell = new ShellViewModel(tasks, preferencesFile.read(), last, saver(preferencesFile));
        controller = new ShellController(shell);
        Parent root = load(controller);
        PlaceContext context = context(files);
        this.places = List.copyOf(places.apply(context));
        dialogs = new WindowDialogs(context, controller, shell, log, this::allActions);
        actions = ShellActions.of(shell, files, dialogs, this.places);
        keeper = new SessionKeeper(sessionFile, this::session, last, tasks);
        scene = new Scene(root);
        connect(root, last);
    }

    /** Shows the window. */
    public void show() {
        stage.show();
        keeper.start();
        List<String> styleSheets = List.copyOf(scene.getRoot().getStylesheets());
        tasks.run(
                () -> {
                    Rehearsal.run(styleSheets);
                    ChartWarmUp.panels();
                    return true;
                },
                done -> prepareOthers(),
                failure -> LOG.debug("the rehearsal", failure));
    }

    /** Places that are not shown yet come into the window one by one, while a person reads. */
    private void prepareOthers() {
        List<Runnable> steps = new ArrayList<>();
        for (Place place : places) {
            steps.add(() -> controller.prepare(place));
            steps.addAll(place.preparation());
        }
        steps.addAll(dialogs.preparation());
        idle.begin(steps);
    }

    /** Takes out of the window what is out of sight, until what is in sight has other colours. */
    private void setAside() {
        List<Runnable> back = controller.setAside();
        tasks.later(RECOLORED, () -> idle.begin(back));
    }

    /** Goes to Explore and opens results there. */
    void explore(Path path) {
        places.stream()
                .filter(place -> place.id().equals("explore"))
                .forEach(
                        place -> {
                            shell.place().set(place.id());
                            place.open(path);
                        });
    }

    ShellViewModel shell() {
        return shell;
    }

    List<Place> places() {
        return places;
    }

    private void connect(Parent root, Session last) {
        // Before the style sheets change, which is the next listener.
        shell.dark().addListener((property, before, now) -> setAside());
        Appearance.apply(root, shell);
        controller.connect(places, actions);
        for (Place place : places) {
            if (last.places().get(place.id()) instanceof Map<?, ?> saved) {
                Map<String, Object> members = new HashMap<>();
                saved.forEach((key, value) -> members.put(String.valueOf(key), value));
                place.restore(members);
            }
        }
        shell.place().addListener((property, before, now) -> go(before, now));
        shell.place().set(place(String.valueOf(last.place())).id());
        scene.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        new DropTarget(shell, places).listenOn(scene, controller::showDropHint);
        stage.setScene(scene);
        stage.titleProperty()
                .bind(Bindings.format("%s — Creamery", shell.workspace().map(Path::getFileName)));
        WindowPlacement.restore(stage, last.window());
        stage.setOnCloseRequest(this::askBeforeClosing);
        stage.setOnHidden(event -> keeper.close());
    }

    private void askBeforeClosing(WindowEvent request) {
        places.stream()
                .flatMap(place -> place.beforeClosing(stage::close).stream())
                .findFirst()
                .ifPresent(
                        question -> {
                            request.consume();
                            controller.show(question);
                        });
    }

    private void go(String before, String now) {
        places.stream().filter(place -> place.id().equals(before)).forEach(Place::hidden);
        Place place = place(now);
        controller.show(place);
        place.shown();
    }

    /** The place of that id, or the first. */
    private Place place(String id) {
        return places.stream()
                .filter(place -> place.id().equals(id))
                .findFirst()
                .orElse(places.getFirst());
    }

    private void pressed(KeyEvent event) {
        if (controller.isCovered()) {
            return;
        }
        Stream<Action> here = place(shell.place().get()).actions().stream();
        Stream.concat(
                        Stream.of(actions.palette()),
                        Stream.concat(here, actions.everywhere(shell, places).stream()))
                .filter(action -> !action.shortcut().isEmpty())
                .filter(action -> KeyCombination.valueOf(action.shortcut()).match(event))
                .findFirst()
                .ifPresent(
                        action -> {
                            event.consume();
                            action.runIfEnabled();
                        });
    }

    private Session session() {
        Map<String, Object> saved = new HashMap<>();
        places.forEach(place -> saved.put(place.id(), place.save()));
        return new Session(
                WindowPlacement.of(stage),
                shell.place().get(),
                shell.workspace().get(),
                shell.recent(),
                saved);
    }

    private List<Action> allActions() {
        return actions.all(shell, places);
    }

    private PlaceContext context(FileDialogs files) {
        return new PlaceContext(
                tasks,
                files,
                controller,
                CreameryWindow::copy,
                shell.workspace(),
                shell.preferences(),
                shell.engine(),
                shell.place());
    }

    private static Consumer<Preferences> saver(JsonFile<Preferences> file) {
        return preferences -> {
            try {
                file.write(preferences);
            } catch (IOException unwritable) {
                throw new UncheckedIOException(unwritable);
            }
        };
    }

    private static void copy(String text) {
        ClipboardContent content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }

    private static Parent load(ShellController controller) {
        FXMLLoader loader =
                new FXMLLoader(
                        CreameryWindow.class.getResource("/dev/creamery/app/shell/shell.fxml"));
        loader.setController(controller);
        try {
            return loader.load();
        } catch (IOException broken) {
            throw new UncheckedIOException("the program's shell.fxml is broken", broken);
        }
    }
}
