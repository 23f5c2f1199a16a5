package dev.creamery.app.shell;

import dev.creamery.app.place.NoDialogs;
import dev.creamery.app.task.BackgroundTaskRunner;

import javafx.application.Platform;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;

import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Somebody in front of the window, with files and settings of their own. */
final class Person implements AutoCloseable {

    /** Other programs may keep the processors busy. */
    private static final int PATIENCE_SECONDS = 240;

    private final Path folder;
    private final FxRobot robot = new FxRobot();
    private final List<BackgroundTaskRunner> tasks = new ArrayList<>();
    private Stage stage;
    private CreameryWindow window;

    /**
     * Opens the window; on the view's thread.
     *
     * @param folder of settings, workspace and files
     */
    Person(Path folder, Stage stage) {
        this.folder = folder;
        this.stage = stage;
        window = open(stage);
    }

    private CreameryWindow open(Stage on) {
        BackgroundTaskRunner own = new BackgroundTaskRunner(Platform::runLater);
        tasks.add(own);
        CreameryWindow opened =
                new CreameryWindow(
                        on,
                        folder.resolve("config"),
                        folder,
                        own,
                        new NoDialogs(),
                        new LogBuffer(),
                        context -> CreameryApplication.places(context, folder.resolve("config")));
        on.setWidth(980);
        on.setHeight(980);
        opened.show();
        return opened;
    }

    /** Opens the window again, after it was closed. */
    void openAgain() {
        robot.interact(
                () -> {
                    stage = new Stage();
                    window = open(stage);
                });
    }

    /** Closes the window, whatever is in training. */
    void leave() {
        robot.interact(stage::close);
    }

    Stage stage() {
        return stage;
    }

    CreameryWindow window() {
        return window;
    }

    @Override
    public void close() {
        tasks.forEach(BackgroundTaskRunner::close);
    }

    void composeQuick() {
        robot.interact(() -> robot.lookup("#sweep-name").queryAs(TextField.class).setText("quick"));
        chip("dataset", "two_moons");
        type("dataset", "friedman1");
        chip("shape", "rectangle");
        chip("shape", "trapezoid");
        type("size", "2^7..2^11 step 2");
        type("depth", "2, 4");
        chip("learning_rate", "1e-4");
        chip("learning_rate", "1e-3");
        chip("batch_size", "256");
        chip("batch_size", "64");
        chip("epochs", "300");
        chip("epochs", "3\u2009000");
    }

    /** Two experiments of a dataset. */
    Path sweep(String dataset, int repetitions, int epochs) throws IOException {
        return Files.writeString(
                folder.resolve("moons.json"),
                """
                {"name": "moons", "repetitions": %d, "seed": 1,
                 "cubes": [{"dataset": ["%s"], "shape": ["rectangle"],
                            "size": [32, 64], "depth": [2], "learning_rate": [0.01],
                            "epochs": [%d]}]}
                """
                        .formatted(repetitions, dataset, epochs));
    }

    void launch(Path sweep) throws TimeoutException {
        robot.interact(() -> window.places().getFirst().open(sweep));
        Button launch = robot.lookup("#launch").queryButton();
        await(() -> !launch.isDisabled());
        robot.interact(launch::fire);
        go("runs");
        await(() -> robot.lookup("#batch-moons").tryQuery().isPresent());
    }

    void go(String place) {
        robot.interact(() -> window.shell().place().set(place));
    }

    void requestClose() {
        robot.interact(
                () -> {
                    WindowEvent request = new WindowEvent(stage, WindowEvent.WINDOW_CLOSE_REQUEST);
                    Event.fireEvent(stage, request);
                });
        WaitForAsyncUtils.waitForFxEvents();
    }

    String engineText() {
        return window.shell().engine().get().text();
    }

    void chip(String column, String label) {
        robot.interact(
                () ->
                        robot
                                .from(robot.lookup("#axis-" + column).<Node>query())
                                .lookup(".chip")
                                .<ToggleButton>queryAll()
                                .stream()
                                .filter(chip -> chip.getText().equals(label))
                                .findFirst()
                                .orElseThrow()
                                .fire());
    }

    void type(String column, String text) {
        robot.interact(() -> robot.lookup("#entry-" + column).query().requestFocus());
        robot.write(text, 0).type(KeyCode.ENTER);
    }

    void fire(String button) {
        robot.interact(() -> robot.lookup(button).<ButtonBase>queryAll().iterator().next().fire());
    }

    String text(String query) {
        return robot.lookup(query)
                .match(Person::isSeen)
                .<Labeled>tryQuery()
                .map(Labeled::getText)
                .orElse("");
    }

    List<String> legend() {
        return texts(".chart-legend-name");
    }

    List<String> texts(String query) {
        return robot.lookup(query).match(Person::isSeen).<Labeled>queryAll().stream()
                .map(Labeled::getText)
                .toList();
    }

    boolean sees(String query) {
        return robot.lookup(query).match(Person::isSeen).tryQuery().isPresent();
    }

    int rows(String table) {
        return robot.lookup(table).queryTableView().getItems().size();
    }

    String status(String batch) {
        Optional<Node> card = robot.lookup("#batch-" + batch).tryQuery();
        return card.map(
                        found ->
                                robot.from(found)
                                        .lookup(".batch-status")
                                        .queryAs(Labeled.class)
                                        .getText())
                .orElse("");
    }

    /** Places that were left stay in the window, out of sight. */
    static boolean isSeen(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (!at.isVisible()) {
                return false;
            }
        }
        return true;
    }

    static void await(Callable<Boolean> condition) throws TimeoutException {
        WaitForAsyncUtils.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS, condition);
    }
}
