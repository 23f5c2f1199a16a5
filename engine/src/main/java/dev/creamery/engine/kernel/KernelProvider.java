package dev.creamery.engine.kernel;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/**
 * Chooses kernels. Which ones are chosen never depends on how many runs are trained together, as
 * each gives its own bits.
 */
public final class KernelProvider {

    /** What {@link #named} takes. */
    public static final List<String> NAMES = List.of("auto", "vector", "lane", "scalar");

    private static final Logger LOG = LoggerFactory.getLogger(KernelProvider.class);

    private final Supplier<Kernels> kernels;
    private final String description;

    private KernelProvider(Supplier<Kernels> kernels, String description) {
        this.kernels = kernels;
        this.description = description;
    }

    /**
     * The kernels of that name.
     *
     * @param name {@code vector}: SIMD along the minibatch; {@code lane}: a SIMD lane for each of
     *     16 runs, for narrow networks at small minibatches whose repetitions are trained by
     *     sixteens; {@code scalar}: plain loops; {@code auto}: vector if it passes its self-test,
     *     else scalar
     * @throws IllegalArgumentException if there are none
     */
    public static KernelProvider named(String name) {
        return switch (name) {
            case "auto" -> automatic(VectorKernels::new);
            case "vector" -> of(VectorKernels::new);
            case "lane" -> of(LaneKernels::new);
            case "scalar" -> of(ScalarKernels::new);
            default ->
                    throw new IllegalArgumentException(
                            "there are no kernels " + name + "; use one of " + NAMES);
        };
    }

    private static KernelProvider of(Supplier<Kernels> kernels) {
        return new KernelProvider(kernels, kernels.get().name());
    }

    /**
     * The preferred kernels if they work here, else the plain loops.
     *
     * @param preferred for one run at a time
     */
    static KernelProvider automatic(Supplier<Kernels> preferred) {
        String problem;
        try {
            if (agreesWithPlainLoops(preferred.get())) {
                return of(preferred);
            }
            problem = "they gave other results than the plain loops";
        } catch (LinkageError missing) {
            problem =
                    "Java lacks them ("
                            + missing
                            + "); start it with --add-modules=jdk.incubator.vector";
        } catch (RuntimeException broken) {
            problem = "they failed in their self-test (" + broken + ")";
        }
        LOG.warn("Training without SIMD kernels, many times slower: {}", problem);
        return new KernelProvider(ScalarKernels::new, "scalar; not vector: " + problem);
    }

    /** New kernels, for one thread. */
    public Kernels create() {
        return kernels.get();
    }

    /** Which kernels are active, and why not the better ones. */
    public String description() {
        return description;
    }

    /** A layer forward and back, of sizes that use every kind of tile. */
    private static boolean agreesWithPlainLoops(Kernels kernels) {
        return Arrays.equals(layer(kernels, 9, 6), layer(new ScalarKernels(), 9, 6))
                && Arrays.equals(layer(kernels, 37, 5), layer(new ScalarKernels(), 37, 5));
    }

    private static float[] layer(Kernels kernels, int inputs, int units) {
        int rows = 96;
        int stride = 112;
        Dense layer = new Dense(inputs, units, 0, inputs * units);
        float[] parameters = waves((inputs + 1) * units);
        float[] in = waves(inputs * stride);
        float[] out = new float[units * stride];
        kernels.forward(layer, parameters, in, out, rows, stride, false);
        kernels.softmax(out, units, rows, stride);
        kernels.crossEntropyGradient(out, new float[out.length], out, 0.5f, units, rows, stride);
        float[] gradient = new float[parameters.length];
        kernels.parameterGradient(layer, out, in, gradient, rows, stride);
        kernels.inputGradient(layer, parameters, out, in, rows, stride);
        kernels.adam(
                parameters, gradient, new float[2 * gradient.length], 0.1f, 0.9f, 0.99f, 1e-7f);
        float[] result = Arrays.copyOf(parameters, parameters.length + inputs * rows);
        for (int input = 0; input < inputs; input++) {
            System.arraycopy(in, input * stride, result, parameters.length + input * rows, rows);
        }
        return result;
    }

    private static float[] waves(int length) {
        float[] values = new float[length];
        for (int index = 0; index < length; index++) {
            values[index] = (float) Math.sin(0.7 * index);
        }
        return values;
    }
}
