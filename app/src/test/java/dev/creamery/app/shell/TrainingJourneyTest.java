package dev.creamery.app.shell;

import static dev.creamery.app.shell.Person.await;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.stage.Stage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A person steers what engines, processes of their own, train. */
@ExtendWith(ApplicationExtension.class)
class TrainingJourneyTest {

    @TempDir Path folder;
    private Person person;

    @Start
    void start(Stage stage) {
        person = new Person(folder, stage);
    }

    @AfterEach
    void stop() {
        person.close();
    }

    @Test
    void aBatchIsPausedTheWindowClosedAndOpenedAgainAndTheBatchGoesOn() throws Exception {
        person.launch(person.sweep("two_moons", 3, 20_000));
        await(() -> person.status("moons").equals("Running"));
        person.fire("#pause-batch");
        await(() -> person.status("moons").equals("Paused"));

        person.leave();
        person.openAgain();
        assertThat(person.window().shell().place().get()).isEqualTo("runs");
        await(() -> person.status("moons").equals("Paused"));
        person.fire("#resume-batch");

        await(() -> person.status("moons").equals("Finished"));
        assertThat(person.text(".batch-title")).isEqualTo("moons · 6 / 6 runs");
    }

    @Test
    void closingTheWindowAsksWhetherTrainingGoesOn() throws Exception {
        person.launch(person.sweep("two_moons", 2, 30_000));
        await(() -> person.status("moons").equals("Running"));

        person.requestClose();
        assertThat(person.stage().isShowing()).isTrue();
        await(() -> person.sees("#close-stop"));
        person.fire("#close-stop");

        await(() -> !person.stage().isShowing());
        person.openAgain();
        await(() -> person.status("moons").equals("Paused"));
        person.requestClose(); // nothing is in training: it does not ask
        assertThat(person.stage().isShowing()).isFalse();
    }

    @Test
    void aFailingDatasetIsToldWithItsRemedyAndItsRunsAreTriedAgain() throws Exception {
        StringBuilder text = new StringBuilder("a,b,target\n");
        for (int row = 0; row < 60; row++) {
            text.append("%d,%d,%d\n".formatted(row, 37 * row % 61, row % 2));
        }
        Path data = Files.writeString(folder.resolve("own.csv"), text);
        person.launch(person.sweep(data + "?target=target&task=classification", 1, 3));
        await(() -> person.status("moons").equals("Finished"));

        Path away = Files.move(data, folder.resolve("away.csv"));
        person.fire("#add-repetitions");
        person.fire("#train-more");
        await(() -> person.text(".batch-title").contains("20 failed"));
        await(() -> person.sees(".failure"));
        List<String> told = person.texts(".failure .label");
        assertThat(told)
                .anyMatch(
                        line ->
                                line.startsWith("20 runs failed: there is no file " + data)
                                        && line.contains("give the path"));

        Files.move(away, data);
        await(() -> person.status("moons").equals("Finished"));
        person.fire(".retry-cause");
        await(() -> person.text(".batch-title").equals("moons · 22 / 22 runs"));
        await(() -> !person.sees(".failure"));
    }
}
