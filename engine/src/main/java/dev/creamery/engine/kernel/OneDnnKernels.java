package dev.creamery.engine.kernel;

import static dev.creamery.engine.kernel.Lanes.COUNT;
import static dev.creamery.engine.kernel.Lanes.SPECIES;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/**
 * {@link VectorKernels} whose matrix products are those of oneDNN where a layer is wide. Whether it
 * is depends on the layer alone: the library adds in another order.
 */
public final class OneDnnKernels extends VectorKernels {

    /**
     * From so many inputs and units on, the library is no slower than our own loops, at minibatches
     * of 32 and of 256, and soon faster. Measured once and fixed, as bits depend on it.
     */
    static final int WIDE = 128;

    private final int fewest;
    private final String name;
    private final ArraySegments segments = new ArraySegments();

    /** All layers by the library. */
    public OneDnnKernels() {
        this(1);
    }

    /**
     * @param fewest inputs and units of a layer whose products are the library's
     * @throws LinkageError if the library cannot be loaded
     */
    OneDnnKernels(int fewest) {
        this.fewest = fewest;
        name = nameOf(fewest);
    }

    private static String nameOf(int fewest) {
        String library = OneDnn.description();
        return fewest == 1
                ? library
                : "vector, from %d inputs and units on %s".formatted(fewest, library);
    }

    @Override
    public String name() {
        return name;
    }

    /** Whether the library makes the layer's products. */
    boolean isWide(Dense layer) {
        return layer.inputs() >= fewest && layer.units() >= fewest;
    }

    @Override
    public void forward(
            Dense layer, float[] parameters, Block in, Block out, int rows, boolean rectified) {
        if (!isWide(layer)) {
            super.forward(layer, parameters, in, out, rows, rectified);
            return;
        }
        OneDnn.multiply(
                segments,
                false,
                false,
                layer.units(),
                padded(rows),
                layer.inputs(),
                parameters,
                layer.weights(),
                layer.inputs(),
                in.values(),
                in.start(),
                in.stride(),
                out.values(),
                out.start(),
                out.stride());
        float floor = rectified ? 0 : MatrixTiles.NO_FLOOR;
        for (int unit = 0; unit < layer.units(); unit++) {
            int start = out.at(unit);
            float bias = parameters[layer.biases() + unit];
            activate(out.values(), start, start + padded(rows), bias, floor);
        }
    }

    private static void activate(float[] values, int start, int end, float bias, float floor) {
        FloatVector floors = FloatVector.broadcast(SPECIES, floor);
        for (int at = start; at < end; at += COUNT) {
            FloatVector value = FloatVector.fromArray(SPECIES, values, at).add(bias);
            value.blend(floors, value.compare(VectorOperators.LT, floors)).intoArray(values, at);
        }
    }

    @Override
    public void inputGradient(
            Dense layer, float[] parameters, Block delta, Block result, int rows) {
        if (!isWide(layer)) {
            super.inputGradient(layer, parameters, delta, result, rows);
            return;
        }
        OneDnn.multiply(
                segments,
                true,
                false,
                layer.inputs(),
                padded(rows),
                layer.units(),
                parameters,
                layer.weights(),
                layer.inputs(),
                delta.values(),
                delta.start(),
                delta.stride(),
                result.values(),
                result.start(),
                result.stride());
    }

    @Override
    public void hiddenGradient(
            Dense layer, float[] parameters, Block delta, Block activated, Block result, int rows) {
        if (!isWide(layer)) {
            super.hiddenGradient(layer, parameters, delta, activated, result, rows);
            return;
        }
        inputGradient(layer, parameters, delta, result, rows);
        rectifierGradient(activated, result, result, layer.inputs(), rows);
    }

    @Override
    public void parameterGradient(Dense layer, Block delta, Block in, float[] gradient, int rows) {
        if (!isWide(layer)) {
            super.parameterGradient(layer, delta, in, gradient, rows);
            return;
        }
        OneDnn.multiply(
                segments,
                false,
                true,
                layer.units(),
                layer.inputs(),
                rows,
                delta.values(),
                delta.start(),
                delta.stride(),
                in.values(),
                in.start(),
                in.stride(),
                gradient,
                layer.weights(),
                layer.inputs());
        parameterGradients.ofBiases(layer, delta, gradient, rows);
    }
}
