package dev.creamery.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.creamery.app.place.FileDialogs;
import dev.creamery.app.task.BackgroundTaskRunner;

import javafx.application.Platform;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A person launches sweeps and watches engines, processes of their own, train them. */
@ExtendWith(ApplicationExtension.class)
class TrainingJourneyTest {

    private static final int PATIENCE_SECONDS = 240;

    @TempDir Path folder;
    private final List<BackgroundTaskRunner> tasks = new ArrayList<>();
    private Stage stage;
    private CreameryWindow window;

    @Start
    void start(Stage first) {
        open(first);
    }

    private void open(Stage on) {
        stage = on;
        BackgroundTaskRunner own = new BackgroundTaskRunner(Platform::runLater);
        tasks.add(own);
        window =
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
        window.show();
    }

    @AfterEach
    void stop() {
        tasks.forEach(BackgroundTaskRunner::close);
    }

    @Test
    void quickIsComposedFromNothingLaunchedAndWatchedUntilItsCurvesAreThere(FxRobot robot)
            throws Exception {
        try (ViewThreadProbe probe = new ViewThreadProbe()) {
            composeQuick(robot);
            await(() -> text(robot, "#summary-experiments").equals("24"));
            probe.reset();
            fire(robot, "#launch");
            go(robot, "runs");

            await(() -> status(robot, "quick").equals("Running"));
            await(() -> text(robot, "#batch-pace").contains("epochs per second"));
            await(() -> legend(robot).stream().anyMatch(name -> name.contains("epoch ")));
            await(() -> status(robot, "quick").equals("Finished"));
            await(() -> engineText().contains("Nothing is being trained"));
            TableView<?> experiments = robot.lookup("#experiments").queryTableView();
            await(() -> experiments.getItems().size() == 24);
            await(() -> legend(robot).equals(List.of("10 finished runs", "Median")));
            go(robot, "compose");
            await(() -> text(robot, "#summary-done").startsWith("240 done"));

            assertThat(probe.longest()).isLessThan(Duration.ofSeconds(1));
        }
    }

    @Test
    void aBatchIsPausedTheWindowClosedAndOpenedAgainAndTheBatchGoesOn(FxRobot robot)
            throws Exception {
        launch(robot, sweep("two_moons", 3, 400));
        await(() -> status(robot, "moons").equals("Running"));
        fire(robot, "#pause-batch");
        await(() -> status(robot, "moons").equals("Paused"));

        robot.interact(stage::close);
        robot.interact(() -> open(new Stage()));
        assertThat(window.shell().place().get()).isEqualTo("runs");
        await(() -> status(robot, "moons").equals("Paused"));
        fire(robot, "#resume-batch");

        await(() -> status(robot, "moons").equals("Finished"));
        assertThat(text(robot, ".batch-title")).isEqualTo("moons · 6 / 6 runs");
    }

    @Test
    void closingTheWindowAsksWhetherTrainingGoesOn(FxRobot robot) throws Exception {
        launch(robot, sweep("two_moons", 2, 30_000));
        await(() -> status(robot, "moons").equals("Running"));

        requestClose(robot);
        assertThat(stage.isShowing()).isTrue();
        await(() -> robot.lookup("#close-stop").tryQuery().isPresent());
        fire(robot, "#close-stop");

        await(() -> !stage.isShowing());
        robot.interact(() -> open(new Stage()));
        await(() -> status(robot, "moons").equals("Paused"));
        requestClose(robot); // nothing is in training: it does not ask
        assertThat(stage.isShowing()).isFalse();
    }

    @Test
    void aFailingDatasetIsToldWithItsRemedyAndItsRunsAreTriedAgain(FxRobot robot)
            throws Exception {
        StringBuilder text = new StringBuilder("a,b,target\n");
        for (int row = 0; row < 60; row++) {
            text.append(row).append(',').append(row * row % 31).append(',').append(row % 2).append('\n');
        }
        Path data = Files.writeString(folder.resolve("own.csv"), text);
        launch(robot, sweep(data + "?target=target&task=classification", 1, 3));
        await(() -> status(robot, "moons").equals("Finished"));

        Path away = Files.move(data, folder.resolve("away.csv"));
        fire(robot, "#add-repetitions");
        fire(robot, "#train-more");
        await(() -> text(robot, ".batch-title").contains("20 failed"));
        await(() -> robot.lookup(".failure").tryQuery().isPresent());
        List<String> told =
                robot.from(robot.lookup(".failure").<Node>query())
                        .lookup(".label")
                        .<Labeled>queryAll()
                        .stream()
                        .map(Labeled::getText)
                        .toList();
        assertThat(told)
                .anyMatch(line -> line.startsWith("20 runs failed: ") && line.contains("own.csv"));
        assertThat(told).anyMatch(line -> line.contains("put") || line.contains("file"));

        Files.move(away, data);
        await(() -> status(robot, "moons").equals("Finished"));
        fire(robot, ".retry-cause");
        await(() -> text(robot, ".batch-title").equals("moons · 22 / 22 runs"));
        await(() -> robot.lookup(".failure").tryQuery().isEmpty());
    }

    private void composeQuick(FxRobot robot) {
        robot.interact(() -> robot.lookup("#sweep-name").queryAs(TextField.class).setText("quick"));
        chip(robot, "dataset", "two_moons");
        type(robot, "dataset", "friedman1");
        chip(robot, "shape", "rectangle");
        chip(robot, "shape", "trapezoid");
        type(robot, "size", "2^7..2^11 step 2");
        type(robot, "depth", "2, 4");
        chip(robot, "learning_rate", "1e-4");
        chip(robot, "learning_rate", "1e-3");
        chip(robot, "batch_size", "256");
        chip(robot, "batch_size", "64");
        chip(robot, "epochs", "300");
        chip(robot, "epochs", "3\u2009000");
    }

    /** Two experiments of a dataset. */
    private Path sweep(String dataset, int repetitions, int epochs) throws IOException {
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

    private void launch(FxRobot robot, Path sweep) throws TimeoutException {
        robot.interact(() -> window.places().getFirst().open(sweep));
        Button launch = robot.lookup("#launch").queryButton();
        await(() -> !launch.isDisabled());
        robot.interact(launch::fire);
        go(robot, "runs");
        await(() -> robot.lookup("#batch-moons").tryQuery().isPresent());
    }

    private void go(FxRobot robot, String place) {
        robot.interact(() -> window.shell().place().set(place));
    }

    private void requestClose(FxRobot robot) {
        robot.interact(
                () -> {
                    WindowEvent request =
                            new WindowEvent(stage, WindowEvent.WINDOW_CLOSE_REQUEST);
                    Event.fireEvent(stage, request);
                });
        WaitForAsyncUtils.waitForFxEvents();
    }

    private String engineText() {
        return window.shell().engine().get().text();
    }

    private static void chip(FxRobot robot, String column, String label) {
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

    private static void type(FxRobot robot, String column, String text) {
        robot.interact(() -> robot.lookup("#entry-" + column).query().requestFocus());
        robot.write(text, 0).type(KeyCode.ENTER);
    }

    private static void fire(FxRobot robot, String button) {
        robot.interact(() -> robot.lookup(button).<ButtonBase>queryAll().iterator().next().fire());
    }

    private static String text(FxRobot robot, String query) {
        return robot.lookup(query).<Labeled>tryQuery().map(Labeled::getText).orElse("");
    }

    private static List<String> legend(FxRobot robot) {
        return robot.lookup(".chart-legend-name").<Labeled>queryAll().stream()
                .map(Labeled::getText)
                .toList();
    }

    private static String status(FxRobot robot, String batch) {
        Optional<Node> card = robot.lookup("#batch-" + batch).tryQuery();
        return card.map(
                        found ->
                                robot.from(found)
                                        .lookup(".batch-status")
                                        .queryAs(Labeled.class)
                                        .getText())
                .orElse("");
    }

    private static void await(Callable<Boolean> condition) throws TimeoutException {
        WaitForAsyncUtils.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS, condition);
    }

    private static final class NoDialogs implements FileDialogs {
        @Override
        public Optional<Path> open(String title, String kind, List<String> patterns) {
            return Optional.empty();
        }

        @Override
        public Optional<Path> save(
                String title, String suggestedName, String kind, List<String> patterns) {
            return Optional.empty();
        }

        @Override
        public Optional<Path> folder(String title) {
            return Optional.empty();
        }
    }
}
