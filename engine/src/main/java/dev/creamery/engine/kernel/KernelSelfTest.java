package dev.creamery.engine.kernel;

import java.util.Arrays;

/** Compares kernels with the plain loops, in a few layers of sizes that use every kind of tile. */
final class KernelSelfTest {

    private static final int ROWS = 90;
    private static final int STRIDE = 112;

    /** Of a sum of 90 products, or fewer, of values below 1 in another order. */
    private static final float TOLERANCE = 1e-4f;

    private KernelSelfTest() {}

    /** Whether a layer forward and back, softmax, loss and update are the same bit for bit. */
    static boolean givesTheBitsOfPlainLoops(Kernels kernels) {
        return Arrays.equals(step(kernels, 9, 6), step(new ScalarKernels(), 9, 6))
                && Arrays.equals(step(kernels, 37, 5), step(new ScalarKernels(), 37, 5));
    }

    /** Whether a layer forward and back is the same within rounding. */
    static boolean isCloseToPlainLoops(Kernels kernels) {
        return areClose(products(kernels, 9, 6), products(new ScalarKernels(), 9, 6))
                && areClose(products(kernels, 37, 70), products(new ScalarKernels(), 37, 70));
    }

    private static boolean areClose(float[] values, float[] expected) {
        for (int index = 0; index < values.length; index++) {
            // written so that NaN is not close
            if (!(Math.abs(values[index] - expected[index]) <= TOLERANCE)) {
                return false;
            }
        }
        return true;
    }

    /** Whether the same holds for each of sixteen runs. */
    static boolean givesEachLaneTheBitsOfPlainLoops(LaneKernels kernels) {
        return Arrays.equals(step(kernels, 9, 6), sixteen(step(new ScalarKernels(), 9, 6)))
                && Arrays.equals(step(kernels, 27, 5), sixteen(step(new ScalarKernels(), 27, 5)));
    }

    private static float[] sixteen(float[] values) {
        float[] repeated = new float[values.length * LaneSums.WIDTH];
        for (int index = 0; index < repeated.length; index++) {
            repeated[index] = values[index / LaneSums.WIDTH];
        }
        return repeated;
    }

    private static float[] step(Kernels kernels, int inputs, int units) {
        int runs = kernels.runs();
        int rows = ROWS * runs;
        int stride = STRIDE * runs;
        Dense layer = new Dense(inputs, units, 0, inputs * units);
        float[] parameters = waves((inputs + 1) * units);
        float[] in = block(inputs);
        if (runs > 1) {
            parameters = sixteen(parameters);
            in = sixteen(in);
        }
        float[] out = new float[units * stride];
        Block input = Block.of(in, stride);
        Block output = Block.of(out, stride);
        kernels.forward(layer, parameters, input, output, rows, false);
        kernels.softmax(out, units, rows, stride);
        kernels.crossEntropyGradient(out, new float[out.length], out, 0.5f, units, rows, stride);
        float[] gradient = new float[parameters.length];
        kernels.parameterGradient(layer, output, input, gradient, rows);
        kernels.inputGradient(layer, parameters, output, input, rows);
        kernels.adam(
                parameters, gradient, new float[2 * gradient.length], 0.1f, 0.9f, 0.99f, 1e-7f);
        return joined(parameters, used(in, inputs, rows, stride));
    }

    private static float[] products(Kernels kernels, int inputs, int units) {
        Dense layer = new Dense(inputs, units, 0, inputs * units);
        float[] parameters = waves((inputs + 1) * units);
        Block in = Block.of(block(inputs), STRIDE);
        float[] out = new float[units * STRIDE];
        Arrays.fill(out, Float.NaN);
        kernels.forward(layer, parameters, in, Block.of(out, STRIDE), ROWS, true);
        Block delta = Block.of(block(units), STRIDE);
        float[] gradient = new float[parameters.length];
        kernels.parameterGradient(layer, delta, in, gradient, ROWS);
        float[] back = new float[inputs * STRIDE];
        kernels.inputGradient(layer, parameters, delta, Block.of(back, STRIDE), ROWS);
        return joined(
                used(out, units, ROWS, STRIDE), joined(gradient, used(back, inputs, ROWS, STRIDE)));
    }

    private static float[] joined(float[] one, float[] other) {
        float[] both = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }

    private static float[] used(float[] block, int units, int rows, int stride) {
        float[] used = new float[units * rows];
        for (int unit = 0; unit < units; unit++) {
            System.arraycopy(block, unit * stride, used, unit * rows, rows);
        }
        return used;
    }

    /** Values in the rows used, 0 in the others. */
    private static float[] block(int units) {
        float[] block = waves(units * STRIDE);
        for (int unit = 0; unit < units; unit++) {
            Arrays.fill(block, unit * STRIDE + ROWS, (unit + 1) * STRIDE, 0);
        }
        return block;
    }

    private static float[] waves(int length) {
        float[] values = new float[length];
        for (int index = 0; index < length; index++) {
            values[index] = (float) Math.sin(0.7 * index);
        }
        return values;
    }
}
