package dev.creamery.engine.train.fused;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.creamery.engine.kernel.VectorKernels;
import dev.creamery.engine.network.Loss;
import dev.creamery.engine.train.EpochAccumulator;
import dev.creamery.engine.train.Statistic;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Random;
import java.util.random.RandomGenerator;

/** The kernels' statistics against the definition of the statistics. */
class KernelStatisticsTest {

    private static final int[] ROWS = {
        1, 7, 8, 9, 15, 16, 17, 31, 32, 33, 256, 1023, 1024, 1025, 3000
    };

    @ParameterizedTest
    @CsvSource({
        "MEAN_SQUARED_ERROR, 1, false",
        "MEAN_SQUARED_ERROR, 1, true",
        "MEAN_SQUARED_ERROR, 6, true",
        "MEAN_SQUARED_ERROR, 6, false",
        "BINARY_CROSSENTROPY, 1, true"
    })
    void areThoseOfTheDefinition(Loss loss, int outputs, boolean binary) {
        for (int rows : ROWS) {
            RandomGenerator random = new Random(rows);
            int stride = VectorKernels.padded(rows) + 16;
            float[] predictions = new float[rows * outputs];
            float[] targets = new float[rows * outputs];
            // what lies beside the rows must not be read
            float[] block = filled(outputs * stride);
            float[] targetBlock = filled(outputs * stride);
            for (int row = 0; row < rows; row++) {
                for (int output = 0; output < outputs; output++) {
                    int at = row * outputs + output;
                    predictions[at] = prediction(random);
                    float target = random.nextFloat(-0.2f, 1.2f);
                    targets[at] = binary ? (target > 0.5f ? 1 : 0) : target;
                    block[output * stride + row] = predictions[at];
                    targetBlock[output * stride + row] = targets[at];
                }
            }
            double[] sums = new double[Statistic.values().length];
            new VectorKernels()
                    .measure(
                            block,
                            targetBlock,
                            outputs,
                            rows,
                            stride,
                            loss == Loss.BINARY_CROSSENTROPY,
                            binary,
                            sums);
            assertSums(sums, loss, outputs, binary, predictions, targets, rows);
        }
    }

    /** Rows of every kind: sure and right, sure and wrong, undecided. */
    @ParameterizedTest
    @ValueSource(ints = {2, 3, 7, 11, 100})
    void ofClassesAreThoseOfTheDefinition(int outputs) {
        for (int rows : ROWS) {
            RandomGenerator random = new Random(rows);
            int stride = VectorKernels.padded(rows) + 16;
            float[] predictions = new float[rows * outputs];
            float[] targets = new float[rows * outputs];
            float[] block = filled(outputs * stride);
            float[] classes = filled(stride);
            for (int row = 0; row < rows; row++) {
                int start = row * outputs;
                int ofRow = random.nextInt(outputs);
                classes[row] = ofRow;
                targets[start + ofRow] = 1;
                softmax(random, predictions, start, outputs);
                for (int output = 0; output < outputs; output++) {
                    block[output * stride + row] = predictions[start + output];
                }
            }
            double[] sums = new double[Statistic.values().length];
            new VectorKernels().measureClasses(block, classes, outputs, rows, stride, sums);
            assertSums(
                    sums, Loss.CATEGORICAL_CROSSENTROPY, outputs, true, predictions, targets, rows);
        }
    }

    private static void assertSums(
            double[] sums,
            Loss loss,
            int outputs,
            boolean binary,
            float[] predictions,
            float[] targets,
            int rows) {
        EpochAccumulator expected = new EpochAccumulator(loss, outputs, binary);
        expected.add(predictions, targets, rows, 0.25);
        EpochAccumulator actual = new EpochAccumulator(loss, outputs, binary);
        actual.add(sums, 0, rows, 0.25);
        for (Statistic statistic : Statistic.values()) {
            float value = expected.values()[statistic.ordinal()];
            assertThat(actual.values()[statistic.ordinal()])
                    .as(statistic + " of " + rows + " rows")
                    .isCloseTo(value, within(2e-6f * Math.max(1, Math.abs(value))));
        }
    }

    /** The loss alone is not zero: its probabilities are clipped to 1 − 1e-7. */
    @Test
    void ofPerfectPredictionsAreExact() {
        float[] block = new float[3 * 48];
        float[] classes = new float[48];
        for (int row = 0; row < 20; row++) {
            classes[row] = row % 3;
            block[row % 3 * 48 + row] = 1;
        }
        double[] sums = new double[Statistic.values().length];
        new VectorKernels().measureClasses(block, classes, 3, 20, 48, sums);
        assertThat(sums[Statistic.ACCURACY.ordinal()]).isEqualTo(20);
        assertThat(sums[Statistic.MEAN_SQUARED_ERROR.ordinal()]).isZero();
        assertThat(sums[Statistic.MEAN_ABSOLUTE_ERROR.ordinal()]).isZero();
        assertThat(sums[Statistic.COSINE_SIMILARITY.ordinal()]).isEqualTo(20);
        assertThat(sums[Statistic.LOSS.ordinal()]).isCloseTo(20e-7, within(1e-9));
        assertThat(sums[Statistic.KULLBACK_LEIBLER_DIVERGENCE.ordinal()])
                .isCloseTo(0, within(20e-7));
    }

    @ParameterizedTest
    @CsvSource({"false, 2, false", "true, 1, true"})
    void ofNanAreNan(boolean crossEntropy, int outputs, boolean binary) {
        float[] block = new float[outputs * 48];
        block[5] = Float.NaN;
        double[] sums = new double[Statistic.values().length];
        new VectorKernels()
                .measure(
                        block, new float[outputs * 48], outputs, 9, 48, crossEntropy, binary, sums);
        assertThat(sums).containsOnly(Double.NaN);
    }

    @Test
    void ofNanAndClassesAreNan() {
        for (int output = 0; output < 3; output++) {
            float[] block = new float[3 * 48];
            java.util.Arrays.fill(block, 0.25f);
            block[output * 48 + 5] = Float.NaN;
            float[] classes = new float[48];
            classes[5] = 1;
            double[] sums = new double[Statistic.values().length];
            new VectorKernels().measureClasses(block, classes, 3, 9, 48, sums);
            assertThat(sums).containsOnly(Double.NaN);
        }
    }

    private static void softmax(RandomGenerator random, float[] values, int start, int count) {
        double scale = Math.pow(10, random.nextDouble(-1, 2));
        double sum = 0;
        for (int index = start; index < start + count; index++) {
            values[index] = (float) Math.exp(scale * random.nextDouble(-1, 0));
            sum += values[index];
        }
        for (int index = start; index < start + count; index++) {
            values[index] = (float) (values[index] / sum);
        }
    }

    /** Some at the very ends, where they are clipped. */
    private static float prediction(RandomGenerator random) {
        return switch (random.nextInt(10)) {
            case 0 -> 0;
            case 1 -> 1;
            case 2 -> 1e-6f * random.nextFloat();
            default -> random.nextFloat();
        };
    }

    private static float[] filled(int length) {
        float[] values = new float[length];
        java.util.Arrays.fill(values, Float.NaN);
        return values;
    }
}
