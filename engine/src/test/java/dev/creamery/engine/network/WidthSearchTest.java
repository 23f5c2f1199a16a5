package dev.creamery.engine.network;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WidthSearchTest {

    @ParameterizedTest
    @CsvSource({
        "784, 10, rectangle, 1024, 807",
        "784, 10, rectangle, 4096, 4015",
        "784, 10, rectangle, 65536, 65335",
        "784, 10, rectangle, 1048576, 1049407",
        "784, 10, rectangle, 16777216, 16774831",
        "126, 3, rectangle, 128, 135",
        "126, 3, rectangle, 1024, 969",
        "126, 3, rectangle, 32768, 32769",
        "126, 3, rectangle, 262144, 262485",
        "26, 11, exponential, 512, 561",
    })
    void findsThePublishedParameterCounts(
            int inputs, int outputs, String shape, long size, long numFreeParameters) {
        NetworkStructure network = closest(shape, inputs, outputs, size, 3);

        assertThat(network.numFreeParameters()).isEqualTo(numFreeParameters);
    }

    @Test
    void findsThePublishedWidths() {
        assertThat(closest("exponential", 26, 11, 512, 3).widths()).containsExactly(11, 11, 11);
    }

    @Test
    void noOtherRectangleIsCloser() {
        for (long size : new long[] {32, 100, 777, 5000, 123456}) {
            long found = closest("rectangle", 13, 4, size, 5).numFreeParameters();
            for (int width = 1; width < 400; width++) {
                long other =
                        new NetworkStructure(
                                        13,
                                        new Shape.Rectangle(false).widths(width, 4, 5),
                                        false,
                                        OutputActivation.SOFTMAX)
                                .numFreeParameters();
                assertThat(Math.abs(found - size)).isLessThanOrEqualTo(Math.abs(other - size));
            }
        }
    }

    @Test
    void theLargestSizesOfButterDoNotOverflow() {
        for (Shape shape : Shape.all().values()) {
            for (int depth : new int[] {2, 20, 255}) {
                long found = closest(shape.label(), 784, 10, 1L << 27, depth).numFreeParameters();
                assertThat(WidthSearch.isValid(found, 1L << 27)).as("%s %d", shape, depth).isTrue();
            }
        }
    }

    @Test
    void aNetworkIsValidUpToATwentyPercentMiss() {
        assertThat(WidthSearch.isValid(1200, 1000)).isTrue();
        assertThat(WidthSearch.isValid(1201, 1000)).isFalse();
        assertThat(WidthSearch.isValid(800, 1000)).isTrue();
        assertThat(WidthSearch.isValid(799, 1000)).isFalse();
    }

    @Test
    void theOutputFollowsFromTheTask() {
        assertThat(closest("rectangle", 4, 3, 100, 3).outputActivation())
                .isEqualTo(OutputActivation.SOFTMAX);
        assertThat(Task.CLASSIFICATION.outputActivation(1)).isEqualTo(OutputActivation.SIGMOID);
        assertThat(Task.REGRESSION.outputActivation(6)).isEqualTo(OutputActivation.SIGMOID);
        assertThat(Task.CLASSIFICATION.loss(1)).isEqualTo(Loss.BINARY_CROSSENTROPY);
        assertThat(Task.CLASSIFICATION.loss(3)).isEqualTo(Loss.CATEGORICAL_CROSSENTROPY);
        assertThat(Task.REGRESSION.loss(6)).isEqualTo(Loss.MEAN_SQUARED_ERROR);
    }

    private static NetworkStructure closest(
            String shape, int inputs, int outputs, long size, int depth) {
        return WidthSearch.closest(
                Shape.named(shape).orElseThrow(),
                inputs,
                outputs,
                Task.CLASSIFICATION,
                size,
                depth);
    }
}
