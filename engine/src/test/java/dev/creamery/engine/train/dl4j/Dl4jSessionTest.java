package dev.creamery.engine.train.dl4j;

import static org.assertj.core.api.Assertions.assertThat;

import dev.creamery.engine.network.Loss;
import dev.creamery.engine.sweep.KernelRegularizer;
import dev.creamery.engine.train.RunState;
import dev.creamery.engine.train.Statistic;
import dev.creamery.engine.train.TestJob;
import dev.creamery.engine.train.TrainingJob;
import dev.creamery.engine.train.TrainingSession;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOpsHolder;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** What deeplearning4j's memory and threads could do to a run, beyond the contract. */
class Dl4jSessionTest {

    private static final TestJob WIDE =
            TestJob.of(Loss.CATEGORICAL_CROSSENTROPY)
                    .withInputs(13, 1)
                    .withHidden(33, 36)
                    .withRows(150)
                    .withBatchSize(37)
                    .withRegularizer(new KernelRegularizer(1e-3f, 1e-3f))
                    .withEpochs(3);

    private static final Dl4jTrainer TRAINER = new Dl4jTrainer();

    private static RunState expected;

    @BeforeAll
    static void trainUndisturbed() {
        try (TrainingSession session = TRAINER.start(WIDE.job())) {
            train(session, 3);
            expected = session.state(0);
        }
    }

    @Test
    void provenanceNamesVersionsAndKernels() {
        assertThat(TRAINER.provenance())
                .matches("dl4j 1\\.0\\.0-M2\\.1, nd4j-(native|cuda) [A-Za-z]+.*")
                .doesNotContain("unknown");
    }

    /** Vectorised loops treat the first and last numbers of an array by their address. */
    @Test
    void whereMemoryLiesDoesNotChangeABit() {
        Random random = new Random(1);
        List<INDArray> others = new ArrayList<>();
        for (int repetition = 0; repetition < 5; repetition++) {
            try (TrainingSession session = TRAINER.start(WIDE.job())) {
                for (int epoch = 0; epoch < 3; epoch++) {
                    for (int array = 0; array < 20; array++) {
                        others.add(Nd4j.create(1 + random.nextInt(5000)));
                    }
                    session.trainEpoch();
                }
                assertSameBits(session.state(0));
            }
        }
        others.forEach(INDArray::close);
    }

    @Test
    void anotherSessionOnTheSameThreadMayComeAndGo() {
        TrainingJob small = TestJob.of(Loss.MEAN_SQUARED_ERROR).withEpochs(3).job();
        try (TrainingSession session = TRAINER.start(WIDE.job())) {
            try (TrainingSession other = TRAINER.start(small)) {
                train(other, 1);
                train(session, 1);
                train(other, 2);
            }
            train(session, 2);
            assertSameBits(session.state(0));
        }
    }

    @Test
    void aSessionMayGoOnOnAnotherThread() throws Exception {
        try (ExecutorService thread = Executors.newSingleThreadExecutor();
                TrainingSession session = TRAINER.start(WIDE.job())) {
            train(session, 1);
            thread.submit(() -> train(session, 1)).get();
            train(session, 1);
            assertSameBits(session.state(0));
        }
    }

    /** OpenMP counts threads per calling thread, and would start with one per processor. */
    @Test
    void aThreadThatTrainsComputesAlone() throws Exception {
        try (ExecutorService thread = Executors.newSingleThreadExecutor();
                TrainingSession session = TRAINER.start(WIDE.job())) {
            var operations = NativeOpsHolder.getInstance().getDeviceNativeOps();
            thread.submit(() -> operations.setOmpNumThreads(4)).get();
            thread.submit(session::trainEpoch).get();
            assertThat(thread.submit(operations::ompGetMaxThreads).get()).isEqualTo(1);
        }
        if (Nd4j.getEnvironment().isCPU()) {
            assertThat(Nd4j.getEnvironment().maxMasterThreads()).isEqualTo(1);
            assertThat(Nd4j.factory().blas().getMaxThreads()).isEqualTo(1);
        }
    }

    @Test
    void closingFreesTheScratchMemoryOfTheThread() {
        try (TrainingSession session = TRAINER.start(WIDE.job())) {
            train(session, 2);
            assertThat(scratchBytes()).isPositive();
        }
        assertThat(scratchBytes()).isZero();
    }

    @Test
    void closingFreesTheNetwork() {
        TrainingJob job = WIDE.job();
        Network network = new Network(job, RunState.initial(job, job.runs().getFirst()), 0);
        List<INDArray> arrays = network.nativeArrays();
        network.close();
        assertThat(arrays).hasSize(3).allMatch(INDArray::wasClosed);
    }

    private static long scratchBytes() {
        return Nd4j.getWorkspaceManager().getAllWorkspacesForCurrentThread().stream()
                .mapToLong(MemoryWorkspace::getCurrentSize)
                .sum();
    }

    private static void train(TrainingSession session, int epochs) {
        for (int epoch = 0; epoch < epochs; epoch++) {
            session.trainEpoch();
        }
    }

    private static void assertSameBits(RunState state) {
        assertThat(state.parameters()).isEqualTo(expected.parameters());
        assertThat(state.optimizerState()).isEqualTo(expected.optimizerState());
        for (Statistic statistic : Statistic.values()) {
            assertThat(state.history().train(statistic))
                    .isEqualTo(expected.history().train(statistic));
            assertThat(state.history().test(statistic))
                    .isEqualTo(expected.history().test(statistic));
        }
    }
}
