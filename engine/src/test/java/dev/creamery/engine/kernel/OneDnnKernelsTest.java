package dev.creamery.engine.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

@OneDnnHere
class OneDnnKernelsTest {

    private final Kernels plain = new ScalarKernels();
    private final Kernels library = new OneDnnKernels();

    /** One layer forward and back, with parameters that do not start at index 0. */
    private record Layer(Dense dense, float[] parameters, Block in, Block delta, int rows) {

        static Layer of(int inputs, int units, int rows) {
            RandomGenerator random = new Random(inputs * 1000L + units);
            int stride = VectorKernels.padded(rows) + 16;
            return new Layer(
                    new Dense(inputs, units, 3, 3 + inputs * units),
                    values(random, 3 + inputs * units + units + 5),
                    Block.of(block(random, inputs, rows, stride), stride),
                    Block.of(block(random, units, rows, stride), stride),
                    rows);
        }

        int stride() {
            return VectorKernels.padded(rows) + 16;
        }

        float[] out(Kernels kernels, boolean rectified) {
            float[] out = new float[dense.units() * stride()];
            Arrays.fill(out, Float.NaN);
            kernels.forward(dense, parameters, in, Block.of(out, stride()), rows, rectified);
            return used(out, dense.units());
        }

        float[] gradient(Kernels kernels) {
            float[] gradient = new float[parameters.length];
            kernels.parameterGradient(dense, delta, in, gradient, rows);
            return gradient;
        }

        float[] back(Kernels kernels) {
            float[] back = new float[dense.inputs() * stride()];
            kernels.inputGradient(dense, parameters, delta, Block.of(back, stride()), rows);
            return used(back, dense.inputs());
        }

        private float[] used(float[] block, int units) {
            float[] used = new float[units * rows];
            for (int unit = 0; unit < units; unit++) {
                System.arraycopy(block, unit * stride(), used, unit * rows, rows);
            }
            return used;
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 8, 9, 15, 16, 17, 31, 32, 33, 130, 256})
    void layersAgreeWithPlainLoops(int rows) {
        for (int inputs : new int[] {1, 3, 15, 16, 17, 40, 67, 100}) {
            for (int units : new int[] {1, 2, 16, 17, 47, 48, 49}) {
                Layer layer = Layer.of(inputs, units, rows);
                assertClose(layer.out(library, true), layer.out(plain, true), inputs);
                assertClose(layer.out(library, false), layer.out(plain, false), inputs);
                assertClose(layer.gradient(library), layer.gradient(plain), rows);
                assertClose(layer.back(library), layer.back(plain), units);
            }
        }
    }

    /** Large enough to be cut into several calls. */
    @Test
    void aLargeLayerAgreesWithOurOwn() {
        Layer layer = Layer.of(1500, 1300, 300);
        Kernels own = new VectorKernels();
        assertClose(layer.out(library, true), layer.out(own, true), 1500);
        assertClose(layer.gradient(library), layer.gradient(own), 300);
        assertClose(layer.back(library), layer.back(own), 1300);
    }

    @ParameterizedTest
    @CsvSource({"39, 400", "400, 39"})
    void aNarrowLayerKeepsTheBitsOfOurOwnLoops(int inputs, int units) {
        Layer layer = Layer.of(inputs, units, 33);
        Kernels automatic = new OneDnnKernels(40);
        Kernels own = new VectorKernels();
        assertThat(layer.out(automatic, true)).isEqualTo(layer.out(own, true));
        assertThat(layer.gradient(automatic)).isEqualTo(layer.gradient(own));
        assertThat(layer.back(automatic)).isEqualTo(layer.back(own));
    }

    /** Bits must not depend on where the collector puts an array, nor on who asks. */
    @Test
    void theSameLayerGivesTheSameBitsInEveryPlaceAndThread() throws Exception {
        Layer layer = Layer.of(719, 176, 256);
        float[] gradient = layer.gradient(library);
        float[] out = layer.out(library, true);
        float[] back = layer.back(library);
        Callable<Boolean> same =
                () -> {
                    boolean equal = true;
                    byte[][] between = new byte[8][];
                    for (int repetition = 0; repetition < 8; repetition++) {
                        between[repetition] = new byte[8 * repetition];
                        Layer copy = Layer.of(719, 176, 256);
                        Kernels kernels = new OneDnnKernels();
                        equal &= Arrays.equals(copy.gradient(kernels), gradient);
                        equal &= Arrays.equals(copy.out(kernels, true), out);
                        equal &= Arrays.equals(copy.back(kernels), back);
                    }
                    return equal && between[7].length == 56;
                };
        try (ExecutorService threads = Executors.newFixedThreadPool(3)) {
            for (Future<Boolean> result :
                    threads.invokeAll(Stream.generate(() -> same).limit(3).toList())) {
                assertThat(result.get()).isTrue();
            }
        }
    }

    @Test
    void nanIsNotRectifiedAway() {
        Layer layer = Layer.of(3, 2, 5);
        Arrays.fill(layer.in().values(), Float.NaN);
        assertThat(layer.out(library, true)).containsOnly(Float.NaN);
    }

    @Test
    void aWarmProductAllocatesNextToNothing() {
        Layer layer = Layer.of(50, 60, 64);
        float[] gradient = new float[layer.parameters().length];
        Block out = Block.of(60, layer.stride());
        Block back = Block.of(50, layer.stride());
        Runnable step =
                () -> {
                    library.forward(layer.dense(), layer.parameters(), layer.in(), out, 64, true);
                    library.parameterGradient(
                            layer.dense(), layer.delta(), layer.in(), gradient, 64);
                    library.inputGradient(
                            layer.dense(), layer.parameters(), layer.delta(), back, 64);
                };
        long smallest = Long.MAX_VALUE;
        long deadline = System.nanoTime() + 60_000_000_000L;
        while (smallest > 200 && System.nanoTime() < deadline) {
            long before = allocated();
            for (int repetition = 0; repetition < 1000; repetition++) {
                step.run();
            }
            smallest = Math.min(smallest, (allocated() - before) / 1000);
        }
        assertThat(smallest).as("bytes per step").isLessThanOrEqualTo(200);
    }

    private static long allocated() {
        return ((com.sun.management.ThreadMXBean)
                        java.lang.management.ManagementFactory.getThreadMXBean())
                .getCurrentThreadAllocatedBytes();
    }

    /** Sums of so many products of values below 1, added in another order. */
    private static void assertClose(float[] actual, float[] expected, int terms) {
        assertThat(actual).hasSameSizeAs(expected);
        for (int index = 0; index < actual.length; index++) {
            if (!(Math.abs(actual[index] - expected[index]) <= 1e-6f * (terms + 1))) {
                assertThat(actual[index])
                        .as("value " + index)
                        .isCloseTo(expected[index], within(1e-6f * (terms + 1)));
            }
        }
    }

    private static float[] values(RandomGenerator random, int count) {
        float[] values = new float[count];
        for (int index = 0; index < count; index++) {
            values[index] = random.nextFloat(-1, 1);
        }
        return values;
    }

    /** Values in the rows used, 0 in the others. */
    private static float[] block(RandomGenerator random, int units, int rows, int stride) {
        float[] block = new float[units * stride];
        for (int unit = 0; unit < units; unit++) {
            for (int row = 0; row < rows; row++) {
                block[unit * stride + row] = random.nextFloat(-1, 1);
            }
        }
        return block;
    }
}
