package dev.creamery.engine.kernel;

/**
 * Sixteen runs at once, a lane for each, which suits layers that are too narrow to fill the lanes
 * in another way. The bits of a run do not depend on what is in the other lanes. What works on
 * single values is that of {@link VectorKernels}, sixteen times as long.
 */
public final class LaneKernels extends VectorKernels {

    private static final int WIDTH = LaneSums.WIDTH;
    private static final float[] ZEROS = new float[WIDTH];

    private final float[] partial = new float[WIDTH * WIDTH];
    private final float[] halves = new float[LaneProducts.PARTIAL];

    public LaneKernels() {
        super(WIDTH);
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
            Dense layer, float[] parameters, Block in, Block out, int rows, boolean rectified) {
        LaneTiles.multiply(
                parameters,
                layer.weights(),
                layer.inputs(),
                1,
                layer.inputs(),
                in,
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
            Dense layer, float[] parameters, Block delta, Block result, int rows) {
        LaneTiles.multiply(
                parameters,
                layer.weights(),
                1,
                layer.inputs(),
                layer.units(),
                delta,
                ZEROS,
                0,
                0,
                layer.inputs(),
                rows / WIDTH,
                MatrixTiles.NO_FLOOR,
                result);
    }

    @Override
    public void hiddenGradient(
            Dense layer, float[] parameters, Block delta, Block activated, Block result, int rows) {
        LaneGradientTiles.multiply(layer, parameters, delta, activated, result, rows / WIDTH);
    }

    @Override
    public void parameterGradient(Dense layer, Block delta, Block in, float[] gradient, int rows) {
        if (layer.inputs() < Dense.WIDE) {
            weightsByHalves(layer, delta, in, gradient, rows);
        } else {
            weightsInOrder(layer, delta, in, gradient, rows);
        }
        for (int unit = 0; unit < layer.units(); unit++) {
            int to = (layer.biases() + unit) * WIDTH;
            LaneProducts.sum(
                    delta.values(), delta.at(unit), rows, delta.stride(), halves, gradient, to);
        }
    }

    private void weightsByHalves(Dense layer, Block delta, Block in, float[] gradient, int rows) {
        int lastUnit = layer.units() - 1;
        int lastInput = layer.inputs() - 1;
        for (int unit = 0; unit <= lastUnit; unit += 4) {
            for (int input = 0; input <= lastInput; input += 2) {
                LaneProducts.products(
                        delta.values(),
                        delta.at(unit),
                        delta.at(Math.min(unit + 1, lastUnit)),
                        delta.at(Math.min(unit + 2, lastUnit)),
                        delta.at(Math.min(unit + 3, lastUnit)),
                        in.values(),
                        in.at(input),
                        in.at(Math.min(input + 1, lastInput)),
                        rows,
                        delta.stride(),
                        halves);
                for (int row = 0; row < 4 && unit + row <= lastUnit; row++) {
                    int to = place(layer, unit + row, input);
                    LaneProducts.sum(halves, 2 * row, gradient, to);
                    if (input < lastInput) {
                        LaneProducts.sum(halves, 2 * row + 1, gradient, to + WIDTH);
                    }
                }
            }
        }
    }

    private static int place(Dense layer, int unit, int input) {
        return (layer.weights() + unit * layer.inputs() + input) * WIDTH;
    }

    /** The partial sums of {@link ProductTiles} are the sixteen runs' sums. */
    private void weightsInOrder(Dense layer, Block delta, Block in, float[] gradient, int rows) {
        int lastUnit = layer.units() - 1;
        int lastInput = layer.inputs() - 1;
        for (int unit = 0; unit <= lastUnit; unit += 4) {
            int second = delta.at(Math.min(unit + 1, lastUnit));
            int third = delta.at(Math.min(unit + 2, lastUnit));
            int fourth = delta.at(Math.min(unit + 3, lastUnit));
            int units = Math.min(4, layer.units() - unit);
            for (int input = 0; input <= lastInput; input += 4) {
                ProductTiles.products(
                        delta.values(),
                        delta.at(unit),
                        second,
                        third,
                        fourth,
                        in.values(),
                        in.at(input),
                        in.at(Math.min(input + 1, lastInput)),
                        in.at(Math.min(input + 2, lastInput)),
                        in.at(Math.min(input + 3, lastInput)),
                        rows,
                        partial);
                int columns = Math.min(4, layer.inputs() - input);
                for (int row = 0; row < units; row++) {
                    System.arraycopy(
                            partial,
                            4 * row * WIDTH,
                            gradient,
                            place(layer, unit + row, input),
                            columns * WIDTH);
                }
            }
        }
    }

    @Override
    public void penalty(
            float[] parameters, int start, int end, float l1, float l2, double[] penalties) {
        int at = start;
        int atOnce = WEIGHTS_AT_ONCE * WIDTH;
        for (; at + atOnce <= end; at += atOnce) {
            for (int first = at; first < at + WIDTH * WIDTH; first += WIDTH) {
                for (int lane = 0; lane < WIDTH; lane += Lanes.COUNT) {
                    int weight = first + lane;
                    VectorUpdates.penalty(
                            parameters, weight, at + atOnce, WIDTH * WIDTH, l1, l2, sums, lane);
                }
                for (int run = 0; run < WIDTH; run++) {
                    penalties[run] += sums[run];
                }
            }
        }
        for (; at < end; at++) {
            int run = (at - start) % WIDTH;
            penalties[run] += ScalarUpdates.penalty(parameters, at, at + 1, l1, l2);
        }
    }
}
