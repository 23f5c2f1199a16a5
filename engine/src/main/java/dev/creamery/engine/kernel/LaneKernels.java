package dev.creamery.engine.kernel;

/**
 * Sixteen runs at once, a lane for each, which suits layers that are too narrow to fill the lanes
 * in another way. The bits of a run do not depend on what is in the other lanes. What works on
 * single values is that of {@link VectorKernels}, sixteen times as long.
 */
public final class LaneKernels extends VectorKernels {

    private static final int WIDTH = LaneSums.WIDTH;
    private static final float[] ZEROS = new float[WIDTH];

    public LaneKernels() {
        super(true);
    }

    @Override
    public String name() {
        return "lane per run";
    }

    @Override
    public int runs() {
        return WIDTH;
    }

    @Override
    public void forward(
            Dense layer,
            float[] parameters,
            float[] in,
            float[] out,
            int rows,
            int stride,
            boolean rectified) {
        LaneTiles.multiply(
                parameters,
                layer.weights(),
                layer.inputs(),
                1,
                layer.inputs(),
                in,
                stride,
                parameters,
                layer.biases(),
                1,
                layer.units(),
                rows / WIDTH,
                rectified ? 0 : MatrixTiles.NO_FLOOR,
                out);
    }

    @Override
    public void inputGradient(
            Dense layer, float[] parameters, float[] delta, float[] result, int rows, int stride) {
        LaneTiles.multiply(
                parameters,
                layer.weights(),
                1,
                layer.inputs(),
                layer.units(),
                delta,
                stride,
                ZEROS,
                0,
                0,
                layer.inputs(),
                rows / WIDTH,
                MatrixTiles.NO_FLOOR,
                result);
    }

    /** The partial sums of {@link ProductTiles} are the sixteen runs' sums. */
    @Override
    public void parameterGradient(
            Dense layer, float[] delta, float[] in, float[] gradient, int rows, int stride) {
        int lastUnit = layer.units() - 1;
        int lastInput = layer.inputs() - 1;
        for (int unit = 0; unit <= lastUnit; unit += 4) {
            int second = Math.min(unit + 1, lastUnit) * stride;
            int third = Math.min(unit + 2, lastUnit) * stride;
            int fourth = Math.min(unit + 3, lastUnit) * stride;
            int units = Math.min(4, layer.units() - unit);
            for (int input = 0; input <= lastInput; input += 4) {
                ProductTiles.products(
                        delta,
                        unit * stride,
                        second,
                        third,
                        fourth,
                        in,
                        input * stride,
                        Math.min(input + 1, lastInput) * stride,
                        Math.min(input + 2, lastInput) * stride,
                        Math.min(input + 3, lastInput) * stride,
                        rows,
                        partial);
                int columns = Math.min(4, layer.inputs() - input);
                for (int row = 0; row < units; row++) {
                    int to = layer.weights() + (unit + row) * layer.inputs() + input;
                    System.arraycopy(
                            partial, 4 * row * WIDTH, gradient, to * WIDTH, columns * WIDTH);
                }
            }
            ProductTiles.sums(delta, unit * stride, second, third, fourth, rows, partial, 0);
            System.arraycopy(partial, 0, gradient, (layer.biases() + unit) * WIDTH, units * WIDTH);
        }
    }
}
