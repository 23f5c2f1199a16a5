package dev.creamery.engine.train.fused;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.creamery.engine.kernel.CrossEntropy;
import dev.creamery.engine.kernel.VectorKernels;
import dev.creamery.engine.network.Loss;
import dev.creamery.engine.train.EpochAccumulator;
import dev.creamery.engine.train.Statistic;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Random;
import java.util.random.RandomGenerator;

/** The kernels' statistics against the definition of the statistics. */
class KernelStatisticsTest {

    @ParameterizedTest
    @CsvSource({
        "MEAN_SQUARED_ERROR, NONE, 1, false",
        "MEAN_SQUARED_ERROR, NONE, 1, true",
        "MEAN_SQUARED_ERROR, NONE, 6, true",
        "MEAN_SQUARED_ERROR, NONE, 6, false",
        "BINARY_CROSSENTROPY, BINARY, 1, true",
        "CATEGORICAL_CROSSENTROPY, CATEGORICAL, 2, true",
        "CATEGORICAL_CROSSENTROPY, CATEGORICAL, 11, true"
    })
    void areThoseOfTheDefinition(
            Loss loss, CrossEntropy crossEntropy, int outputs, boolean binary) {
        VectorKernels kernels = new VectorKernels();
        for (int rows :
                new int[] {1, 7, 8, 9, 15, 16, 17, 31, 32, 33, 256, 1023, 1024, 1025, 3000}) {
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
            EpochAccumulator expected = new EpochAccumulator(loss, outputs, binary);
            expected.add(predictions, targets, rows, 0.25);
            double[] sums = new double[Statistic.values().length];
            kernels.measure(block, targetBlock, outputs, rows, stride, crossEntropy, binary, sums);
            EpochAccumulator actual = new EpochAccumulator(loss, outputs, binary);
            actual.add(sums, 0, rows, 0.25);
            for (Statistic statistic : Statistic.values()) {
                float value = expected.values()[statistic.ordinal()];
                assertThat(actual.values()[statistic.ordinal()])
                        .as(statistic + " of " + rows + " rows")
                        .isCloseTo(value, within(2e-6f * Math.max(1, Math.abs(value))));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"NONE, 2, false", "BINARY, 1, true", "CATEGORICAL, 3, true"})
    void ofNanAreNan(CrossEntropy crossEntropy, int outputs, boolean binary) {
        float[] block = new float[outputs * 48];
        block[5] = Float.NaN;
        double[] sums = new double[Statistic.values().length];
        new VectorKernels()
                .measure(
                        block, new float[outputs * 48], outputs, 9, 48, crossEntropy, binary, sums);
        assertThat(sums).containsOnly(Double.NaN);
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
