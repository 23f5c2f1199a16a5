package dev.creamery.engine.train.fused;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.creamery.engine.kernel.Block;
import dev.creamery.engine.kernel.BlockSpace;
import dev.creamery.engine.kernel.Kernels;
import dev.creamery.engine.kernel.LaneKernels;
import dev.creamery.engine.kernel.ScalarKernels;
import dev.creamery.engine.kernel.VectorKernels;
import dev.creamery.engine.network.Loss;
import dev.creamery.engine.network.NetworkStructure;
import dev.creamery.engine.train.ParameterLayout;
import dev.creamery.engine.train.TestJob;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

class HiddenPartsTest {

    private static final int ROWS = 50;

    /** 100 units: four parts of 25; 3 outputs. */
    private static final NetworkStructure NETWORK = network(100);

    @Test
    void outputsAreThoseOfTheWholeLayerWithinRounding() {
        for (Kernels kernels : kernels()) {
            int stride = stride(kernels);
            float[] whole =
                    outputs(new WholeLayers(NETWORK, kernels, stride, new BlockSpace(0)), kernels);
            float[] parts =
                    outputs(
                            new HiddenParts(NETWORK, kernels, stride, new BlockSpace(0), 30),
                            kernels);
            assertThat(parts).hasSameSizeAs(whole).isNotEqualTo(whole);
            for (int index = 0; index < whole.length; index++) {
                assertThat(parts[index]).isCloseTo(whole[index], within(1e-4f));
            }
            assertThat(
                            outputs(
                                    new HiddenParts(
                                            NETWORK, kernels, stride, new BlockSpace(0), 100),
                                    kernels))
                    .isEqualTo(whole);
        }
    }

    @Test
    void gradientsAreThoseOfTheWholeLayerBitForBit() {
        for (Kernels kernels : kernels()) {
            int stride = stride(kernels);
            float[] whole =
                    gradient(new WholeLayers(NETWORK, kernels, stride, new BlockSpace(0)), kernels);
            assertThat(
                            gradient(
                                    new HiddenParts(
                                            NETWORK, kernels, stride, new BlockSpace(0), 30),
                                    kernels))
                    .as(kernels.name())
                    .isEqualTo(whole);
        }
    }

    @Test
    void networkAndMinibatchDecide() {
        assertThat(HiddenParts.suit(network(2048), 256)).isFalse();
        assertThat(HiddenParts.suit(network(2049), 256)).isTrue();
        assertThat(HiddenParts.suit(network(2049), 32)).isFalse();
        NetworkStructure deep =
                TestJob.of(Loss.CATEGORICAL_CROSSENTROPY).withHidden(2049, 5).job().network();
        assertThat(HiddenParts.suit(deep, 256)).isFalse();
        NetworkStructure broad =
                TestJob.of(Loss.CATEGORICAL_CROSSENTROPY)
                        .withInputs(257, 1)
                        .withHidden(2049)
                        .job()
                        .network();
        assertThat(HiddenParts.suit(broad, 256)).isFalse();
    }

    @Test
    void partsTakeTheMemoryOfSomeUnitsHoweverManyThereAre() {
        long few = Layers.valuesPerRow(network(10_000), 256);
        assertThat(Layers.valuesPerRow(network(10_000_000), 256)).isEqualTo(few).isLessThan(2000);
    }

    private static List<Kernels> kernels() {
        return List.of(new ScalarKernels(), new VectorKernels(), new LaneKernels());
    }

    private static NetworkStructure network(int units) {
        return TestJob.of(Loss.CATEGORICAL_CROSSENTROPY).withHidden(units).job().network();
    }

    private static int stride(Kernels kernels) {
        return Minibatch.stride(ROWS * kernels.runs());
    }

    private static float[] outputs(Layers layers, Kernels kernels) {
        layers.forward(parameters(kernels), inputs(kernels), ROWS * kernels.runs());
        return used(layers.outputs(), kernels);
    }

    private static float[] gradient(Layers layers, Kernels kernels) {
        outputs(layers, kernels);
        fill(layers.outputDerivatives(), NETWORK.outputs(), kernels, 2);
        float[] gradient = new float[parameters(kernels).length];
        layers.backward(parameters(kernels), inputs(kernels), gradient, ROWS * kernels.runs());
        return gradient;
    }

    private static Block inputs(Kernels kernels) {
        float[] inputs = new float[NETWORK.inputs() * stride(kernels)];
        fill(inputs, NETWORK.inputs(), kernels, 1);
        return Block.of(inputs, stride(kernels));
    }

    private static float[] parameters(Kernels kernels) {
        float[] parameters = new float[new ParameterLayout(NETWORK).length() * kernels.runs()];
        SplittableRandom random = new SplittableRandom(3);
        for (int index = 0; index < parameters.length; index++) {
            parameters[index] = (float) random.nextDouble(-1, 1);
        }
        return parameters;
    }

    private static void fill(float[] block, int units, Kernels kernels, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int stride = stride(kernels);
        for (int unit = 0; unit < units; unit++) {
            for (int row = 0; row < ROWS * kernels.runs(); row++) {
                block[unit * stride + row] = (float) random.nextDouble(-1, 1);
            }
        }
    }

    private static float[] used(float[] block, Kernels kernels) {
        int stride = stride(kernels);
        int values = ROWS * kernels.runs();
        float[] used = new float[NETWORK.outputs() * values];
        IntStream.range(0, NETWORK.outputs())
                .forEach(
                        unit ->
                                System.arraycopy(
                                        block, unit * stride, used, unit * values, values));
        return used;
    }
}
