package dev.creamery.engine.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.creamery.engine.store.BatchState;
import dev.creamery.engine.store.FailedRun;
import dev.creamery.engine.store.RunFailure;
import dev.creamery.engine.store.Workspace;
import dev.creamery.engine.sweep.PlannedExperiment;
import dev.creamery.engine.sweep.Sweep;
import dev.creamery.engine.sweep.SweepJson;
import dev.creamery.engine.train.MemoryNeed;
import dev.creamery.engine.train.RunHistory;
import dev.creamery.engine.train.RunState;
import dev.creamery.engine.train.Trainer;
import dev.creamery.engine.train.TrainingJob;
import dev.creamery.engine.train.TrainingSession;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Runs for which this machine has too little memory, or too little for several at a time. */
class RefusedRunsTest {

    private static final Sweep SWEEP =
            Samples.sweep("study", 3, "\"two_moons?rows=40\"", "64, 256", 4);

    @TempDir Path folder;

    @Test
    void aRunThatCannotFitHasFailedBeforeItStartsAndTheOthersGoOn() throws Exception {
        long large = parameters(256);
        Hungry hungry = new Hungry(large, Runtime.getRuntime().maxMemory());
        LaunchOutcome outcome = launch(hungry);
        assertThat(outcome.done()).isEqualTo(3);
        assertThat(outcome.failures()).hasSize(1).containsValue(3);
        RunFailure failure = outcome.failures().keySet().iterator().next();
        assertThat(failure.kind()).isEqualTo("memory");
        assertThat(failure.message()).contains("a run of " + large + " parameters would take");
        assertThat(failure.remedy()).isNotEmpty();
        assertThat(hungry.trained).doesNotContain(large);
        assertThat(Workspace.open(folder).state().failed()).hasSize(3);

        assertThat(launch(new Hungry(large, 0)).done()).as("with more memory").isEqualTo(3);
        assertThat(Workspace.open(folder).state().failed()).isEmpty();
    }

    @Test
    void runsOfMoreThanHalfOfTheMemoryAreAllTrainedOneByOne() throws Exception {
        Hungry hungry = new Hungry(0, Runtime.getRuntime().maxMemory() / 2);
        assertThat(launch(hungry))
                .returns(6, LaunchOutcome::done)
                .returns(0, LaunchOutcome::failed);
        assertThat(hungry.mostAtOnce).isEqualTo(1);
    }

    /** Of 2^25 parameters, Adam's moments alone are more than the heap of that process. */
    @Test
    void aRunThatTakesMoreThanWasForeseenHasFailedAndTheOthersGoOn() throws Exception {
        Sweep sweep = Samples.sweep("study", 2, "\"two_moons?rows=40\"", "64, 33554432", 2);
        Path file = Files.writeString(folder.resolve("sweep.json"), new SweepJson().write(sweep));
        Path workspace = folder.resolve("workspace");
        List<String> command =
                JavaCommand.ofThisProcess()
                        .withOption("-Xmx256m")
                        .of(
                                StarvedEngine.class.getName(),
                                List.of(workspace.toString(), file.toString()));
        Process engine = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(engine.getInputStream().readAllBytes(), UTF_8);
        assertThat(engine.waitFor()).as(said).isZero();
        assertThat(said).contains("2 done, 2 failed");
        BatchState state = Workspace.open(workspace).state();
        assertThat(state.failed()).hasSize(2);
        RunFailure failure =
                FailedRun.of(Workspace.open(workspace).batch("study").entries())
                        .getFirst()
                        .failure();
        assertThat(failure.kind()).isEqualTo("memory");
        assertThat(failure.message()).contains("Java may use 256 MB", "heap space");
        assertThat(failure.remedy()).contains("-Xmx");
    }

    private LaunchOutcome launch(Trainer trainer) throws Exception {
        return new SweepLaunch(
                        Workspace.open(folder),
                        Samples.planner(),
                        new DatasetCache(Samples::zeros),
                        trainer,
                        () -> new CostModel(1e-3, 0, 0),
                        EngineIdentity.ofThisProcess("test"),
                        2,
                        new StopSignal())
                .run(
                        SWEEP,
                        new LaunchWatcher() {
                            @Override
                            public void planned(LaunchPlan plan) {}

                            @Override
                            public void progress(Progress progress) {}

                            @Override
                            public void summarizing() {}
                        });
    }

    private static long parameters(long size) {
        return Samples.planned("two_moons?rows=40", size, 4).network().numFreeParameters();
    }

    /** Says that it takes much memory, and notes what it trains. */
    private static final class Hungry implements Trainer {
        private final FakeTrainer fake = new FakeTrainer((_, _) -> pause());
        private final long from;
        private final long bytes;
        private final List<Long> trained = new CopyOnWriteArrayList<>();
        private int atOnce;
        private int mostAtOnce;

        /**
         * @param from so many parameters on
         * @param bytes that a run takes, besides what it really does
         */
        Hungry(long from, long bytes) {
            this.from = from;
            this.bytes = bytes;
        }

        /** Long enough for another thread to begin, if it may. */
        private static void pause() {
            try {
                Thread.sleep(5);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public String name() {
            return fake.name();
        }

        @Override
        public String provenance() {
            return fake.provenance();
        }

        @Override
        public MemoryNeed memory(PlannedExperiment planned) {
            MemoryNeed need = fake.memory(planned);
            boolean much = planned.network().numFreeParameters() >= from;
            return new MemoryNeed(need.heap(), need.heapPerRun() + (much ? bytes : 0), 0, 0);
        }

        @Override
        public TrainingSession start(TrainingJob job) {
            trained.add(job.network().numFreeParameters());
            begin(job.runs().size());
            return new Watched(fake.start(job), job.runs().size());
        }

        @Override
        public TrainingSession resume(TrainingJob job, List<RunState> states) {
            throw new UnsupportedOperationException();
        }

        private synchronized void begin(int runs) {
            atOnce += runs;
            mostAtOnce = Math.max(mostAtOnce, atOnce);
        }

        private synchronized void end(int runs) {
            atOnce -= runs;
        }

        private final class Watched implements TrainingSession {
            private final TrainingSession session;
            private final int runs;

            Watched(TrainingSession session, int runs) {
                this.session = session;
                this.runs = runs;
            }

            @Override
            public int epoch() {
                return session.epoch();
            }

            @Override
            public void trainEpoch() {
                session.trainEpoch();
            }

            @Override
            public RunHistory history(int run) {
                return session.history(run);
            }

            @Override
            public RunState state(int run) {
                return session.state(run);
            }

            @Override
            public void close() {
                session.close();
                end(runs);
            }
        }
    }
}
