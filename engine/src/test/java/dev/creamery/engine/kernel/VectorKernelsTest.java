package dev.creamery.engine.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Random;
import java.util.random.RandomGenerator;

/** Against the plain loops, bit for bit, at sizes around every number of lanes and every tile. */
class VectorKernelsTest {

    private static final int[] UNITS = {1, 2, 3, 4, 5, 15, 16, 17, 23, 24, 25, 31, 33, 64, 67, 100};

    private final Kernels plain = new ScalarKernels();
    private final Kernels vector = new VectorKernels();

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 8, 9, 15, 16, 17, 31, 32, 33, 63, 64, 65, 96, 130})
    void layersGiveTheSameBits(int rows) {
        RandomGenerator random = new Random(rows);
        int stride = VectorKernels.padded(rows) + 16;
        for (int inputs : UNITS) {
            for (int units : new int[] {1, 3, 4, 6, 17}) {
                Dense layer = new Dense(inputs, units, 3, 3 + inputs * units);
                float[] parameters = values(random, 3 + inputs * units + units + 5);
                // each begins elsewhere
                Block in = placed(block(random, inputs, rows, stride), 12, stride);
                Block delta = placed(block(random, units, rows, stride), 5, stride);
                Block activated = new Block(rectified(in.values()), 12, stride);
                assertSame(
                        kernels -> {
                            Block out = placed(new float[units * stride], 7, stride);
                            kernels.forward(layer, parameters, in, out, rows, true);
                            return used(out, units, rows);
                        });
                assertSame(
                        kernels -> {
                            Block out = placed(new float[units * stride], 28, stride);
                            kernels.forward(layer, parameters, in, out, rows, false);
                            return used(out, units, rows);
                        });
                assertSame(
                        kernels -> {
                            Block result = placed(new float[inputs * stride], 1, stride);
                            kernels.inputGradient(layer, parameters, delta, result, rows);
                            return used(result, inputs, rows);
                        });
                assertSame(
                        kernels -> {
                            Block result = placed(new float[inputs * stride], 28, stride);
                            kernels.hiddenGradient(
                                    layer, parameters, delta, activated, result, rows);
                            return used(result, inputs, rows);
                        });
                assertSame(
                        kernels -> {
                            // what lies before and behind the layer stays as it is
                            float[] gradient = parameters.clone();
                            kernels.parameterGradient(layer, delta, in, gradient, rows);
                            return gradient;
                        });
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 8, 9, 15, 16, 17, 31, 32, 33, 65})
    void outputsGiveTheSameBits(int rows) {
        RandomGenerator random = new Random(rows);
        int stride = VectorKernels.padded(rows) + 16;
        for (int units : new int[] {1, 2, 7, 17}) {
            float[] one = block(random, units, rows, stride);
            float[] other = block(random, units, rows, stride);
            assertSame(onBlock(one, units, rows, stride, Kernels::softmax));
            assertSame(onBlock(one, units, rows, stride, Kernels::sigmoid));
            assertSame(
                    onBlock(
                            one,
                            units,
                            rows,
                            stride,
                            (kernels, values, u, r, s) ->
                                    kernels.crossEntropyGradient(
                                            values, other, values, 0.3f, u, r, s)));
            float[] classes = classes(random, units, rows, stride);
            assertSame(
                    onBlock(
                            one,
                            units,
                            rows,
                            stride,
                            (kernels, values, u, r, s) ->
                                    kernels.classGradient(values, classes, values, 0.3f, u, r, s)));
            assertSame(
                    onBlock(
                            one,
                            units,
                            rows,
                            stride,
                            (kernels, values, u, r, s) ->
                                    kernels.squaredErrorGradient(
                                            values, other, values, 0.3f, u, r, s)));
            assertSame(
                    onBlock(
                            one,
                            units,
                            rows,
                            stride,
                            (kernels, values, u, r, s) ->
                                    kernels.rectifierGradient(
                                            placed(other, 5, s),
                                            Block.of(values, s),
                                            Block.of(values, s),
                                            u,
                                            r)));
            assertSame(
                    onBlock(
                            one,
                            units,
                            rows,
                            stride,
                            (kernels, values, u, r, s) ->
                                    kernels.add(
                                            Block.of(values, s),
                                            placed(other, 5, s),
                                            Block.of(values, s),
                                            u,
                                            r)));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 8, 9, 15, 16, 17, 31, 100})
    void updatesGiveTheSameBits(int count) {
        RandomGenerator random = new Random(count);
        float[] gradient = values(random, count);
        float[] parameters = values(random, count);
        float[] moments = values(random, 2 * count);
        for (int index = 0; index < moments.length; index++) {
            moments[index] = Math.abs(moments[index]);
        }
        float[] single = java.util.Arrays.copyOf(moments, count);
        assertUpdate(
                parameters,
                moments,
                (k, p, m) -> k.adam(p, gradient, m, 0.1f, 0.9f, 0.999f, 1e-7f));
        assertUpdate(parameters, single, (k, p, m) -> k.rmsProp(p, gradient, m, 0.1f, 0.9f, 1e-7f));
        assertUpdate(
                parameters,
                moments,
                (k, p, m) -> k.rmsPropWithMomentum(p, gradient, m, 0.1f, 0.9f, 0.8f, 1e-7f));
        assertUpdate(parameters, single, (k, p, m) -> k.descend(p, gradient, 0.1f));
        assertUpdate(
                parameters, single, (k, p, m) -> k.descendWithMomentum(p, gradient, m, 0.1f, 0.8f));
        assertUpdate(
                parameters,
                single,
                (k, p, m) -> k.addPenaltyGradient(m, p, 0, p.length, 0.3f, 0.2f));
    }

    @Test
    void penaltiesAgree() {
        float[] parameters = values(new Random(1), 5000);
        for (int end : new int[] {7, 17, 1029, 4999}) {
            double[] expected = new double[1];
            double[] actual = new double[1];
            plain.penalty(parameters, 3, end, 0.3f, 0.2f, expected);
            vector.penalty(parameters, 3, end, 0.3f, 0.2f, actual);
            assertThat(actual[0]).isCloseTo(expected[0], within(1e-6 * expected[0]));
        }
    }

    @Test
    void rowsAreGatheredAndTheOthersCleared() {
        RandomGenerator random = new Random(1);
        int stride = VectorKernels.padded(90) + 16;
        for (int columns : new int[] {1, 3, 4, 5, 8, 9, 12, 15, 16, 17, 24, 25, 40}) {
            float[][] tables = new float[16][];
            for (int index = 0; index < tables.length; index++) {
                tables[index] = values(random, 20 * columns);
            }
            int[] tableRows = random.ints(93, 0, 20).toArray();
            for (int rows : new int[] {1, 15, 16, 17, 31, 33, 64, 90}) {
                assertSame(
                        kernels -> {
                            float[] values = new float[columns * stride];
                            java.util.Arrays.fill(values, 9);
                            Block block = placed(values, 12, stride);
                            kernels.gather(tables, columns, tableRows, 3, block, rows);
                            return used(block, columns, VectorKernels.padded(rows));
                        });
            }
        }
    }

    @Test
    void nanIsNotRectifiedAway() {
        Dense layer = new Dense(1, 1, 0, 1);
        float[] out = new float[48];
        float[] in = new float[48];
        in[0] = Float.NaN;
        vector.forward(layer, new float[] {1, 0}, Block.of(in, 48), Block.of(out, 48), 1, true);
        assertThat(out[0]).isNaN();
    }

    /** Vectors that the compiler cannot keep in registers would be made on the heap. */
    @Test
    void aWarmKernelAllocatesNothing() {
        int stride = 272;
        RandomGenerator random = new Random(1);
        Dense layer = new Dense(35, 37, 0, 35 * 37);
        Dense narrow = new Dense(9, 37, 0, 9 * 37);
        float[] parameters = values(random, 36 * 37);
        float[] gradient = new float[36 * 37];
        float[] moments = new float[2 * 36 * 37];
        Block in = Block.of(block(random, 37, 256, stride), stride);
        float[] out = new float[37 * stride];
        Block output = Block.of(out, stride);
        float[] delta = new float[37 * stride];
        Block back = Block.of(35, stride);
        float[] targets = new float[37 * stride];
        float[] classes = new float[stride];
        double[] sums = new double[10];
        Runnable step =
                () -> {
                    vector.forward(layer, parameters, in, output, 256, true);
                    vector.softmax(out, 37, 256, stride);
                    vector.measureClasses(out, classes, 37, 256, stride, sums);
                    vector.classGradient(out, classes, delta, 0.3f, 37, 256, stride);
                    vector.measure(out, targets, 37, 256, stride, true, true, sums);
                    vector.measure(out, targets, 37, 256, stride, false, false, sums);
                    vector.parameterGradient(layer, output, in, gradient, 250);
                    vector.parameterGradient(narrow, output, in, gradient, 250);
                    vector.inputGradient(layer, parameters, output, in, 256);
                    vector.hiddenGradient(layer, parameters, output, in, back, 256);
                    vector.rectifierGradient(in, output, output, 35, 256);
                    vector.adam(parameters, gradient, moments, 0.01f, 0.9f, 0.999f, 1e-7f);
                };
        long smallest = Long.MAX_VALUE;
        // the compiler works beside us, and on a busy machine takes its time
        long deadline = System.nanoTime() + 60_000_000_000L;
        while (smallest > 200 && System.nanoTime() < deadline) {
            long before = allocated();
            for (int repetition = 0; repetition < 100; repetition++) {
                step.run();
            }
            smallest = Math.min(smallest, (allocated() - before) / 100);
        }
        assertThat(smallest).as("bytes per step").isLessThanOrEqualTo(200);
    }

    private static long allocated() {
        return ((com.sun.management.ThreadMXBean)
                        java.lang.management.ManagementFactory.getThreadMXBean())
                .getCurrentThreadAllocatedBytes();
    }

    private interface Update {
        void apply(Kernels kernels, float[] parameters, float[] moments);
    }

    private void assertUpdate(float[] parameters, float[] moments, Update update) {
        assertSame(
                kernels -> {
                    float[] updated = parameters.clone();
                    float[] moved = moments.clone();
                    update.apply(kernels, updated, moved);
                    float[] both = java.util.Arrays.copyOf(updated, updated.length + moved.length);
                    System.arraycopy(moved, 0, both, updated.length, moved.length);
                    return both;
                });
    }

    private interface Result {
        float[] of(Kernels kernels);
    }

    private interface BlockKernel {
        void apply(Kernels kernels, float[] values, int units, int rows, int stride);
    }

    private static Result onBlock(
            float[] values, int units, int rows, int stride, BlockKernel kernel) {
        return kernels -> {
            float[] changed = values.clone();
            kernel.apply(kernels, changed, units, rows, stride);
            return used(changed, units, rows, stride);
        };
    }

    private void assertSame(Result result) {
        assertThat(result.of(vector)).isEqualTo(result.of(plain));
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

    /** As ReLU leaves it, with one value that is no number. */
    private static float[] rectified(float[] block) {
        float[] rectified = block.clone();
        for (int index = 0; index < block.length; index++) {
            rectified[index] = Math.max(0, block[index]);
        }
        rectified[rectified.length / 2] = Float.NaN;
        return rectified;
    }

    private static float[] classes(RandomGenerator random, int units, int rows, int stride) {
        float[] classes = new float[stride];
        for (int row = 0; row < rows; row++) {
            classes[row] = random.nextInt(units);
        }
        return classes;
    }

    private static Block placed(float[] values, int start, int stride) {
        float[] array = new float[start + values.length];
        System.arraycopy(values, 0, array, start, values.length);
        return new Block(array, start, stride);
    }

    private static float[] used(Block block, int units, int rows) {
        float[] values =
                java.util.Arrays.copyOfRange(block.values(), block.start(), block.at(units));
        return used(values, units, rows, block.stride());
    }

    private static float[] used(float[] block, int units, int rows, int stride) {
        float[] used = new float[units * rows];
        for (int unit = 0; unit < units; unit++) {
            System.arraycopy(block, unit * stride, used, unit * rows, rows);
        }
        return used;
    }
}
