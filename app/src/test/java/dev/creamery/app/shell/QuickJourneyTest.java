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

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** From an empty window to curves. */
@ExtendWith(ApplicationExtension.class)
class QuickJourneyTest {

    /** A frame lasts 16 ms; a window that is busy for so long is felt to be frozen. */
    private static final Duration FROZEN = Duration.ofSeconds(1);

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
    void quickIsComposedFromNothingLaunchedAndWatchedUntilItsCurvesAreThere() throws Exception {
        try (ViewThreadProbe probe = new ViewThreadProbe()) {
            person.composeQuick();
            await(() -> person.text("#summary-experiments").equals("24"));
            person.fire("#launch");
            person.go("runs");

            await(() -> person.status("quick").equals("Running"));
            await(() -> person.text("#batch-pace").contains("epochs per second"));
            await(() -> person.legend().stream().anyMatch(name -> name.contains("epoch ")));
            await(() -> person.status("quick").equals("Finished"));
            await(() -> person.engineText().contains("Nothing is being trained"));
            await(() -> person.rows("#experiments") == 24);
            await(() -> person.legend().equals(List.of("10 finished runs", "Median")));
            person.go("compose");
            await(() -> person.text("#summary-done").startsWith("240 done"));

            assertThat(probe.longest()).isLessThan(FROZEN);
        }
    }
}
