package dev.creamery.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.creamery.app.place.FileDialogs;
import dev.creamery.app.task.BackgroundTaskRunner;

import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.stage.Stage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A person launches a sweep and watches an engine, a process of its own, train it. */
@ExtendWith(ApplicationExtension.class)
class LaunchJourneyTest {

    private static final int PATIENCE_SECONDS = 120;

    @TempDir Path folder;
    private final BackgroundTaskRunner tasks = new BackgroundTaskRunner(Platform::runLater);
    private CreameryWindow window;

    @Start
    void start(Stage stage) {
        window =
                new CreameryWindow(
                        stage,
                        folder.resolve("config"),
                        folder,
                        tasks,
                        new NoDialogs(),
                        new LogBuffer(),
                        context -> CreameryApplication.places(context, folder.resolve("config")));
        window.show();
        stage.setWidth(980);
        stage.setHeight(900);
    }

    @AfterEach
    void stop() {
        tasks.close();
    }

    @Test
    void aComposedSweepIsLaunchedAndWatchedUntilItsCurvesAreThere(FxRobot robot) throws Exception {
        Path sweep =
                Files.writeString(
                        folder.resolve("moons.json"),
                        """
                        {"name": "moons", "repetitions": 3, "seed": 1,
                         "cubes": [{"dataset": ["two_moons"], "shape": ["rectangle"],
                                    "size": [32, 64], "depth": [2], "learning_rate": [0.01],
                                    "epochs": [3]}]}
                        """);
        robot.interact(() -> window.places().getFirst().open(sweep));
        Button launch = robot.lookup("#launch").queryButton();
        await(() -> !launch.isDisabled());

        robot.interact(launch::fire);
        robot.interact(() -> window.shell().place().set("runs"));

        await(() -> robot.lookup("#batch-moons").tryQuery().isPresent());
        await(() -> status(robot).equals("Finished"));
        await(() -> window.shell().engine().get().text().contains("Nothing is being trained"));
        TableView<?> experiments = robot.lookup("#experiments").queryTableView();
        await(() -> experiments.getItems().size() == 2);
        await(() -> robot.lookup(".chart-legend-name").queryAll().size() == 2);
        assertThat(
                        robot.lookup(".chart-legend-name").<Labeled>queryAll().stream()
                                .map(Labeled::getText))
                .containsExactly("3 finished runs", "Median");
    }

    private static String status(FxRobot robot) {
        return robot.from(robot.lookup("#batch-moons").<Node>query())
                .lookup(".batch-status")
                .queryAs(Labeled.class)
                .getText();
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
