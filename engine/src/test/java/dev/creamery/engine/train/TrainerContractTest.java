package dev.creamery.engine.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.creamery.engine.network.Loss;
import dev.creamery.engine.network.Shape;
import dev.creamery.engine.sweep.KernelRegularizer;
import dev.creamery.engine.sweep.Optimizer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** What every way to train must do; a subclass names the trainer. */
public abstract class TrainerContractTest {

    private static final Optimizer GRADIENT_DESCENT = new Optimizer.Sgd(0);

    protected abstract Trainer trainer();

    static Stream<Arguments> objectives() {
        List<Arguments> all = new ArrayList<>();
        for (Loss loss : Loss.values()) {
            for (boolean residual : new boolean[] {false, true}) {
                for (KernelRegularizer regularizer : regularizers()) {
                    all.add(Arguments.of(loss, residual, regularizer));
                }
            }
        }
        return all.stream();
    }

    static List<KernelRegularizer> regularizers() {
        return List.of(
                KernelRegularizer.NONE,
                KernelRegularizer.ofL1(0.03f),
                KernelRegularizer.ofL2(0.05f),
                new KernelRegularizer(0.03f, 0.05f));
    }

    static List<Optimizer> optimizers() {
        return List.of(
                new Optimizer.Adam(),
                new Optimizer.RmsProp(0),
                new Optimizer.RmsProp(0.9f),
                GRADIENT_DESCENT,
                new Optimizer.Sgd(0.9f));
    }

    static Stream<Shape> shapes() {
        return Shape.all().values().stream();
    }

    /** One step of gradient descent over all rows at once, at learning rate 1, is the gradient. */
    @ParameterizedTest(name = "{0}, residual {1}, {2}")
    @MethodSource("objectives")
    void gradientsAreThoseOfFiniteDifferences(
            Loss loss, boolean residual, KernelRegularizer regularizer) {
        TestJob test =
                TestJob.of(loss)
                        .withHidden(4, 4, 4)
                        .withResidual(residual)
                        .withRegularizer(regularizer)
                        .withOptimizer(GRADIENT_DESCENT, 1)
                        .withBatchSize(1000)
                        .withEpochs(1);
        float[] before = test.state().parameters();
        float[] after = trained(test).parameters();
        ReferenceRun reference = new ReferenceRun(test.job(), before);
        reference.trainEpoch(1);
        assertSameChange(before, after, reference.parameters(), 1e-4, 1e-6);
    }

    /** Gradients here are between 0.1 and 1e-7, so that every ε has an effect. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("optimizers")
    void optimizersFollowTheRulesOfKeras(Optimizer optimizer) {
        TestJob test =
                TestJob.of(Loss.MEAN_SQUARED_ERROR)
                        .withInputs(5, 0.05f)
                        .withHidden(4)
                        .withOptimizer(optimizer, optimizer instanceof Optimizer.Sgd ? 0.5f : 0.01f)
                        .withEpochs(2);
        float[] before = test.state().parameters();
        float[] after = trained(test).parameters();
        ReferenceRun reference = new ReferenceRun(test.job(), before);
        reference.trainEpoch(1);
        reference.trainEpoch(2);
        assertSameChange(before, after, reference.parameters(), 1e-3, 1e-6);
    }

    /** 24 training rows in minibatches of 7, 7, 7 and 3: each counts by its rows. */
    @ParameterizedTest(name = "{0}, residual {1}, {2}")
    @MethodSource("objectives")
    void trainingStatisticsAreThoseBeforeEachUpdate(
            Loss loss, boolean residual, KernelRegularizer regularizer) {
        TestJob test =
                TestJob.of(loss)
                        .withResidual(residual)
                        .withRegularizer(regularizer)
                        .withOptimizer(new Optimizer.Sgd(0.9f), 0.5f);
        RunState state = trained(test);
        ReferenceRun reference = new ReferenceRun(test.job(), test.state().parameters());
        for (int epoch = 1; epoch <= 2; epoch++) {
            assertSameStatistics(trainValues(state.history(), epoch), reference.trainEpoch(epoch));
        }
    }

    @ParameterizedTest(name = "{0}, residual {1}, {2}")
    @MethodSource("objectives")
    void testStatisticsAreThoseOfAFullForwardPassAtTheEndOfTheEpoch(
            Loss loss, boolean residual, KernelRegularizer regularizer) {
        TestJob test = TestJob.of(loss).withResidual(residual).withRegularizer(regularizer);
        assertTestStatistics(test.withEpochs(1));
        assertTestStatistics(test.withEpochs(2));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("shapes")
    void everyShapeTrainsAtEveryDepth(Shape shape) {
        for (int depth : new int[] {2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 14, 16, 18, 20}) {
            // values grow with the depth of residual networks: a sigmoid's gradient would vanish
            Loss loss = depth < 8 ? Loss.values()[depth % 3] : Loss.CATEGORICAL_CROSSENTROPY;
            TestJob test =
                    TestJob.of(loss)
                            .withShape(shape, 9, depth)
                            .withOptimizer(new Optimizer.Adam(), 0.003f)
                            .withEpochs(1);
            float[] after = assertTestStatistics(test).parameters();
            assertThat(java.util.Arrays.equals(after, test.state().parameters()))
                    .as("parameters stayed the same at depth " + depth)
                    .isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aSingleUnitPerLayerTrains(Loss loss) {
        assertFirstEpoch(TestJob.of(loss).withHidden(1, 1, 1).withInputs(1, 1));
    }

    /** Around the number of values that a SIMD instruction takes. */
    @Test
    void widthsAndMinibatchesOfEverySizeTrain() {
        for (int size : new int[] {1, 2, 7, 8, 9, 15, 16, 17, 31, 32, 33}) {
            assertFirstEpoch(
                    TestJob.of(Loss.MEAN_SQUARED_ERROR)
                            .withHidden(size, 3)
                            .withRows(60)
                            .withOptimizer(GRADIENT_DESCENT, 0.5f)
                            .withBatchSize(size));
            assertFirstEpoch(
                    TestJob.of(Loss.CATEGORICAL_CROSSENTROPY)
                            .withOutputs(size + 1)
                            .withInputs(size, 1)
                            .withOptimizer(GRADIENT_DESCENT, 0.5f));
        }
    }

    @Test
    void aMinibatchMayBeLargerThanTheTrainingRows() {
        assertFirstEpoch(TestJob.of(Loss.BINARY_CROSSENTROPY).withBatchSize(1 << 20));
    }

    @Test
    void aNetworkWithOneHiddenLayerOrNoneTrains() {
        assertFirstEpoch(TestJob.of(Loss.CATEGORICAL_CROSSENTROPY).withHidden(3));
        assertFirstEpoch(TestJob.of(Loss.CATEGORICAL_CROSSENTROPY).withHidden());
    }

    @Test
    void aRunStartsFromItsSeed() {
        TestJob test = TestJob.of(Loss.MEAN_SQUARED_ERROR).withSeeds(5, 6);
        try (TrainingSession session = trainer().start(test.job())) {
            assertThat(session.epoch()).isZero();
            for (int run = 0; run < 2; run++) {
                RunState expected = RunState.initial(test.job(), test.job().runs().get(run));
                assertThat(session.state(run).parameters()).isEqualTo(expected.parameters());
                assertThat(session.state(run).optimizerState())
                        .isEqualTo(expected.optimizerState());
                assertThat(session.history(run).epochs()).isZero();
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void theSameRunGivesTheSameBitsWhateverRunsAreTrainedBesideIt(Loss loss) {
        TestJob test = TestJob.of(loss).withOptimizer(new Optimizer.Adam(), 0.01f);
        List<RunState> alone = new ArrayList<>();
        for (long seed = 0; seed < 19; seed++) {
            alone.addAll(started(test.withSeeds(seed)));
        }
        assertSameBits(
                started(test.withSeeds(LongStream.range(0, 19).toArray())), alone.subList(0, 19));
        assertSameBits(
                started(test.withSeeds(7, 3, 0)),
                List.of(alone.get(7), alone.get(3), alone.get(0)));
        assertSameBits(
                started(test.withSeeds(LongStream.range(3, 12).toArray())), alone.subList(3, 12));
        assertThat(alone.get(0).parameters()).isNotEqualTo(alone.get(1).parameters());
    }

    @Test
    void theSameRunGivesTheSameBitsOnManyThreads() throws Exception {
        TestJob test = TestJob.of(Loss.CATEGORICAL_CROSSENTROPY).withHidden(17, 9);
        List<RunState> expected = started(test.withSeeds(1, 2, 3));
        Trainer shared = trainer();
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            Callable<List<RunState>> task = () -> started(shared, test.withSeeds(1, 2, 3));
            List<Future<List<RunState>>> results =
                    threads.invokeAll(List.of(task, task, task, task));
            for (Future<List<RunState>> result : results) {
                assertSameBits(result.get(), expected);
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("optimizers")
    void aResumedRunGivesTheSameBitsAsAnUndisturbedOne(Optimizer optimizer) {
        TestJob test =
                TestJob.of(Loss.CATEGORICAL_CROSSENTROPY)
                        .withOptimizer(optimizer, 0.01f)
                        .withRegularizer(KernelRegularizer.ofL2(0.01f))
                        .withSeeds(1, 2, 3)
                        .withEpochs(5);
        List<RunState> undisturbed = started(test);
        List<RunState> saved;
        try (TrainingSession session = trainer().start(test.job())) {
            session.trainEpoch();
            session.trainEpoch();
            saved = states(session, 3);
            for (int run = 0; run < 3; run++) {
                assertSameBits(List.of(session.borrowedState(run)), List.of(saved.get(run)));
            }
            session.trainEpoch(); // what was saved must not change with it
        }
        // together, and each alone
        assertThat(saved.getFirst().epochs()).isEqualTo(2);
        assertSameBits(
                resumed(test, saved.stream().map(TrainerContractTest::copy).toList()), undisturbed);
        assertSameBits(
                resumed(test.withSeeds(2), List.of(saved.get(1))), List.of(undisturbed.get(1)));
    }

    @Test
    void statesThatDoNotFitTheJobAreRefused() {
        TestJob test = TestJob.of(Loss.MEAN_SQUARED_ERROR).withSeeds(1, 2);
        TrainingJob job = test.job();
        RunState state = test.state();
        assertThatThrownBy(() -> trainer().resume(job, List.of(state)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2 runs")
                .hasMessageContaining("1 state");
        RunState other = test.withHidden(5, 6).state();
        assertThatThrownBy(() -> trainer().resume(job, List.of(state, other)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(Integer.toString(other.parameters().length));
    }

    /** Each update multiplies the weights by −2·l2·learning rate: they soon overflow. */
    @ParameterizedTest
    @EnumSource
    void aRunThatDivergesIsRecordedAndGoesOn(Loss loss) {
        TestJob test =
                TestJob.of(loss)
                        .withRegularizer(KernelRegularizer.ofL2(1))
                        .withOptimizer(GRADIENT_DESCENT, 1e9f)
                        .withEpochs(3);
        RunHistory history = trained(test).history();
        assertThat(history.epochs()).isEqualTo(3);
        for (int epoch = 1; epoch <= 3; epoch++) {
            assertThat(Float.isFinite(trainValues(history, epoch)[0])).isFalse();
            assertThat(Float.isFinite(testValues(history, epoch)[0])).isFalse();
        }
    }

    @Test
    void aRunThatDivergesDoesNotTouchTheOthers() {
        TestJob test =
                TestJob.of(Loss.CATEGORICAL_CROSSENTROPY)
                        .withOptimizer(GRADIENT_DESCENT, 0.1f)
                        .withSeeds(1, 2);
        List<RunState> expected = started(test);
        RunState broken = RunState.initial(test.job(), test.job().runs().getFirst());
        java.util.Arrays.fill(broken.parameters(), Float.NaN);
        RunState sound = RunState.initial(test.job(), test.job().runs().get(1));
        List<RunState> actual = resumed(test, List.of(broken, sound));
        assertSameBits(actual.subList(1, 2), expected.subList(1, 2));
        assertThat(actual.getFirst().history().test(Statistic.LOSS)).containsOnly(Float.NaN);
        assertThat(actual.getFirst().history().train(Statistic.LOSS)).containsOnly(Float.NaN);
    }

    @Test
    void provenanceNamesTheTrainer() {
        assertThat(trainer().name()).isNotBlank();
        assertThat(trainer().provenance()).contains(trainer().name());
    }

    private void assertFirstEpoch(TestJob test) {
        TestJob one = test.withEpochs(1);
        RunState state = trained(one);
        ReferenceRun reference = new ReferenceRun(one.job(), one.state().parameters());
        assertSameStatistics(trainValues(state.history(), 1), reference.trainEpoch(1));
        assertSameStatistics(
                testValues(state.history(), 1),
                ReferenceRun.testValues(one.job(), state.parameters()));
    }

    private RunState assertTestStatistics(TestJob test) {
        RunState state = trained(test);
        assertSameStatistics(
                testValues(state.history(), test.epochs()),
                ReferenceRun.testValues(test.job(), state.parameters()));
        return state;
    }

    /** Trains the first run alone, from {@link TestJob#state}. */
    private RunState trained(TestJob test) {
        return resumed(test, List.of(test.state())).getFirst();
    }

    private List<RunState> started(TestJob test) {
        return started(trainer(), test);
    }

    private static List<RunState> started(Trainer trainer, TestJob test) {
        return finished(trainer.start(test.job()), test);
    }

    private List<RunState> resumed(TestJob test, List<RunState> states) {
        return finished(trainer().resume(test.job(), states), test);
    }

    private static List<RunState> finished(TrainingSession begun, TestJob test) {
        try (TrainingSession session = begun) {
            while (session.epoch() < test.epochs()) {
                session.trainEpoch();
            }
            return states(session, test.seeds().size());
        }
    }

    private static List<RunState> states(TrainingSession session, int runs) {
        List<RunState> states = new ArrayList<>();
        for (int run = 0; run < runs; run++) {
            states.add(session.state(run));
        }
        return states;
    }

    private static RunState copy(RunState state) {
        return new RunState(
                state.parameters().clone(), state.optimizerState().clone(), state.history().copy());
    }

    private static float[] trainValues(RunHistory history, int epoch) {
        float[] values = new float[Statistic.values().length];
        for (Statistic statistic : Statistic.values()) {
            values[statistic.ordinal()] = history.train(statistic)[epoch - 1];
        }
        return values;
    }

    private static float[] testValues(RunHistory history, int epoch) {
        float[] values = new float[Statistic.values().length];
        for (Statistic statistic : Statistic.values()) {
            values[statistic.ordinal()] = history.test(statistic)[epoch - 1];
        }
        return values;
    }

    private static void assertSameStatistics(float[] actual, float[] expected) {
        for (Statistic statistic : Statistic.values()) {
            float value = expected[statistic.ordinal()];
            assertThat(actual[statistic.ordinal()])
                    .as(statistic.name())
                    .isCloseTo(value, within(2e-6f + 1e-5f * Math.abs(value)));
        }
    }

    private static void assertSameChange(
            float[] before, float[] after, double[] expected, double relative, double absolute) {
        double largest = 0;
        for (int index = 0; index < before.length; index++) {
            double change = expected[index] - before[index];
            largest = Math.max(largest, Math.abs(change));
            assertThat((double) after[index] - before[index])
                    .as("change of parameter " + index)
                    .isCloseTo(change, within(absolute + relative * Math.abs(change)));
        }
        assertThat(largest).as("the largest change").isGreaterThan(0.005);
    }

    private static void assertSameBits(List<RunState> actual, List<RunState> expected) {
        assertThat(actual).hasSameSizeAs(expected);
        for (int run = 0; run < actual.size(); run++) {
            RunState one = actual.get(run);
            RunState other = expected.get(run);
            assertThat(one.parameters()).as("run " + run).isEqualTo(other.parameters());
            assertThat(one.optimizerState()).as("run " + run).isEqualTo(other.optimizerState());
            assertThat(one.epochs()).isEqualTo(other.epochs());
            for (Statistic statistic : Statistic.values()) {
                assertThat(one.history().train(statistic))
                        .isEqualTo(other.history().train(statistic));
                assertThat(one.history().test(statistic))
                        .isEqualTo(other.history().test(statistic));
            }
        }
    }
}
