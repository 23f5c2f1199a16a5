package dev.creamery.engine.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.creamery.engine.sweep.PlannedExperiment;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;

class CostTest {

    /** wine_quality_white: 4898 rows, 980 to test on, 3918 to train on; 1001 parameters. */
    private static final PlannedExperiment WINE = Samples.planned("wine_quality_white", 1024, 300);

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
    void aModelPredictsTheSumOfItsTwoCosts() {
        CostModel model = new CostModel(1e-3, 1e-9);
        double epoch = 16e-3 + 1e-9 * CostModel.flops(WINE);
        assertThat(model.secondsPerEpoch(WINE)).isCloseTo(epoch, within(1e-12));
        assertThat(model.secondsPerRun(WINE)).isCloseTo(300 * epoch, within(1e-9));
    }

    @Test
    void aModelThroughTwoMeasurementsPredictsBoth() {
        CostModel truth = new CostModel(2e-5, 3e-11);
        PlannedExperiment large = Samples.planned("banana", 65536, 10);
        CostModel found =
                CostModel.through(
                        WINE, truth.secondsPerEpoch(WINE), large, truth.secondsPerEpoch(large));
        assertThat(found.secondsPerMinibatch()).isCloseTo(2e-5, within(1e-10));
        assertThat(found.secondsPerFlop()).isCloseTo(3e-11, within(1e-16));
    }

    @Test
    void measurementsThatContradictTheModelStillGiveCostsThatAreNotNegative() {
        PlannedExperiment large = Samples.planned("banana", 65536, 10);
        for (double[] seconds : new double[][] {{1e-9, 1}, {1, 1e-9}}) {
            CostModel found = CostModel.through(WINE, seconds[0], large, seconds[1]);
            assertThat(found.secondsPerMinibatch()).isNotNegative();
            assertThat(found.secondsPerFlop()).isPositive();
        }
    }

    @Test
    void anEstimateSharesTheWorkAmongThreads() {
        RunGroup group = Samples.group(1, 1024, 10);
        CostModel model = new CostModel(0.125, 0); // banana: 4240 rows to train on, 17 minibatches
        assertThat(CostEstimate.of(List.of(group), model, 5).time())
                .isEqualTo(Duration.ofMillis((long) (1000 * 10 * 10 * 17 * 0.125 / 5)));
        assertThat(CostEstimate.of(List.of(group), model, 1000).time())
                .isEqualTo(Duration.ofMillis((long) (1000 * 10 * 17 * 0.125)));
    }

    @Test
    void anEstimateHasARangeAndASize() {
        CostEstimate estimate =
                CostEstimate.of(List.of(Samples.group(1, 1024, 10)), new CostModel(1, 0), 1);
        assertThat(estimate.shortest()).isLessThan(estimate.time());
        assertThat(estimate.longest()).isGreaterThan(estimate.time());
        // 10 runs × 10 epochs × 20 lists × 4 bytes, and the summary, packed
        assertThat(estimate.bytes()).isBetween(4_000L, 10_000L);
    }

    @Test
    void calibrationMeasuresPositiveCosts() {
        CostModel model =
                new CostEstimator(new FakeTrainer((job, epoch) -> Thread.onSpinWait())).calibrate();
        assertThat(model.secondsPerRun(WINE)).isPositive();
    }
}
