package dev.creamery.engine.kernel;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

import java.util.Random;
import java.util.concurrent.TimeUnit;

/**
 * What the ten statistics of a minibatch take, for seven classes and for each of the runs that the
 * kernels train at once.
 */
@State(Scope.Thread)
@Fork(
        value = 1,
        jvmArgsAppend = {"--add-modules=jdk.incubator.vector"})
@BenchmarkMode(Mode.AverageTime)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 1)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class StatisticsBenchmark {

    private static final int CLASSES = 7;

    @Param({"vector", "lane"})
    public String kernels = "";

    @Param({"32", "256"})
    public int rows;

    private Kernels active = new ScalarKernels();
    private float[] predictions = {};
    private float[] classes = {};
    private double[] sums = {};
    private int values;
    private int stride;

    @Setup
    public void prepare() {
        active = KernelProvider.named(kernels).create();
        values = rows * active.runs();
        stride = VectorKernels.padded(values) + LaneSums.WIDTH;
        Random random = new Random(1);
        predictions = new float[CLASSES * stride];
        classes = new float[stride];
        for (int index = 0; index < predictions.length; index++) {
            predictions[index] = random.nextFloat();
        }
        for (int value = 0; value < values; value++) {
            classes[value] = random.nextInt(CLASSES);
        }
        active.softmax(predictions, CLASSES, values, stride);
        sums = new double[active.runs() * 10];
    }

    @Benchmark
    public double measure() {
        active.measureClasses(predictions, classes, CLASSES, values, stride, sums);
        return sums[0];
    }
}
