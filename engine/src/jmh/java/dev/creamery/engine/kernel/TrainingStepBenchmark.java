package dev.creamery.engine.kernel;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

import java.util.Random;
import java.util.concurrent.TimeUnit;

/**
 * The kernels of one hidden layer, forward and back: products alone, without statistics and
 * updates. A step of {@code width}² · {@code rows} · 6 floating-point operations, for each of the
 * runs that the kernels train at once.
 */
@State(Scope.Thread)
@Fork(
        value = 1,
        jvmArgsAppend = {"--add-modules=jdk.incubator.vector"})
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 1)
@OutputTimeUnit(TimeUnit.SECONDS)
public class TrainingStepBenchmark {

    @Param({"vector", "lane", "scalar"})
    public String kernels = "";

    @Param({"4", "18", "59", "176"})
    public int width;

    @Param({"32", "256"})
    public int rows;

    private Kernels active = new ScalarKernels();
    private Dense layer = new Dense(1, 1, 0, 1);
    private float[] parameters = {};
    private float[] gradient = {};
    private Block in = Block.of(0, 0);
    private Block out = in;
    private Block back = in;
    private int values;

    @Setup
    public void prepare() {
        active = KernelProvider.named(kernels).create();
        values = rows * active.runs();
        int stride = VectorKernels.padded(values) + LaneSums.WIDTH;
        layer = new Dense(width, width, 0, width * width);
        parameters = random((width + 1) * width * active.runs());
        gradient = new float[parameters.length];
        BlockSpace space = new BlockSpace(0);
        in = space.block(width, stride);
        float[] inputs = random(width * stride);
        System.arraycopy(inputs, 0, in.values(), in.start(), inputs.length);
        out = space.block(width, stride);
        back = space.block(width, stride);
    }

    @Benchmark
    public float forwardAndBack() {
        active.forward(layer, parameters, in, out, values, true);
        active.parameterGradient(layer, out, in, gradient, values);
        active.inputGradient(layer, parameters, out, back, values);
        return back.values()[back.start()] + gradient[0];
    }

    private static float[] random(int length) {
        Random random = new Random(1);
        float[] result = new float[length];
        for (int index = 0; index < length; index++) {
            result[index] = random.nextFloat() - 0.5f;
        }
        return result;
    }
}
