package dev.creamery.engine.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.creamery.engine.data.PreparedDataset;
import dev.creamery.engine.store.Batch;
import dev.creamery.engine.store.BatchState;
import dev.creamery.engine.store.BatchTakenException;
import dev.creamery.engine.store.Control;
import dev.creamery.engine.store.DuckDb;
import dev.creamery.engine.store.EngineSeat;
import dev.creamery.engine.store.ParquetParts;
import dev.creamery.engine.store.RunFailure;
import dev.creamery.engine.store.Workspace;
import dev.creamery.engine.sweep.InvalidValueException;
import dev.creamery.engine.sweep.Sweep;
import dev.creamery.engine.train.Trainer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

class SweepLaunchTest {

    private static final Sweep SWEEP = Samples.sweep("study", 3, "\"banana\"", "64, 256", 4);

    @TempDir Path folder;
    private final StopSignal stop = new StopSignal();
    private final List<LaunchPlan> plans = new ArrayList<>();

    @Test
    void everyRunIsTrainedAndRecordedOnce() throws Exception {
        LaunchOutcome outcome = launch(SWEEP, new FakeTrainer());
        assertThat(outcome).returns(6, LaunchOutcome::done).returns(0, LaunchOutcome::left);
        assertThat(outcome.stopped()).isEmpty();
        assertThat(state().finishedRuns()).isEqualTo(6);
        assertThat(losses(1)).hasSize(3).allMatch(loss -> loss.length == 4);
    }

    @Test
    void whatATrainerMeasuredIsInTheParts() throws Exception {
        launch(SWEEP, new FakeTrainer());
        var runs = new MissingRuns(SWEEP, emptyState()).of(batch().manifest()).getFirst().runs();
        assertThat(losses(1))
                .containsExactlyInAnyOrder(
                        runs.stream()
                                .map(
                                        run -> {
                                            float[] loss = new float[4];
                                            for (int epoch = 1; epoch <= 4; epoch++) {
                                                loss[epoch - 1] =
                                                        FakeTrainer.value(run.seed(), epoch);
                                            }
                                            return loss;
                                        })
                                .toArray(float[][]::new));
    }

    @Test
    void launchedAgainNothingIsLeftToDo() throws Exception {
        launch(SWEEP, new FakeTrainer());
        assertThat(launch(SWEEP, neverTrains()).missing()).isZero();
        assertThat(plans.get(1)).returns(6, LaunchPlan::runs).returns(0, LaunchPlan::missing);
    }

    @Test
    void anotherSweepWithTheSameExperimentsRunsOnlyWhatIsMissing() throws Exception {
        launch(SWEEP, new FakeTrainer());
        Sweep more = Samples.sweep("more", 5, "\"banana\"", "64, 256, 1024", 4);
        assertThat(launch(more, new FakeTrainer()).done()).isEqualTo(2 + 2 + 5);
        assertThat(losses(1)).hasSize(5);
        assertThat(losses(3)).hasSize(5);
    }

    @Test
    void aDatasetThatIsMissingFailsItsRunsAndNoOthers() throws Exception {
        Sweep sweep = Samples.sweep("study", 2, "\"banana\", \"splice\"", "1024", 4);
        LaunchOutcome outcome = launch(sweep, new FakeTrainer(), withoutSplice());
        assertThat(outcome).returns(2, LaunchOutcome::done).returns(2, LaunchOutcome::failed);
        assertThat(outcome.failures())
                .containsEntry(new RunFailure("data", "splice is nowhere; fetch it", ""), 2);
        assertThat(state().failed()).hasSize(2);
    }

    @Test
    void failedRunsAreTriedAgainByTheNextLaunch() throws Exception {
        Sweep sweep = Samples.sweep("study", 2, "\"banana\", \"splice\"", "1024", 4);
        launch(sweep, new FakeTrainer(), withoutSplice());
        assertThat(launch(sweep, new FakeTrainer()).done()).isEqualTo(2);
        assertThat(state().failed()).isEmpty();
        assertThat(state().finishedRuns()).isEqualTo(4);
    }

    @Test
    void anErrorInTrainingFailsThatGroupAndTheRestGoesOn() throws Exception {
        long large = Samples.planned("banana", 256, 4).network().numFreeParameters();
        Trainer breaking =
                new FakeTrainer(
                        (job, epoch) -> {
                            if (job.network().numFreeParameters() == large && epoch == 3) {
                                throw new OutOfMemoryError("no room");
                            }
                        });
        LaunchOutcome outcome = launch(SWEEP, breaking);
        assertThat(outcome).returns(3, LaunchOutcome::done).returns(3, LaunchOutcome::failed);
        assertThat(outcome.failures().keySet())
                .allSatisfy(
                        failure -> {
                            assertThat(failure.kind()).isEqualTo("memory");
                            assertThat(failure.message()).contains("no room");
                            assertThat(failure.remedy()).contains("-Xmx");
                        });
    }

    @Test
    void aStopAbandonsWhatIsInTrainingAndTheNextLaunchFinishesIt() throws Exception {
        Trainer stopping =
                new FakeTrainer(
                        (job, epoch) -> {
                            if (epoch == 2) {
                                stop.request(StopSignal.Reason.INTERRUPTED);
                            }
                        });
        LaunchOutcome outcome = launch(SWEEP, stopping);
        assertThat(outcome.stopped()).contains(StopSignal.Reason.INTERRUPTED);
        assertThat(outcome).returns(0, LaunchOutcome::done).returns(6, LaunchOutcome::left);
        assertThat(new SweepLaunchTest().in(folder).launch(SWEEP, new FakeTrainer()).done())
                .isEqualTo(6);
    }

    @Test
    void aPausedBatchStops() throws Exception {
        Trainer pausing =
                new FakeTrainer(
                        (job, epoch) -> {
                            pause();
                        });
        Sweep sweep = Samples.sweep("study", 3, "\"banana\"", "64, 256", 10000);
        LaunchOutcome outcome = launch(sweep, pausing);
        assertThat(outcome.stopped()).contains(StopSignal.Reason.PAUSED);
        assertThat(outcome.left()).isEqualTo(6);
    }

    @Test
    void aBatchThatAnotherEngineRunsIsRefused() throws Exception {
        launch(SWEEP, new FakeTrainer());
        try (EngineSeat _ = batch().take("other", Instant.EPOCH)) {
            assertThatThrownBy(() -> launch(SWEEP, new FakeTrainer()))
                    .isInstanceOf(BatchTakenException.class);
        }
    }

    @Test
    void afterALaunchAFewPartsAreLeft() throws Exception {
        launch(SWEEP, new FakeTrainer());
        launch(Samples.sweep("study", 3, "\"banana\"", "64, 256", 4), neverTrains());
        assertThat(parts()).hasSize(1);
        assertThat(state().parts())
                .containsExactly(
                        folder.relativize(parts().getFirst()).toString().replace('\\', '/'));
    }

    @Test
    void aPartThatNoJournalKnowsIsSetAside() throws Exception {
        launch(SWEEP, new FakeTrainer());
        Path stray = folder.resolve("repetitions/study/stray.parquet");
        Files.copy(parts().getFirst(), stray);
        Files.writeString(stray.resolveSibling("half.parquet.1.tmp"), "PAR1");
        launch(SWEEP, neverTrains());
        assertThat(parts()).hasSize(1).doesNotContain(stray);
        assertThat(plans.getLast().lost())
                .extracting(part -> part.now().orElseThrow())
                .containsExactly(folder.resolve("set-aside/repetitions/study/stray.parquet"));
    }

    @Test
    void whenResultsCannotBeWrittenTrainingStopsAndSaysWhy() throws Exception {
        Trainer sabotaging =
                new FakeTrainer(
                        (job, epoch) -> {
                            replaceByFile(folder.resolve("repetitions/study"));
                        });
        LaunchOutcome outcome = launch(SWEEP, sabotaging);
        assertThat(outcome.stopped()).contains(StopSignal.Reason.STORAGE);
        assertThat(outcome.storage().orElseThrow()).contains("study");
        assertThat(outcome.done()).isZero();
        Files.delete(folder.resolve("repetitions/study"));
        assertThat(new SweepLaunchTest().in(folder).launch(SWEEP, new FakeTrainer()).done())
                .isEqualTo(6);
    }

    private SweepLaunchTest in(Path workspace) {
        folder = workspace;
        return this;
    }

    private LaunchOutcome launch(Sweep sweep, Trainer trainer) throws Exception {
        return launch(sweep, trainer, new DatasetCache(Samples::zeros));
    }

    private LaunchOutcome launch(Sweep sweep, Trainer trainer, DatasetCache datasets)
            throws Exception {
        SweepLaunch launch =
                new SweepLaunch(
                        workspace(),
                        Samples.planner(),
                        datasets,
                        trainer,
                        () -> new CostModel(1e-3, 0, 0),
                        EngineIdentity.ofThisProcess("test"),
                        2,
                        stop);
        return launch.run(
                sweep,
                new LaunchWatcher() {
                    @Override
                    public void planned(LaunchPlan plan) {
                        plans.add(plan);
                    }

                    @Override
                    public void progress(Progress progress) {
                        assertThat(progress.done() + progress.failed())
                                .isLessThanOrEqualTo(progress.runs());
                    }

                    @Override
                    public void summarizing() {}
                });
    }

    private static DatasetCache withoutSplice() {
        return new DatasetCache(SweepLaunchTest::notSplice);
    }

    private static PreparedDataset notSplice(String name) {
        if (name.equals("splice")) {
            throw new InvalidValueException("splice is nowhere; fetch it");
        }
        return Samples.zeros(name);
    }

    private static Trainer neverTrains() {
        return new FakeTrainer(
                (job, epoch) -> {
                    throw new IllegalStateException("must not train");
                });
    }

    private void pause() {
        try {
            batch().setControl(Control.PAUSED);
            Thread.sleep(1);
        } catch (IOException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static void replaceByFile(Path folder) {
        try {
            if (Files.isDirectory(folder)) {
                Files.delete(folder);
                Files.writeString(folder, "in the way");
            }
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private Workspace workspace() throws IOException {
        return Workspace.open(folder);
    }

    private Batch batch() throws IOException {
        return workspace().batches().stream()
                .filter(one -> one.name().equals("study"))
                .findFirst()
                .orElseThrow();
    }

    private BatchState state() throws IOException {
        return workspace().state();
    }

    private static BatchState emptyState() {
        return new BatchState(Map.of(), Map.of(), Set.of(), Set.of(), Set.of());
    }

    private List<Path> parts() throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("repetitions"))) {
            return files.filter(file -> file.toString().endsWith(".parquet")).toList();
        }
    }

    private List<float[]> losses(long experiment) throws IOException {
        try (DuckDb database = DuckDb.inMemory(256, 1, folder.resolve(".temporary"))) {
            return new ParquetParts(database)
                    .read(parts(), experiment, List.of("val_loss")).stream()
                            .map(run -> run.curves()[0])
                            .toList();
        }
    }
}
