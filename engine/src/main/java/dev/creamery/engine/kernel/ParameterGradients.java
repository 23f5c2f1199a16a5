package dev.creamery.engine.kernel;

/**
 * Gradients of a layer's parameters, in vectors. Needs room of its own, and so an object for each
 * thread.
 */
final class ParameterGradients {

    private static final float[] ZERO = {0};
    private static final int SUMS = LaneSums.WIDTH;
    private static final int TILE = Math.max(Lanes.ROWS, MatrixTiles.LARGE_TILE);

    private final float[] partial = new float[SUMS * SUMS];
    private final float[] sums = new float[SUMS];
    private final float[] tile = new float[4 * TILE];
    private final Transpose transpose = new Transpose();
    private Block transposed = Block.of(0, 0);

    /** See {@link Kernels#parameterGradient}. */
    void compute(Dense layer, Block delta, Block in, float[] gradient, int rows) {
        if (layer.inputs() < Dense.WIDE) {
            byRows(layer, delta, in, gradient, rows);
        } else {
            byInputs(layer, delta, in, gradient, rows);
        }
        ofBiases(layer, delta, gradient, rows);
    }

    /** Lanes run along the rows. */
    private void byRows(Dense layer, Block delta, Block in, float[] gradient, int rows) {
        int lastUnit = layer.units() - 1;
        int lastInput = layer.inputs() - 1;
        for (int unit = 0; unit <= lastUnit; unit += 4) {
            for (int input = 0; input <= lastInput; input += 4) {
                ProductTiles.sums(
                        delta.values(),
                        delta.at(unit),
                        delta.at(Math.min(unit + 1, lastUnit)),
                        delta.at(Math.min(unit + 2, lastUnit)),
                        delta.at(Math.min(unit + 3, lastUnit)),
                        in.values(),
                        in.at(input),
                        in.at(Math.min(input + 1, lastInput)),
                        in.at(Math.min(input + 2, lastInput)),
                        in.at(Math.min(input + 3, lastInput)),
                        rows,
                        partial,
                        sums);
                int columns = Math.min(4, layer.inputs() - input);
                for (int row = 0; row < 4 && unit + row <= lastUnit; row++) {
                    int to = layer.weights() + (unit + row) * layer.inputs() + input;
                    for (int column = 0; column < columns; column++) {
                        gradient[to + column] = sums[4 * row + column];
                    }
                }
            }
        }
    }

    /** Lanes run along the inputs: the inputs of a row must lie together for that. */
    private void byInputs(Dense layer, Block delta, Block in, float[] gradient, int rows) {
        int columns = layer.inputs() / TILE * TILE;
        int width = VectorKernels.padded(layer.inputs());
        if (transposed.values().length - transposed.start() < width * VectorKernels.padded(rows)) {
            transposed = new BlockSpace(0).block(VectorKernels.padded(rows), width);
        }
        transpose.transpose(
                in, layer.inputs(), rows, transposed.values(), transposed.start(), width);
        if (columns > 0) {
            MatrixTiles.multiply(
                    delta.values(),
                    delta.start(),
                    delta.stride(),
                    1,
                    rows,
                    transposed.values(),
                    transposed.start(),
                    width,
                    ZERO,
                    0,
                    0,
                    layer.units(),
                    columns,
                    MatrixTiles.NO_FLOOR,
                    gradient,
                    layer.weights(),
                    layer.inputs());
        }
        if (columns < layer.inputs()) {
            lastInputs(layer, delta, gradient, rows, columns, width);
        }
    }

    /** The inputs that do not fill a tile go through one at the side. */
    private void lastInputs(
            Dense layer, Block delta, float[] gradient, int rows, int start, int width) {
        int count = layer.inputs() - start;
        for (int unit = 0; unit < layer.units(); unit += 4) {
            int units = Math.min(4, layer.units() - unit);
            MatrixTiles.multiply(
                    delta.values(),
                    delta.at(unit),
                    delta.stride(),
                    1,
                    rows,
                    transposed.values(),
                    transposed.start() + start,
                    width,
                    ZERO,
                    0,
                    0,
                    units,
                    (count + MatrixTiles.SMALL_TILE - 1)
                            / MatrixTiles.SMALL_TILE
                            * MatrixTiles.SMALL_TILE,
                    MatrixTiles.NO_FLOOR,
                    tile,
                    0,
                    TILE);
            for (int row = 0; row < units; row++) {
                int to = layer.weights() + (unit + row) * layer.inputs() + start;
                System.arraycopy(tile, row * TILE, gradient, to, count);
            }
        }
    }

    /** The biases alone. */
    void ofBiases(Dense layer, Block delta, float[] gradient, int rows) {
        int last = layer.units() - 1;
        for (int unit = 0; unit <= last; unit += SUMS) {
            for (int part = 0; part < SUMS && unit + part <= last; part += 4) {
                ProductTiles.sums(
                        delta.values(),
                        delta.at(unit + part),
                        delta.at(Math.min(unit + part + 1, last)),
                        delta.at(Math.min(unit + part + 2, last)),
                        delta.at(Math.min(unit + part + 3, last)),
                        rows,
                        partial,
                        part * SUMS);
            }
            LaneSums.add(partial, sums);
            System.arraycopy(
                    sums, 0, gradient, layer.biases() + unit, Math.min(SUMS, last + 1 - unit));
        }
    }
}
