package dev.creamery.engine.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.creamery.engine.data.PreparedDataset;
import dev.creamery.engine.schedule.BatchReport.Phase;
import dev.creamery.engine.store.Batch;
import dev.creamery.engine.store.Control;
import dev.creamery.engine.store.EngineSeat;
import dev.creamery.engine.store.JournalEntry;
import dev.creamery.engine.store.RunOrder;
import dev.creamery.engine.store.Workspace;
import dev.creamery.engine.sweep.InvalidValueException;
import dev.creamery.engine.sweep.Sweep;
import dev.creamery.engine.train.Trainer;
import dev.creamery.engine.train.TrainingJob;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/** People steer a batch while an engine trains it, in a thread of its own. */
@Timeout(60)
class SteeredLaunchTest {

    /** Ticks of the engine within which it has looked at what people want. */
    private static final int ONE_LOOK = 5;

    @TempDir Path folder;
    private final ExecutorService engine = Executors.newSingleThreadExecutor();
    private final Semaphore ticks = new Semaphore(0);
    private final Semaphore waiting = new Semaphore(0);
    private final StopSignal stop = new StopSignal();
    private final AtomicBoolean spliceIsThere = new AtomicBoolean();
    private Workspace workspace;
    private BatchSteering steering;

    @BeforeEach
    void open() throws IOException {
        workspace = Workspace.open(folder);
        steering = new BatchSteering(workspace);
    }

    @AfterEach
    void end() {
        stop.request(StopSignal.Reason.INTERRUPTED);
        engine.close();
    }

    @Test
    void theOrderChangesWithTheNextGroup() throws Exception {
        Gate gate = new Gate();
        Sweep sweep = Samples.sweep("study", 1, "\"banana\"", "64, 256, 1024, 4096", 1);
        Future<LaunchOutcome> launch = launch(sweep, gate.trainer(), 1);
        gate.awaitBegun(1);
        steering.setOrder(batch(), RunOrder.SMALL_FIRST);
        awaitLook();
        gate.open();
        assertThat(launch.get().done()).isEqualTo(4);
        assertThat(gate.parameters).hasSize(4);
        assertThat(gate.parameters.getFirst()).isEqualTo(Collections.max(gate.parameters));
        assertThat(gate.parameters.subList(1, 4)).isSorted();
    }

    @Test
    void moreThreadsBeginAtOnceAndThoseTooManyEnd() throws Exception {
        Gate gate = new Gate();
        Sweep sweep = Samples.sweep("study", 30, "\"banana\"", "64, 256, 1024, 4096", 1);
        Future<LaunchOutcome> launch = launch(sweep, gate.trainer(), 1);
        gate.awaitBegun(1);
        assertThat(gate.training).hasValue(1);
        steering.setThreads(batch(), OptionalInt.of(3));
        gate.awaitBegun(2);
        assertThat(gate.training).hasValue(3);
        steering.setThreads(batch(), OptionalInt.of(1));
        awaitLook();
        gate.pass.release(3);
        gate.awaitBegun(1);
        assertThat(gate.training).hasValue(1);
        gate.most.set(0);
        gate.open();
        assertThat(launch.get().done()).isEqualTo(120);
        assertThat(gate.most).hasValueLessThanOrEqualTo(1);
    }

    @Test
    void aThreadTooManyEndsWithTheEpochAndAnotherGoesOnWithItsRuns() throws Exception {
        Semaphore begun = new Semaphore(0);
        Semaphore pass = new Semaphore(0);
        AtomicInteger epochs = new AtomicInteger();
        Trainer trainer =
                new FakeTrainer(
                        (_, epoch) -> {
                            epochs.incrementAndGet();
                            if (epoch == 2) {
                                begun.release();
                                pass.acquireUninterruptibly();
                            }
                        });
        Sweep sweep = Samples.sweep("study", 1, "\"banana\"", "64, 256", 5);
        Future<LaunchOutcome> launch = launch(sweep, trainer, 2);
        begun.acquire(2);
        steering.setThreads(batch(), OptionalInt.of(1));
        awaitLook();
        pass.release(2);
        assertThat(launch.get().done()).isEqualTo(2);
        assertThat(epochs).as("no epoch is trained twice").hasValue(2 * 5);
        assertThat(batch().entries())
                .filteredOn(JournalEntry.Resumed.class::isInstance)
                .singleElement()
                .satisfies(
                        entry -> assertThat(((JournalEntry.Resumed) entry).epoch()).isEqualTo(2));
    }

    @Test
    void failedRunsAreTriedAgainByTheEngineAtWork() throws Exception {
        Gate gate = new Gate();
        Sweep sweep = Samples.sweep("study", 2, "\"banana\", \"splice\"", "1024", 1);
        Future<LaunchOutcome> launch = launch(sweep, gate.trainer(), 1);
        gate.awaitBegun(1);
        while (steering.status(batch()).failed() < 2) {
            gate.pass.release(); // splice comes last, if it does not come first
            awaitTick();
        }
        assertThat(steering.retryCause(batch(), "nowhere")).isEqualTo(2);
        spliceIsThere.set(true);
        gate.open();
        LaunchOutcome outcome = launch.get();
        assertThat(outcome).returns(4, LaunchOutcome::done).returns(0, LaunchOutcome::failed);
        assertThat(outcome.failures()).isEmpty();
        assertThat(steering.status(batch()))
                .returns(4, BatchReport::done)
                .returns(Phase.FINISHED, BatchReport::phase);
    }

    @Test
    void repetitionsAreAddedToWhatTheEngineAtWorkTrains() throws Exception {
        Gate gate = new Gate();
        Sweep sweep = Samples.sweep("study", 1, "\"banana\"", "64, 256", 1);
        Future<LaunchOutcome> launch = launch(sweep, gate.trainer(), 1);
        gate.awaitBegun(1);
        steering.addRepetitions(batch(), 2);
        gate.open();
        assertThat(launch.get()).returns(6, LaunchOutcome::done).returns(6, LaunchOutcome::missing);
        assertThat(workspace.state().finishedRuns()).isEqualTo(6);
    }

    @Test
    void aCancelledBatchIsNotLaunchedUntilItIsResumed() throws Exception {
        Sweep sweep = Samples.sweep("study", 1, "\"banana\"", "64, 256", 1);
        workspace.launch(sweep, () -> Samples.planner().plan(sweep));
        steering.cancel(batch());
        assertThatThrownBy(() -> launcher(new FakeTrainer(), 1).run(sweep, watcher()))
                .isInstanceOf(CancelledBatchException.class)
                .hasMessageContaining("study was cancelled")
                .hasMessageContaining("creamery resume study");
        assertThat(launcher(new FakeTrainer(), 1).resume(batch(), same(), watcher()).done())
                .isEqualTo(2);
        assertThat(batch().control()).isEqualTo(Control.RUNNING);
    }

    @Test
    void whoResumesABatchThatIsStoppingWaitsForItsEngine() throws Exception {
        Sweep sweep = Samples.sweep("study", 1, "\"banana\"", "64, 256", 1);
        workspace.launch(sweep, () -> Samples.planner().plan(sweep));
        Future<LaunchOutcome> resumed;
        try (EngineSeat _ = batch().take("stopping", Instant.now())) {
            steering.pause(batch());
            resumed =
                    engine.submit(
                            () ->
                                    launcher(new FakeTrainer(), 1)
                                            .resume(batch(), same(), watcher()));
            waiting.acquire();
            assertThat(batch().control()).isEqualTo(Control.PAUSED);
        }
        assertThat(resumed.get().done()).isEqualTo(2);
        assertThat(batch().control()).isEqualTo(Control.RUNNING);
    }

    @Test
    void whoResumesABatchLeavesItsFailedRunsAlone() throws Exception {
        Sweep sweep = Samples.sweep("study", 2, "\"banana\", \"splice\"", "1024", 1);
        launcher(new FakeTrainer(), 1).run(sweep, watcher());
        spliceIsThere.set(true);
        assertThat(launcher(new FakeTrainer(), 1).resume(batch(), same(), watcher()).missing())
                .isZero();
        steering.retry(batch());
        assertThat(launcher(new FakeTrainer(), 1).resume(batch(), same(), watcher()).done())
                .isEqualTo(2);
    }

    @Test
    void whatTheBatchIsSteeredToOutlivesItsEngine() throws Exception {
        Sweep sweep = Samples.sweep("study", 1, "\"banana\"", "64, 256", 1);
        launcher(new FakeTrainer(), 1)
                .run(
                        sweep,
                        before -> before.withPriority(3).withOrder(RunOrder.SMALL_FIRST),
                        watcher());
        assertThat(batch().steering())
                .returns(3, wanted -> wanted.priority())
                .returns(RunOrder.SMALL_FIRST, wanted -> wanted.order());
    }

    /** Lets training of a group begin only when the test says so. */
    private static final class Gate {
        private final Semaphore begun = new Semaphore(0);
        private final Semaphore pass = new Semaphore(0);
        private final AtomicInteger training = new AtomicInteger();
        private final AtomicInteger most = new AtomicInteger();
        private final List<Long> parameters = Collections.synchronizedList(new ArrayList<>());

        Trainer trainer() {
            return new FakeTrainer((job, _) -> train(job));
        }

        private void train(TrainingJob job) {
            parameters.add(job.network().numFreeParameters());
            training.incrementAndGet();
            begun.release();
            pass.acquireUninterruptibly();
            int now = training.getAndDecrement();
            most.accumulateAndGet(now, Math::max);
        }

        void awaitBegun(int groups) throws InterruptedException {
            begun.acquire(groups);
        }

        void open() {
            pass.release(1_000_000);
        }
    }

    private void awaitTick() throws InterruptedException {
        ticks.drainPermits();
        ticks.acquire();
    }

    private void awaitLook() throws InterruptedException {
        ticks.drainPermits();
        ticks.acquire(ONE_LOOK);
    }

    private Future<LaunchOutcome> launch(Sweep sweep, Trainer trainer, int threads) {
        return engine.submit(() -> launcher(trainer, threads).run(sweep, watcher()));
    }

    private static <T> UnaryOperator<T> same() {
        return UnaryOperator.identity();
    }

    private SweepLaunch launcher(Trainer trainer, int threads) {
        return new SweepLaunch(
                workspace,
                Samples.planner(),
                new DatasetCache(this::dataset),
                trainer,
                () -> new CostModel(1e-3, 1e-9, 0),
                EngineIdentity.ofThisProcess("test"),
                threads,
                stop);
    }

    private PreparedDataset dataset(String name) {
        if (name.equals("splice") && !spliceIsThere.get()) {
            throw new InvalidValueException("splice is nowhere; fetch it");
        }
        return Samples.zeros(name);
    }

    private LaunchWatcher watcher() {
        return new LaunchWatcher() {
            @Override
            public void waiting(String batch, String holder) {
                waiting.release();
            }

            @Override
            public void planned(LaunchPlan plan) {}

            @Override
            public void progress(Progress progress) {
                assertThat(progress.done() + progress.failed())
                        .isLessThanOrEqualTo(progress.runs());
                ticks.release();
            }

            @Override
            public void summarizing() {}
        };
    }

    private Batch batch() {
        return workspace.batch("study");
    }
}
