package dev.creamery.engine.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.creamery.engine.sweep.PlannedExperiment;
import dev.creamery.engine.sweep.Sweep;
import dev.creamery.engine.sweep.SweepJson;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;

class CostTest {

    /** wine_quality_white: 4898 rows, 980 to test on, 3918 to train on; 1001 parameters. */
    private static final PlannedExperiment WINE = Samples.planned("wine_quality_white", 1024, 300);

    /** Few inputs, one output: 2^18 parameters in three layers, and in two. */
    private static final PlannedExperiment DEEP = Samples.planned("banana", 1 << 18, 10);

    private static final PlannedExperiment SLEEP = Samples.planned("sleep", 1024, 10);

    private static final PlannedExperiment WIDE = wide();

    private static PlannedExperiment wide() {
        Sweep sweep =
                new SweepJson()
                        .read(
                                """
                                {"name": "wide", "cubes": [{"dataset": ["banana"], "depth": [2],
                                    "shape": ["rectangle"], "size": [262144]}]}
                                """);
        return Samples.planner().plan(sweep).getFirst();
    }

    @Test
    void anEpochHasAMinibatchForEveryRowTheLastOneSmaller() {
        assertThat(CostModel.minibatches(WINE)).isEqualTo(16); // 3918 / 256 = 15.3
    }

    @Test
    void anEpochCostsSixOperationsPerParameterAndTrainingRowTwoPerTestRow() {
        long parameters = WINE.network().numFreeParameters();
        assertThat(CostModel.flops(WINE)).isEqualTo(parameters * (6.0 * 3918 + 2 * 980));
    }

    @Test
    void anActivationIsAnInputOrAUnitForARow() {
        int units = WINE.network().widths().stream().mapToInt(width -> width).sum();
        assertThat(CostModel.activations(WINE)).isEqualTo((11 + units) * (3918 + 980 / 3.0));
    }

    @Test
    void aModelPredictsTheSumOfItsCosts() {
        CostModel model = new CostModel(1e-3, 1e-9, 1e-8);
        double epoch = 16e-3 + 1e-9 * CostModel.flops(WINE) + 1e-8 * CostModel.activations(WINE);
        assertThat(model.secondsPerEpoch(WINE)).isCloseTo(epoch, within(1e-12));
        assertThat(model.secondsPerRun(WINE)).isCloseTo(300 * epoch, within(1e-9));
    }

    @Test
    void aModelThroughMeasurementsPredictsThemAll() {
        CostModel truth = new CostModel(2e-5, 3e-11, 5e-10);
        CostModel found = through(truth.secondsPerEpoch(WINE), truth);
        for (PlannedExperiment measured : List.of(WINE, DEEP, WIDE)) {
            assertThat(found.secondsPerEpoch(measured))
                    .isCloseTo(truth.secondsPerEpoch(measured), withinPercentage(10));
        }
    }

    @Test
    void whatAWideTableTakesLongerIsTheCostOfFetchingItsInputs() {
        CostModel near = new CostModel(2e-5, 3e-11, 5e-10);
        double twice = 2 * near.secondsPerEpoch(SLEEP);
        CostModel found = near.fetching(new CostModel.Measurement(SLEEP, twice));
        assertThat(found.secondsPerEpoch(SLEEP)).isCloseTo(twice, withinPercentage(0.01));
        // 5300 rows of 2 floats: nothing beside 12 MiB
        assertThat(found.secondsPerEpoch(DEEP))
                .isCloseTo(near.secondsPerEpoch(DEEP), withinPercentage(0.1));
        assertThat(near.fetching(new CostModel.Measurement(SLEEP, 1e-9))).isEqualTo(near);
    }

    @Test
    void allInputsOfATableLargerThanCachesAreFetchedAndAShareOfASmallOnes() {
        // sleep: 105908 rows of 141 floats, 60 MB; wine: 4898 of 11, 0.2 MB
        assertThat(CostModel.fetchedInputs(SLEEP.facts())).isEqualTo(141 * (84_726 + 21_182 / 3.0));
        assertThat(CostModel.fetchedInputs(WINE.facts()))
                .isCloseTo(
                        11 * (3918 + 980 / 3.0) * 4 * 4898 * 11 / (12 << 20),
                        withinPercentage(0.01));
    }

    @Test
    void measurementsThatContradictTheModelStillGiveCostsThatAreNotNegative() {
        CostModel noActivations = new CostModel(0, 3e-11, -1e-10);
        for (double seconds : new double[] {1e-9, 1}) {
            CostModel found = through(seconds, noActivations);
            assertThat(found.secondsPerMinibatch()).isNotNegative();
            assertThat(found.secondsPerActivation()).isZero();
            assertThat(found.secondsPerFlop()).isPositive();
        }
    }

    private static CostModel through(double smallSeconds, CostModel truth) {
        return CostModel.through(
                new CostModel.Measurement(WINE, smallSeconds),
                new CostModel.Measurement(DEEP, truth.secondsPerEpoch(DEEP)),
                new CostModel.Measurement(WIDE, truth.secondsPerEpoch(WIDE)));
    }

    @Test
    void anEstimateSharesTheWorkAmongThreads() {
        RunGroup group = Samples.group(1, 1024, 10);
        CostModel model =
                new CostModel(0.125, 0, 0); // banana: 4240 rows to train on, 17 minibatches
        assertThat(CostEstimate.of(List.of(group), model, 5).time())
                .isEqualTo(Duration.ofMillis((long) (1250 * 10 * 10 * 17 * 0.125 / 5) + 1000));
        assertThat(CostEstimate.of(List.of(group), model, 1000).time())
                .isEqualTo(Duration.ofMillis((long) (1250 * 10 * 17 * 0.125) + 1000));
    }

    @Test
    void aLaunchTakesSecondsThoughItTrainsNextToNothing() {
        CostModel quick = new CostModel(1e-9, 0, 0);
        Duration planned = CostEstimate.of(List.of(WINE), 1, quick, 2).time();
        assertThat(planned).isBetween(Duration.ofSeconds(3), Duration.ofSeconds(8));
        Duration nothing = CostEstimate.of(List.of(), 1, quick, 2).time();
        assertThat(nothing).isZero();
    }

    @Test
    void anEstimateHasARangeAndASize() {
        CostEstimate estimate =
                CostEstimate.of(List.of(Samples.group(1, 1024, 10)), new CostModel(1, 0, 0), 1);
        assertThat(estimate.shortest()).isLessThan(estimate.time());
        assertThat(estimate.longest()).isGreaterThan(estimate.time());
        // 10 runs × 10 epochs × 20 lists × 4 bytes, and the summary, packed
        assertThat(estimate.bytes()).isBetween(4_000L, 10_000L);
    }

    @Test
    void runsThatAreDoneAreTakenOffAnEstimate() {
        CostTally tally = new CostTally();
        tally.add(2, 10, 10, 6); // 6 runs of 10 epochs of 2 s
        tally.add(1, 40, 20, 6); // two experiments: 6 runs each, of 20 epochs of 1 s
        tally.subtract(2, 10, 5);
        assertThat(tally.estimate(2).time())
                .isEqualTo(Duration.ofMillis(1250 * (20 + 240) / 2 + 5000));
        tally.subtract(2, 10, 1);
        tally.subtract(1, 20, 12);
        assertThat(tally.estimate(2).time()).isZero();
    }

    @Test
    void calibrationMeasuresPositiveCosts() {
        CostModel model =
                new CostEstimator(new FakeTrainer((job, epoch) -> Thread.onSpinWait())).calibrate();
        assertThat(model.secondsPerRun(WINE)).isPositive();
    }
}
