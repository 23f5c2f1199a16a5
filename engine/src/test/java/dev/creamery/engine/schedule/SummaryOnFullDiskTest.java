package dev.creamery.engine.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.creamery.engine.SmallDisk;
import dev.creamery.engine.store.Batch;
import dev.creamery.engine.store.Workspace;
import dev.creamery.engine.summary.Summarizer;
import dev.creamery.engine.sweep.Sweep;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** All is trained, and then the disk is really full when the summary is to be written. */
@Timeout(60)
class SummaryOnFullDiskTest {

    private static final Sweep SWEEP = Samples.sweep("study", 2, "\"banana\"", "64, 256", 3);

    @TempDir Path folder;
    private final StopSignal stop = new StopSignal();
    private Optional<String> told = Optional.empty();
    private Path filler = Path.of("");

    @Test
    void whoAsksHearsWhatItWaitsForAndThenItIsMade() throws Exception {
        try (SmallDisk disk = SmallDisk.mount(folder, 8)) {
            LaunchOutcome outcome =
                    launch(
                            disk,
                            () -> {
                                told = status().waitingFor();
                                if (told.isPresent()) {
                                    Files.deleteIfExists(filler);
                                }
                            });
            assertThat(told).hasValueSatisfying(SummaryOnFullDiskTest::hasTheRemedy);
            assertThat(outcome.storage()).isEmpty();
            assertThat(outcome.summary()).hasValueSatisfying(this::isOfBothExperiments);
            assertThat(status().waitingFor()).isEmpty();
        }
    }

    @Test
    void aPauseEndsTheWaiting() throws Exception {
        try (SmallDisk disk = SmallDisk.mount(folder, 8)) {
            LaunchOutcome outcome =
                    launch(
                            disk,
                            () -> {
                                Files.delete(filler); // another process finds room, for a moment
                                new BatchSteering(workspace()).pause(batch());
                                filler = disk.fill();
                            });
            assertThat(outcome.done()).isEqualTo(4);
            assertThat(outcome.summary()).isEmpty();
            assertThat(outcome.storage())
                    .hasValueSatisfying(why -> assertThat(why).contains("no room is left"));
        }
    }

    private static void hasTheRemedy(String told) {
        assertThat(told).startsWith("waiting for room on the disk of").contains("delete or move");
    }

    private void isOfBothExperiments(Summarizer.Report report) {
        assertThat(report.experiments()).isEqualTo(2);
        assertThat(folder.resolve("summary")).isDirectoryContaining("glob:**.parquet");
    }

    private BatchReport status() throws IOException {
        return new BatchSteering(workspace()).status(batch());
    }

    private Batch batch() throws IOException {
        return workspace().batch("study");
    }

    private Workspace workspace() throws IOException {
        return Workspace.open(folder);
    }

    private LaunchOutcome launch(SmallDisk disk, Waiting waiting) throws Exception {
        return new SweepLaunch(
                        workspace(),
                        Samples.planner(),
                        new DatasetCache(Samples::zeros),
                        new FakeTrainer(),
                        () -> new CostModel(1e-3, 1e-9, 0),
                        EngineIdentity.ofThisProcess("test"),
                        1,
                        stop)
                .run(
                        SWEEP,
                        new LaunchWatcher() {
                            @Override
                            public void planned(LaunchPlan plan) {}

                            @Override
                            public void progress(Progress progress) {
                                if (progress.waitingFor().isPresent()) {
                                    run(waiting);
                                }
                            }

                            @Override
                            public void summarizing() {
                                run(() -> filler = disk.fill());
                            }
                        });
    }

    private interface Waiting {
        void now() throws IOException;
    }

    private static void run(Waiting waiting) {
        try {
            waiting.now();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
