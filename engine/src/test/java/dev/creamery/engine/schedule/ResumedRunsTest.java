package dev.creamery.engine.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.creamery.engine.store.Batch;
import dev.creamery.engine.store.DuckDb;
import dev.creamery.engine.store.JournalEntry;
import dev.creamery.engine.store.ParquetParts;
import dev.creamery.engine.store.Workspace;
import dev.creamery.engine.sweep.Sweep;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Launches that are stopped, and those that go on with their runs. */
class ResumedRunsTest {

    private static final int EPOCHS = 10;
    private static final Sweep SWEEP = Samples.sweep("study", 3, "\"banana\"", "64", EPOCHS);

    @TempDir Path folder;

    /** Epochs that were trained, by seed, over all launches. */
    private final Map<Long, Integer> trained = new ConcurrentHashMap<>();

    @Test
    void aStopLosesNoEpoch() throws Exception {
        assertThat(launch(SWEEP, 4).stopped()).contains(StopSignal.Reason.PAUSED);
        assertThat(checkpoints()).hasSize(3);
        assertThat(launch(SWEEP, 9).left()).isEqualTo(3);
        assertThat(launch(SWEEP, Integer.MAX_VALUE).done()).isEqualTo(3);
        assertThat(trained.values()).hasSize(3).containsOnly(EPOCHS);
        assertThat(resumed()).isEqualTo(List.of(4, 9));
        assertHistoriesAreWhole(3);
        assertThat(checkpoints()).isEmpty();
    }

    @Test
    void runsThatJoinLaterBeginAtTheirFirstEpoch() throws Exception {
        launch(SWEEP, 4);
        Sweep more = Samples.sweep("study", 5, "\"banana\"", "64", EPOCHS);
        assertThat(launch(more, Integer.MAX_VALUE).done()).isEqualTo(5);
        assertThat(trained.values()).hasSize(5).containsOnly(EPOCHS);
        assertHistoriesAreWhole(5);
    }

    @Test
    void aRunWhoseCheckpointIsDamagedStartsOver() throws Exception {
        launch(SWEEP, 4);
        Path damaged = checkpoints().getFirst();
        byte[] bytes = Files.readAllBytes(damaged);
        bytes[bytes.length / 2] ^= 1;
        Files.write(damaged, bytes);
        assertThat(launch(SWEEP, Integer.MAX_VALUE).done()).isEqualTo(3);
        assertThat(trained.values()).containsExactlyInAnyOrder(EPOCHS, EPOCHS, EPOCHS + 4);
        assertHistoriesAreWhole(3);
    }

    @Test
    void aRunThatFailedGoesOnWhereItWasSaved() throws Exception {
        launch(
                SWEEP,
                Duration.ZERO,
                new StopSignal(),
                new FakeTrainer(
                        (job, epoch) -> {
                            if (epoch == 6) {
                                throw new OutOfMemoryError("for once");
                            }
                        }));
        assertThat(launch(SWEEP, Integer.MAX_VALUE).done()).isEqualTo(3);
        assertThat(resumed()).hasSize(1);
        int saved = resumed().getFirst(); // not the last one, if saving takes long
        assertThat(saved).isBetween(1, 5);
        assertThat(trained.values()).hasSize(3).containsOnly(EPOCHS - saved);
        assertHistoriesAreWhole(3);
    }

    /** Trains, and pauses at the end of that epoch. */
    private LaunchOutcome launch(Sweep sweep, int lastEpoch) throws Exception {
        StopSignal stop = new StopSignal();
        FakeTrainer trainer =
                new FakeTrainer(
                        (job, epoch) -> {
                            job.runs().forEach(run -> trained.merge(run.seed(), 1, Integer::sum));
                            if (epoch == lastEpoch) {
                                stop.request(StopSignal.Reason.PAUSED);
                            }
                        });
        return launch(sweep, Duration.ofHours(1), stop, trainer);
    }

    private LaunchOutcome launch(
            Sweep sweep, Duration interval, StopSignal stop, FakeTrainer trainer) throws Exception {
        return new SweepLaunch(
                        Workspace.open(folder),
                        Samples.planner(),
                        new DatasetCache(Samples::zeros),
                        trainer,
                        () -> new CostModel(1e-3, 0, 0),
                        EngineIdentity.ofThisProcess("test"),
                        1,
                        interval,
                        stop)
                .run(sweep, new Unheard());
    }

    private static final class Unheard implements LaunchWatcher {
        @Override
        public void planned(LaunchPlan plan) {}

        @Override
        public void progress(Progress progress) {}

        @Override
        public void summarizing() {}
    }

    private Batch batch() throws IOException {
        return Workspace.open(folder).batch("study");
    }

    private List<Integer> resumed() throws IOException {
        return batch().entries().stream()
                .filter(JournalEntry.Resumed.class::isInstance)
                .map(entry -> ((JournalEntry.Resumed) entry).epoch())
                .toList();
    }

    private List<Path> checkpoints() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("batches/study/checkpoints"))) {
            return files.sorted().toList();
        }
    }

    private void assertHistoriesAreWhole(int runs) throws IOException {
        List<Path> parts;
        try (Stream<Path> files = Files.walk(folder.resolve("repetitions"))) {
            parts = files.filter(file -> file.toString().endsWith(".parquet")).toList();
        }
        try (DuckDb database = DuckDb.inMemory(256, 1, folder.resolve(".temporary"))) {
            assertThat(new ParquetParts(database).read(parts, 1, List.of("val_loss")))
                    .hasSize(runs)
                    .allSatisfy(
                            run -> {
                                float[] loss = run.curves()[0];
                                assertThat(loss).hasSize(EPOCHS);
                                float ofSeed = loss[0] - 1;
                                for (int epoch = 1; epoch <= EPOCHS; epoch++) {
                                    assertThat(loss[epoch - 1]).isEqualTo(ofSeed + 1f / epoch);
                                }
                            });
        }
    }
}
