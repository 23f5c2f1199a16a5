package dev.creamery.engine.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.creamery.engine.network.Loss;
import dev.creamery.engine.network.Shape;
import dev.creamery.engine.sweep.KernelRegularizer;
import dev.creamery.engine.sweep.Optimizer;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Two trainers agree over an epoch, from the same weights and minibatches; a subclass names the
 * two.
 */
public abstract class TrainerAgreementTest {

    private static final float RELATIVE = 1e-5f;

    /** Of predictions below 1. It shows where logarithms cancel, as in a small divergence. */
    private static final float ROUNDING = 4 * Math.ulp(1f);

    protected abstract Trainer one();

    protected abstract Trainer other();

    static Stream<Arguments> rules() {
        List<Arguments> all = new ArrayList<>();
        for (Loss loss : Loss.values()) {
            for (Optimizer optimizer : TrainerContractTest.optimizers()) {
                for (KernelRegularizer regularizer : TrainerContractTest.regularizers()) {
                    all.add(Arguments.of(loss, optimizer, regularizer));
                }
            }
        }
        return all.stream();
    }

    static Stream<Arguments> shapes() {
        return Shape.all().values().stream()
                .flatMap(shape -> Stream.of(Loss.values()).map(loss -> Arguments.of(shape, loss)));
    }

    @ParameterizedTest(name = "{0}, {1}, {2}")
    @MethodSource("rules")
    void lossesOptimizersAndRegularizersAgree(
            Loss loss, Optimizer optimizer, KernelRegularizer regularizer) {
        assertAgreement(
                TestJob.of(loss).withOptimizer(optimizer, 0.003f).withRegularizer(regularizer));
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("shapes")
    void shapesAgree(Shape shape, Loss loss) {
        assertAgreement(TestJob.of(loss).withShape(shape, 18, 4));
    }

    private void assertAgreement(TestJob made) {
        TestJob test = made.withRows(200).withBatchSize(32).withEpochs(1).withSeeds(3);
        RunHistory expected = epoch(other(), test);
        RunHistory actual = epoch(one(), test);
        for (Statistic statistic : Statistic.values()) {
            assertClose(
                    statistic.trainColumn(),
                    actual.train(statistic)[0],
                    expected.train(statistic)[0]);
            assertClose(
                    statistic.testColumn(), actual.test(statistic)[0], expected.test(statistic)[0]);
        }
    }

    private static RunHistory epoch(Trainer trainer, TestJob test) {
        try (TrainingSession session = trainer.resume(test.job(), List.of(test.state()))) {
            session.trainEpoch();
            return session.state(0).history();
        }
    }

    private static void assertClose(String column, float actual, float expected) {
        assertThat(actual)
                .as(column)
                .isCloseTo(expected, within(ROUNDING + RELATIVE * Math.abs(expected)));
    }
}
