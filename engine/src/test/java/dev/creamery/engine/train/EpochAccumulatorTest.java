package dev.creamery.engine.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.creamery.engine.data.PreparedDataset;
import dev.creamery.engine.data.RunData;
import dev.creamery.engine.network.Loss;
import dev.creamery.engine.network.Task;
import dev.creamery.engine.sweep.DatasetFacts;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every statistic against values worked by hand, on two rows of three classes: predictions (0.7,
 * 0.2, 0.1) of the first class and (0.3, 0.3, 0.4) of the second.
 */
class EpochAccumulatorTest {

    private static final float[] PREDICTIONS = {0.7f, 0.2f, 0.1f, 0.3f, 0.3f, 0.4f};
    private static final float[] TARGETS = {1, 0, 0, 0, 1, 0};

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        // (-ln 0.7 - ln 0.3) / 2 = (0.3566749 + 1.2039728) / 2
        "LOSS, 0.7803239",
        // the first row is right, the second (its third output is highest) wrong
        "ACCURACY, 0.5",
        // ((0.09 + 0.04 + 0.01) / 3 + (0.09 + 0.49 + 0.16) / 3) / 2 = (0.14 + 0.74) / 6
        "MEAN_SQUARED_ERROR, 0.1466667",
        // (0.3 + 0.2 + 0.1 + 0.3 + 0.7 + 0.4) / 6
        "MEAN_ABSOLUTE_ERROR, 0.3333333",
        // the square root of 0.1466667
        "ROOT_MEAN_SQUARED_ERROR, 0.3829708",
        // targets 0 count as 1e-7, ln(1 + 1e-7) = 1e-7. Row 1: (ln 1.7 - ln 2)^2 = (-0.1625189)^2
        // = 0.0264124, (ln 1.2 - 1e-7)^2 = 0.0332411, (ln 1.1 - 1e-7)^2 = 0.0090840.
        // Row 2: (ln 1.3 - 1e-7)^2 = 0.0688350, (ln 1.3 - ln 2)^2 = (-0.4307829)^2 = 0.1855739,
        // (ln 1.4 - 1e-7)^2 = 0.1132129. The sum, 0.4363593, / 6
        "MEAN_SQUARED_LOGARITHMIC_ERROR, 0.0727266",
        // targets as 1 and -1. Row 1: 0.3 + 1.2 + 1.1 = 2.6; row 2: 1.3 + 0.7 + 1.4 = 3.4; 6 / 6
        "HINGE, 1.0",
        // Row 1: 0.09 + 1.44 + 1.21 = 2.74; row 2: 1.69 + 0.49 + 1.96 = 4.14; 6.88 / 6
        "SQUARED_HINGE, 1.1466667",
        // 0.7 / sqrt(0.49 + 0.04 + 0.01) = 0.7 / 0.7348469 = 0.9525793;
        // 0.3 / sqrt(0.09 + 0.09 + 0.16) = 0.3 / 0.5830952 = 0.5144958
        "COSINE_SIMILARITY, 0.7335376",
        // as the loss, and for each target 0 another 1e-7 ln(1e-7 / prediction), about -1e-6:
        // row 1: 1e-7 (-14.508658 - 13.815511), row 2: 1e-7 (-14.914123 - 15.201805),
        // which is -0.0000028 and -0.0000030. (0.3566721 + 1.2039698) / 2
        "KULLBACK_LEIBLER_DIVERGENCE, 0.7803209"
    })
    void severalOutputs(Statistic statistic, double expected) {
        EpochAccumulator epoch = new EpochAccumulator(Loss.CATEGORICAL_CROSSENTROPY, 3, true);
        epoch.add(PREDICTIONS, TARGETS, 2, 0);
        assertThat((double) epoch.values()[statistic.ordinal()]).isCloseTo(expected, within(2e-7));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        // (-ln 0.8 - ln(1 - 0.6)) / 2 = (0.2231436 + 0.9162907) / 2
        "LOSS, 0.5697171",
        // 0.8 > 0.5 is right, 0.6 > 0.5 wrong
        "ACCURACY, 0.5",
        // (0.04 + 0.36) / 2
        "MEAN_SQUARED_ERROR, 0.2",
        // cosine of two numbers: 0.8·1 / (0.8·1) = 1, and 0 for a target 0 (length at least 1e-6)
        "COSINE_SIMILARITY, 0.5",
        // (0.2 + 1.6) / 2
        "HINGE, 0.9",
        // (0.04 + 2.56) / 2
        "SQUARED_HINGE, 1.3"
    })
    void oneOutput(Statistic statistic, double expected) {
        EpochAccumulator epoch = new EpochAccumulator(Loss.BINARY_CROSSENTROPY, 1, true);
        epoch.add(new float[] {0.8f, 0.6f}, new float[] {1, 0}, 2, 0);
        assertThat((double) epoch.values()[statistic.ordinal()]).isCloseTo(expected, within(2e-7));
    }

    @Test
    void anOutputOfOneHalfIsTheClass0() {
        EpochAccumulator epoch = new EpochAccumulator(Loss.BINARY_CROSSENTROPY, 1, true);
        epoch.add(new float[] {0.5f}, new float[] {0}, 1, 0);
        assertThat(value(epoch, Statistic.ACCURACY)).isEqualTo(1);
    }

    @Test
    void theFirstOfEqualOutputsIsTheClass() {
        EpochAccumulator epoch = new EpochAccumulator(Loss.CATEGORICAL_CROSSENTROPY, 3, true);
        epoch.add(new float[] {0.2f, 0.4f, 0.4f}, new float[] {0, 1, 0}, 1, 0);
        assertThat(value(epoch, Statistic.ACCURACY)).isEqualTo(1);
    }

    @Test
    void hingeTakesTargetsAsTheyAreWhenTheyAreNotBinary() {
        EpochAccumulator epoch = new EpochAccumulator(Loss.MEAN_SQUARED_ERROR, 1, false);
        // 1 - 0.5 * 0.8 = 0.6, and 1 - 0 * 0.6 = 1
        epoch.add(new float[] {0.8f, 0.6f}, new float[] {0.5f, 0}, 2, 0);
        assertThat(value(epoch, Statistic.HINGE)).isCloseTo(0.8f, within(1e-6f));
    }

    @Test
    void crossEntropiesClipProbabilitiesBy1em7() {
        // -ln(1e-7) = 16.118096
        EpochAccumulator binary = new EpochAccumulator(Loss.BINARY_CROSSENTROPY, 1, true);
        binary.add(new float[] {0, 1}, new float[] {1, 0}, 2, 0);
        assertThat(value(binary, Statistic.LOSS)).isCloseTo(16.118096f, within(1e-5f));

        EpochAccumulator several = new EpochAccumulator(Loss.CATEGORICAL_CROSSENTROPY, 2, true);
        several.add(new float[] {0, 1}, new float[] {1, 0}, 1, 0);
        assertThat(value(several, Statistic.LOSS)).isCloseTo(16.118096f, within(1e-5f));
    }

    @Test
    void divergenceClipsTargetsAndPredictionsTo1em7And1() {
        EpochAccumulator epoch = new EpochAccumulator(Loss.MEAN_SQUARED_ERROR, 2, false);
        // 1 ln(1 / 1e-7) = 16.118096; the target of 2 counts as 1, and its prediction 1 gives 0
        epoch.add(new float[] {0, 1}, new float[] {1, 2}, 1, 0);
        assertThat(value(epoch, Statistic.KULLBACK_LEIBLER_DIVERGENCE))
                .isCloseTo(16.118096f, within(1e-5f));
    }

    @Test
    void minibatchesCountByTheirRowsAndSoDoTheirPenalties() {
        EpochAccumulator epoch = new EpochAccumulator(Loss.MEAN_SQUARED_ERROR, 1, false);
        epoch.add(new float[] {1, 1, 1}, new float[3], 3, 0.5);
        epoch.add(new float[] {2}, new float[1], 1, 0.1);
        // (3·(1 + 0.5) + 1·(4 + 0.1)) / 4 = 8.6 / 4; without the penalty (3 + 4) / 4
        assertThat(value(epoch, Statistic.LOSS)).isEqualTo(2.15f);
        assertThat(value(epoch, Statistic.MEAN_SQUARED_ERROR)).isEqualTo(1.75f);
        // the root of the epoch's mean, not (3·1 + 1·2) / 4
        assertThat(value(epoch, Statistic.ROOT_MEAN_SQUARED_ERROR))
                .isCloseTo(1.3228757f, within(1e-6f));
    }

    @Test
    void rowsBeyondTheMinibatchAreNotRead() {
        EpochAccumulator epoch = new EpochAccumulator(Loss.MEAN_SQUARED_ERROR, 1, false);
        epoch.add(new float[] {1, Float.NaN}, new float[2], 1, 0);
        assertThat(value(epoch, Statistic.LOSS)).isEqualTo(1);
    }

    @Test
    void resetForgetsTheEpochBefore() {
        EpochAccumulator epoch = new EpochAccumulator(Loss.MEAN_SQUARED_ERROR, 1, false);
        epoch.add(new float[] {1}, new float[1], 1, 7);
        epoch.reset();
        epoch.add(new float[] {0.5f}, new float[1], 1, 0);
        assertThat(value(epoch, Statistic.LOSS)).isEqualTo(0.25f);
    }

    @ParameterizedTest
    @EnumSource
    void aPredictionOfNanMakesEveryStatisticNan(Loss loss) {
        int outputs = loss == Loss.BINARY_CROSSENTROPY ? 1 : 2;
        EpochAccumulator epoch = new EpochAccumulator(loss, outputs, true);
        epoch.add(new float[] {0.5f, 0.5f}, new float[] {0, 1}, 2 / outputs, 0);
        epoch.add(new float[] {Float.NaN, 0.5f}, new float[] {0, 1}, 2 / outputs, 0);
        assertThat(epoch.values()).containsOnly(Float.NaN);
    }

    @ParameterizedTest
    @EnumSource
    void anInfinitePredictionMakesNoStatisticFinite(Loss loss) {
        int outputs = loss == Loss.BINARY_CROSSENTROPY ? 1 : 2;
        EpochAccumulator epoch = new EpochAccumulator(loss, outputs, true);
        epoch.add(new float[] {Float.POSITIVE_INFINITY, 0.5f}, new float[] {1, 0}, 2 / outputs, 0);
        for (float value : epoch.values()) {
            assertThat(Float.isFinite(value)).isFalse();
        }
    }

    @Test
    void anInfinitePenaltyIsInTheLoss() {
        EpochAccumulator epoch = new EpochAccumulator(Loss.MEAN_SQUARED_ERROR, 1, false);
        epoch.add(new float[] {1}, new float[1], 1, Double.POSITIVE_INFINITY);
        assertThat(value(epoch, Statistic.LOSS)).isEqualTo(Float.POSITIVE_INFINITY);
        assertThat(value(epoch, Statistic.MEAN_SQUARED_ERROR)).isEqualTo(1);
    }

    @Test
    void trainingAndTestTargetsDecideForThemselvesWhetherTheyAreBinary() {
        // banana with label noise: noise is on the training targets alone
        DatasetFacts facts = new DatasetFacts("banana", 4, 1, Task.REGRESSION, 1, 1);
        PreparedDataset dataset =
                new PreparedDataset(facts, new float[4], new float[] {0, 1, 0.5f, 1});
        RunData data =
                new RunData(dataset, new int[] {0, 1}, new int[] {1, 3}, new float[] {0.1f, 0.9f});

        EpochAccumulator training = EpochAccumulator.ofTraining(Loss.MEAN_SQUARED_ERROR, data);
        training.add(new float[] {0.5f}, new float[] {0}, 1, 0);
        assertThat(value(training, Statistic.HINGE)).isEqualTo(1);

        EpochAccumulator test = EpochAccumulator.ofTest(Loss.MEAN_SQUARED_ERROR, data);
        test.add(new float[] {0.5f}, new float[] {0}, 1, 0);
        assertThat(value(test, Statistic.HINGE)).isEqualTo(1.5f);
    }

    private static float value(EpochAccumulator epoch, Statistic statistic) {
        return epoch.values()[statistic.ordinal()];
    }
}
