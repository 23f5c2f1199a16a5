package dev.creamery.engine.train.fused;

import static org.assertj.core.api.Assertions.assertThat;

import dev.creamery.engine.kernel.KernelProvider;
import dev.creamery.engine.network.Loss;
import dev.creamery.engine.sweep.KernelRegularizer;
import dev.creamery.engine.sweep.Optimizer;
import dev.creamery.engine.train.RunState;
import dev.creamery.engine.train.Statistic;
import dev.creamery.engine.train.TestJob;
import dev.creamery.engine.train.TrainingSession;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/** Plain loops, vectors along the minibatch and a lane per run give the same bits. */
class KernelBitsTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 4, 15, 16, 17, 31, 32, 33, 48, 100, 1000})
    void atMinibatchesOfEverySize(int batchSize) {
        assertSameBits(
                TestJob.of(Loss.CATEGORICAL_CROSSENTROPY)
                        .withHidden(4, 5)
                        .withRows(150)
                        .withBatchSize(batchSize));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 8, 16, 17, 23, 24, 25, 33, 41})
    void atLayersOfEveryWidth(int width) {
        assertSameBits(
                TestJob.of(Loss.CATEGORICAL_CROSSENTROPY)
                        .withInputs(width, 1)
                        .withHidden(width, 3)
                        .withRows(60)
                        .withBatchSize(19));
    }

    @ParameterizedTest
    @EnumSource
    void forEveryLoss(Loss loss) {
        assertSameBits(TestJob.of(loss).withHidden(6, 6).withResidual(true).withRows(90));
    }

    /** Of whose hidden layer some units are computed at a time. */
    @Test
    void inOneWideHiddenLayer() {
        assertSameBits(
                TestJob.of(Loss.CATEGORICAL_CROSSENTROPY)
                        .withHidden(4100)
                        .withRows(200)
                        .withBatchSize(150));
    }

    /** More than the 1024 rows and weights whose sums are in 32 bits. */
    @Test
    void withManyRowsAndWeights() {
        assertSameBits(
                TestJob.of(Loss.BINARY_CROSSENTROPY)
                        .withHidden(37, 39)
                        .withRows(3000)
                        .withBatchSize(2100)
                        .withRegularizer(new KernelRegularizer(0.01f, 0.02f)));
    }

    @Test
    void withEveryOptimizer() {
        for (Optimizer optimizer :
                List.of(
                        new Optimizer.Adam(),
                        new Optimizer.RmsProp(0),
                        new Optimizer.RmsProp(0.9f),
                        new Optimizer.Sgd(0),
                        new Optimizer.Sgd(0.9f))) {
            assertSameBits(
                    TestJob.of(Loss.MEAN_SQUARED_ERROR)
                            .withOptimizer(optimizer, 0.01f)
                            .withRegularizer(KernelRegularizer.ofL1(0.01f)));
        }
    }

    /**
     * Sixteen and five runs, each group trained now with a lane per run, now one after the other.
     */
    @Test
    void howeverTheWayChangesBetweenEpochs() {
        TestJob test =
                TestJob.of(Loss.CATEGORICAL_CROSSENTROPY)
                        .withHidden(5, 5)
                        .withSeeds(LongStream.range(0, 21).toArray())
                        .withEpochs(9);
        List<RunState> expected = trained("vector", test);
        List<RunState> actual = trained("auto", test);
        for (int run = 0; run < 21; run++) {
            assertSame(actual.get(run), expected.get(run));
        }
    }

    private static void assertSameBits(TestJob test) {
        TestJob job = test.withEpochs(2).withSeeds(1, 2, 3);
        List<RunState> vector = trained("vector", job);
        List<RunState> lane = trained("lane", job);
        List<RunState> scalar = trained("scalar", job);
        for (int run = 0; run < 3; run++) {
            assertThat(scalar.get(run).parameters()).isEqualTo(vector.get(run).parameters());
            assertSame(lane.get(run), vector.get(run));
        }
    }

    private static void assertSame(RunState actual, RunState expected) {
        assertThat(actual.parameters()).isEqualTo(expected.parameters());
        assertThat(actual.optimizerState()).isEqualTo(expected.optimizerState());
        for (Statistic statistic : Statistic.values()) {
            assertThat(actual.history().train(statistic))
                    .as(statistic.name())
                    .isEqualTo(expected.history().train(statistic));
            assertThat(actual.history().test(statistic))
                    .isEqualTo(expected.history().test(statistic));
        }
    }

    private static List<RunState> trained(String kernels, TestJob test) {
        List<RunState> states = new ArrayList<>();
        try (TrainingSession session =
                new FusedTrainer(KernelProvider.named(kernels)).start(test.job())) {
            while (session.epoch() < test.epochs()) {
                session.trainEpoch();
            }
            for (int run = 0; run < test.seeds().size(); run++) {
                states.add(session.state(run));
            }
        }
        return states;
    }
}
