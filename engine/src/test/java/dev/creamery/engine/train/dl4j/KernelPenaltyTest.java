package dev.creamery.engine.train.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

import java.util.Random;

class KernelPenaltyTest {

    @Test
    void theSumOverAMillionWeightsIsExact() {
        float[] weights = new float[1 << 20];
        Random random = new Random(1);
        double expected = 0;
        for (int index = 0; index < weights.length; index++) {
            weights[index] = random.nextFloat(-0.1f, 0.1f);
            expected += 0.25 * Math.abs(weights[index]) + 4 * Math.pow(weights[index], 2);
        }
        try (INDArray matrix = Nd4j.create(weights, new long[] {1024, 1024}, 'f')) {
            assertThat(new KernelPenalty(0.25, 4).score(matrix, 0, 0))
                    .isCloseTo(expected, within(1e-6 * expected));
        }
    }

    @Test
    void aWeightOfZeroHasNoGradient() {
        try (INDArray weights = Nd4j.createFromArray(-2f, 0f, 3f);
                INDArray gradient = Nd4j.createFromArray(10f, 10f, 10f)) {
            new KernelPenalty(0.5, 0.25).apply(weights, gradient, 1, 0, 0);
            assertThat(gradient.toFloatVector()).containsExactly(8.5f, 10, 12);
        }
    }
}
