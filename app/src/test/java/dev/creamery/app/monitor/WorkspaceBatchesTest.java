package dev.creamery.app.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.creamery.app.launch.EngineCommand;
import dev.creamery.app.launch.EngineProcesses;
import dev.creamery.app.monitor.BatchContents.ExperimentRow;
import dev.creamery.app.preferences.Preferences;
import dev.creamery.engine.store.Folders;
import dev.creamery.engine.store.Steering;
import dev.creamery.engine.sweep.Sweep;
import dev.creamery.engine.sweep.SweepJson;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** With a real engine, a process of its own. */
class WorkspaceBatchesTest {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @TempDir Path folder;
    private final EngineProcesses engines =
            new EngineProcesses(
                    EngineCommand.ofThisProcess(), () -> Preferences.defaults(Path.of("/nobody")));
    private final WorkspaceBatches batches =
            new WorkspaceBatches(
                    new WorkspaceBatches.Engines() {
                        @Override
                        public void goOn(String batch, Path workspace) throws IOException {
                            engines.goOn(batch, workspace);
                        }

                        @Override
                        public String lastWords(String batch, Path workspace) throws IOException {
                            return engines.lastWords(batch, workspace);
                        }
                    });

    @AfterEach
    void endTraining() throws Exception {
        engines.stop();
        Instant end = Instant.now().plus(PATIENCE);
        while (engines.running() > 0 && Instant.now().isBefore(end)) {
            Thread.sleep(100);
        }
    }

    @Test
    void aFolderThatIsNotThereHasNoBatchesAndIsNotMade() throws IOException {
        assertThat(batches.list(folder.resolve("missing"))).isEmpty();
        assertThat(folder.resolve("missing")).doesNotExist();
    }

    @Test
    void aBatchIsRunningUntilItIsStoppedAndThenCanGoOn() throws Exception {
        engines.launch(endless(), folder);
        assertThat(batches.list(folder).getFirst().atRest())
                .isEqualTo(
                        new BatchProgress(
                                "endless",
                                BatchStatus.RUNNING,
                                2,
                                4,
                                0,
                                0,
                                Steering.INITIAL,
                                Activity.NONE));
        awaitActivity();
        Activity activity = batches.list(folder).getFirst().activity();
        assertThat(activity.epochsPerSecond()).isPositive();
        assertThat(activity.runningRuns().keySet()).isSubsetOf(1L, 2L).isNotEmpty();
        assertThat(activity.running().getFirst().testLoss()[0][0]).isPositive();
        assertThatThrownBy(() -> batches.goOn(folder, "endless"))
                .hasMessageContaining("endless is being trained already");

        batches.stop(folder, "endless");
        awaitStatus(BatchStatus.PAUSED);
        assertThat(folder.resolve("batches/endless/live")).isEmptyDirectory();

        BatchProgress paused = batches.list(folder).getFirst();
        assertThat(paused.canGoOn()).isTrue();
        assertThat(paused.done()).isZero();
        BatchContents contents = batches.contents(folder, "endless");
        assertThat(contents.columns()).containsExactly("size");
        assertThat(contents.constants()).contains("dataset two_moons", "depth 2");
        assertThat(contents.experiments())
                .extracting(row -> row.values().getFirst())
                .containsExactly("2048", "4096");

        assertThat(batches.like(folder, "endless", Optional.empty())).isEqualTo(endless());
        ExperimentRow second = contents.experiments().getLast();
        Sweep alone = batches.like(folder, "endless", Optional.of(second.id()));
        assertThat(alone.experiments())
                .singleElement()
                .matches(one -> one.size() == 4096 && endless().contains(one));
        assertThat(alone.repetitions()).isEqualTo(endless().repetitions());

        Folders.delete(folder.resolve("batches/endless"));
        assertThat(batches.list(folder)).isEmpty();
        assertThatThrownBy(() -> batches.contents(folder, "endless"))
                .hasMessageContaining("there is no batch endless in " + folder);
    }

    private void awaitActivity() throws Exception {
        Instant end = Instant.now().plus(PATIENCE);
        while (batches.list(folder).getFirst().activity().running().isEmpty()
                && Instant.now().isBefore(end)) {
            Thread.sleep(100);
        }
    }

    private void awaitStatus(BatchStatus wanted) throws Exception {
        Instant end = Instant.now().plus(PATIENCE);
        while (batches.list(folder).getFirst().status() != wanted && Instant.now().isBefore(end)) {
            Thread.sleep(100);
        }
        assertThat(batches.list(folder).getFirst().status()).isEqualTo(wanted);
    }

    private static Sweep endless() {
        return new SweepJson()
                .read(
                        """
                        {"name": "endless", "repetitions": 2, "seed": 1,
                         "cubes": [{"dataset": ["two_moons"], "shape": ["rectangle"],
                                    "size": [2048, 4096], "depth": [2], "learning_rate": [0.01],
                                    "epochs": [30000]}]}
                        """);
    }
}
