package dev.creamery.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.creamery.app.place.FileDialogs;
import dev.creamery.app.task.BackgroundTaskRunner;
import dev.creamery.engine.sweep.BundledSweeps;
import dev.creamery.engine.sweep.Hyperparameter;
import dev.creamery.engine.sweep.Hyperparameters;
import dev.creamery.engine.sweep.Sweep;
import dev.creamery.engine.sweep.SweepJson;

import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A person composes a sweep in the real window, with mouse and keyboard. */
@ExtendWith(ApplicationExtension.class)
class ComposeJourneyTest {

    @TempDir Path folder;
    private final BackgroundTaskRunner tasks = new BackgroundTaskRunner(Platform::runLater);
    private Optional<Path> answer = Optional.empty();
    private Stage stage;

    @Start
    void start(Stage given) {
        stage = given;
        open(stage);
    }

    private void open(Stage on) {
        CreameryWindow window =
                new CreameryWindow(
                        on,
                        folder.resolve("config"),
                        folder,
                        tasks,
                        new Answers(),
                        new LogBuffer(),
                        context -> CreameryApplication.places(context, folder.resolve("config")));
        on.setWidth(990);
        on.setHeight(990);
        window.show();
    }

    @AfterEach
    void stop() {
        tasks.close();
    }

    @Test
    void quickIsComposedFromNothingSavedAndOpenedAgain(FxRobot robot) throws Exception {
        name(robot, "quick");
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

        waitForText(robot, "#summary-experiments", "24");
        waitForText(robot, "#summary-runs", "240");
        waitForText(robot, "#summary-epochs", "72\u2009000");
        Path file = folder.resolve("quick.json");
        answer = Optional.of(file);
        robot.interact(() -> accessible(robot, "Save sweep"));
        WaitForAsyncUtils.waitFor(10, TimeUnit.SECONDS, () -> Files.exists(file));

        Sweep saved = new SweepJson().read(Files.readString(file));
        assertThat(saved).isEqualTo(new BundledSweeps().named("quick").orElseThrow());

        robot.interact(() -> robot.lookup("#primary").queryButton().fire());
        waitForText(robot, "#summary-experiments", "0");
        robot.interact(() -> accessible(robot, "Open sweep…"));
        waitForText(robot, "#summary-experiments", "24");
        assertThat(field(robot, "sweep-name").getText()).isEqualTo("quick");
    }

    @Test
    void aTypingErrorInEveryFieldIsToldThereAndLosesNothing(FxRobot robot) {
        Map<Hyperparameter<?>, String> errors =
                Map.of(
                        Hyperparameters.DATASET, "two_mons",
                        Hyperparameters.SHAPE, "rectangel",
                        Hyperparameters.SIZE, "2^5..2^50",
                        Hyperparameters.DEPTH, "1",
                        Hyperparameters.LEARNING_RATE, "1e-5..1e-2",
                        Hyperparameters.BATCH_SIZE, "0",
                        Hyperparameters.LABEL_NOISE, "2",
                        Hyperparameters.KERNEL_REGULARIZER, "l3 1",
                        Hyperparameters.OPTIMIZER, "adam 0.9",
                        Hyperparameters.EPOCHS, "many");

        errors.forEach(
                (axis, text) -> {
                    type(robot, axis.column(), text);
                    assertThat(field(robot, "entry-" + axis.column()).getText()).isEqualTo(text);
                    assertThat(
                                    robot.from(robot.lookup("#axis-" + axis.column()).<Node>query())
                                            .lookup(".problem")
                                            .queryAs(Labeled.class)
                                            .getText())
                            .contains("'" + text + "'");
                });
        List<String> others =
                List.of("sweep-name", "sweep-repetitions", "sweep-seed", "most-per-run");
        for (String wrong : others) {
            robot.interact(() -> field(robot, wrong).setText("?"));
            assertThat(robot.lookup("#" + wrong + "-problem").queryAs(Labeled.class).getText())
                    .contains("'?'");
        }
        Map<String, String> typed = new HashMap<>();
        errors.forEach((axis, text) -> typed.put("entry-" + axis.column(), text));
        others.forEach(wrong -> typed.put(wrong, "?"));
        assertThat(texts(robot))
                .as("every field of the place")
                .containsExactlyEntriesOf(new TreeMap<>(typed));
        assertThat(robot.lookup("#launch").queryButton().isDisabled()).isTrue();
        assertThat(robot.lookup("#launch-obstacle").queryAs(Labeled.class).getText())
                .contains("two_mons", "rectangel", "many");

        robot.interact(stage::close);
        robot.interact(
                () -> {
                    stage = new Stage();
                    open(stage);
                });
        assertThat(texts(robot.targetWindow(stage))).containsExactlyEntriesOf(new TreeMap<>(typed));
    }

    /** What is typed in each field, by its id. */
    private static Map<String, String> texts(FxRobot robot) {
        Map<String, String> texts = new TreeMap<>();
        robot.from(robot.lookup(".compose").<Node>query())
                .lookup(".text-field")
                .<TextField>queryAll()
                .forEach(field -> texts.put(field.getId(), field.getText()));
        return texts;
    }

    @Test
    void whatWasComposedIsThereAgainAfterClosing(FxRobot robot) throws Exception {
        chip(robot, "dataset", "adult");
        name(robot, "half-done");
        robot.interact(stage::close);

        robot.interact(
                () -> {
                    stage = new Stage();
                    open(stage);
                });

        assertThat(field(robot.targetWindow(stage), "sweep-name").getText()).isEqualTo("half-done");
        assertThat(chipOf(robot, "dataset", "adult").isSelected()).isTrue();
    }

    @Test
    void undoTakesAChipBackAndRedoBringsItAgain(FxRobot robot) {
        chip(robot, "shape", "exponential");
        robot.interact(() -> accessible(robot, "Undo"));
        assertThat(chipOf(robot, "shape", "exponential").isSelected()).isFalse();

        robot.interact(() -> accessible(robot, "Redo"));
        assertThat(chipOf(robot, "shape", "exponential").isSelected()).isTrue();
    }

    private static void name(FxRobot robot, String name) {
        robot.interact(() -> field(robot, "sweep-name").setText(name));
    }

    /** Presses the chip of an axis that has this label. */
    private static void chip(FxRobot robot, String column, String label) {
        robot.interact(() -> chipOf(robot, column, label).fire());
    }

    private static ToggleButton chipOf(FxRobot robot, String column, String label) {
        return robot
                .from(robot.lookup("#axis-" + column).<Node>query())
                .lookup(".chip")
                .<ToggleButton>queryAll()
                .stream()
                .filter(chip -> chip.getText().equals(label))
                .findFirst()
                .orElseThrow();
    }

    private static void type(FxRobot robot, String column, String text) {
        robot.interact(() -> field(robot, "entry-" + column).requestFocus());
        robot.write(text, 0).type(KeyCode.ENTER);
    }

    private static TextField field(FxRobot robot, String id) {
        return robot.lookup("#" + id).queryAs(TextField.class);
    }

    private static void accessible(FxRobot robot, String text) {
        robot.lookup(".button").<Button>queryAll().stream()
                .filter(button -> text.equals(button.getAccessibleText()))
                .findFirst()
                .orElseThrow()
                .fire();
    }

    private static void waitForText(FxRobot robot, String query, String text)
            throws TimeoutException {
        WaitForAsyncUtils.waitFor(
                10,
                TimeUnit.SECONDS,
                () -> robot.lookup(query).queryAs(Labeled.class).getText().equals(text));
    }

    private final class Answers implements FileDialogs {
        @Override
        public Optional<Path> open(String title, String kind, List<String> patterns) {
            return answer;
        }

        @Override
        public Optional<Path> save(
                String title, String suggestedName, String kind, List<String> patterns) {
            return answer;
        }

        @Override
        public Optional<Path> folder(String title) {
            return answer;
        }
    }
}
