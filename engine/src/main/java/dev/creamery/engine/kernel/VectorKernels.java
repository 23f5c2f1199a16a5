package dev.creamery.engine.kernel;

import static dev.creamery.engine.kernel.Lanes.COUNT;
import static dev.creamery.engine.kernel.Lanes.SPECIES;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/**
 * Loops in SIMD instructions, whose lanes run along the rows of the minibatch, so that even a layer
 * of one unit fills them. They add in the same order as {@link ScalarKernels} and give the same
 * bits. Rows up to the next multiple of 32 are computed too: there, inputs and derivatives must be
 * 0. An object is for one thread.
 */
public sealed class VectorKernels implements Kernels permits LaneKernels, OneDnnKernels {

    private static final float[] ZERO = {0};
    private static final int SUMS = LaneSums.WIDTH;
    private static final int TILE = Math.max(Lanes.ROWS, MatrixTiles.LARGE_TILE);

    /** So many squares are added up in 32 bits at the most, for the sake of precision. */
    static final int WEIGHTS_AT_ONCE = 1024;

    final float[] partial = new float[SUMS * SUMS];
    final float[] sums = new float[SUMS];
    private final float[] tile = new float[4 * TILE];
    private final Transpose transpose = new Transpose();
    private final Gatherer gatherer = new Gatherer();
    private final Statistics statistics;
    private final ClassStatistics classStatistics;
    private Block transposed = Block.of(0, 0);

    public VectorKernels() {
        this(1);
    }

    /**
     * @param runs trained at once, 1 or 16
     */
    VectorKernels(int runs) {
        statistics = new Statistics(runs);
        classStatistics = new ClassStatistics(runs);
    }

    @Override
    public int runs() {
        return 1;
    }

    @Override
    public String name() {
        return "vector";
    }

    /** A number of rows filled up as the loops need it. */
    public static int padded(int rows) {
        return (rows + Lanes.ROWS - 1) / Lanes.ROWS * Lanes.ROWS;
    }

    @Override
    public void gather(
            float[][] tables, int columns, int[] tableRows, int first, Block block, int rows) {
        if (columns == 1) {
            for (int row = 0; row < rows; row++) {
                block.values()[block.start() + row] = tables[row % SUMS][tableRows[first + row]];
            }
            clear(block.values(), block.start() + rows, block.start() + padded(rows));
            return;
        }
        int squares = COUNT == SUMS ? rows / SUMS * SUMS : 0;
        for (int row = 0; row < squares; row += SUMS) {
            gatherer.gather(tables, columns, tableRows, first + row, block, row);
        }
        for (int row = squares; row < rows; row++) {
            float[] table = tables[row % SUMS];
            int from = tableRows[first + row] * columns;
            for (int column = 0; column < columns; column++) {
                block.values()[block.at(column) + row] = table[from + column];
            }
        }
        if (rows < padded(rows)) {
            for (int column = 0; column < columns; column++) {
                int start = block.at(column);
                clear(block.values(), start + rows, start + padded(rows));
            }
        }
    }

    @Override
    public boolean measure(
            float[] predictions,
            float[] targets,
            int units,
            int rows,
            int stride,
            boolean crossEntropy,
            boolean binaryTargets,
            double[] sumsOfRows) {
        statistics.add(
                predictions, targets, units, rows, stride, crossEntropy, binaryTargets, sumsOfRows);
        return true;
    }

    @Override
    public boolean measureClasses(
            float[] predictions,
            float[] classes,
            int units,
            int rows,
            int stride,
            double[] sumsOfRows) {
        classStatistics.add(predictions, classes, units, rows, stride, sumsOfRows);
        return true;
    }

    @Override
    public void forward(
            Dense layer, float[] parameters, Block in, Block out, int rows, boolean rectified) {
        MatrixTiles.multiply(
                parameters,
                layer.weights(),
                layer.inputs(),
                1,
                layer.inputs(),
                in.values(),
                in.start(),
                in.stride(),
                parameters,
                layer.biases(),
                1,
                layer.units(),
                padded(rows),
                rectified ? 0 : MatrixTiles.NO_FLOOR,
                out.values(),
                out.start(),
                out.stride());
    }

    @Override
    public void inputGradient(
            Dense layer, float[] parameters, Block delta, Block result, int rows) {
        MatrixTiles.multiply(
                parameters,
                layer.weights(),
                1,
                layer.inputs(),
                layer.units(),
                delta.values(),
                delta.start(),
                delta.stride(),
                ZERO,
                0,
                0,
                layer.inputs(),
                padded(rows),
                MatrixTiles.NO_FLOOR,
                result.values(),
                result.start(),
                result.stride());
    }

    @Override
    public void hiddenGradient(
            Dense layer, float[] parameters, Block delta, Block activated, Block result, int rows) {
        GradientTiles.multiply(layer, parameters, delta, activated, result, padded(rows));
    }

    @Override
    public void parameterGradient(Dense layer, Block delta, Block in, float[] gradient, int rows) {
        if (layer.inputs() < Dense.WIDE) {
            weightsByRows(layer, delta, in, gradient, rows);
        } else {
            weightsByInputs(layer, delta, in, gradient, rows);
        }
        biasGradient(layer, delta, gradient, rows);
    }

    private void weightsByRows(Dense layer, Block delta, Block in, float[] gradient, int rows) {
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
    private void weightsByInputs(Dense layer, Block delta, Block in, float[] gradient, int rows) {
        int columns = layer.inputs() / TILE * TILE;
        int width = padded(layer.inputs());
        if (transposed.values().length - transposed.start() < width * padded(rows)) {
            transposed = new BlockSpace(0).block(padded(rows), width);
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

    final void biasGradient(Dense layer, Block delta, float[] gradient, int rows) {
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

    @Override
    public void rectifierGradient(
            Block activated, Block derivatives, Block delta, int units, int rows) {
        FloatVector zero = FloatVector.zero(SPECIES);
        int end = padded(rows);
        for (int unit = 0; unit < units; unit++) {
            int from = activated.at(unit);
            int derivative = derivatives.at(unit);
            int to = delta.at(unit);
            for (int row = 0; row < end; row += COUNT) {
                FloatVector a = FloatVector.fromArray(SPECIES, activated.values(), from + row);
                zero.blend(
                                FloatVector.fromArray(
                                        SPECIES, derivatives.values(), derivative + row),
                                a.compare(VectorOperators.GT, zero))
                        .intoArray(delta.values(), to + row);
            }
        }
    }

    @Override
    public void add(Block one, Block other, Block sum, int units, int rows) {
        int end = padded(rows);
        for (int unit = 0; unit < units; unit++) {
            int from = one.at(unit);
            int second = other.at(unit);
            int to = sum.at(unit);
            for (int row = 0; row < end; row += COUNT) {
                FloatVector.fromArray(SPECIES, one.values(), from + row)
                        .add(FloatVector.fromArray(SPECIES, other.values(), second + row))
                        .intoArray(sum.values(), to + row);
            }
        }
    }

    @Override
    public void sigmoid(float[] values, int units, int rows, int stride) {
        Elementary.exp(values, -1, units, 0, rows, stride);
        FloatVector one = FloatVector.broadcast(SPECIES, 1);
        for (int unit = 0; unit < units; unit++) {
            int end = unit * stride + rows;
            for (int at = unit * stride; at < end; at += COUNT) {
                one.div(FloatVector.fromArray(SPECIES, values, at).add(1)).intoArray(values, at);
            }
        }
    }

    @Override
    public void softmax(float[] values, int units, int rows, int stride) {
        Elementary.softmax(values, units, rows, stride);
    }

    @Override
    public void crossEntropyGradient(
            float[] predictions,
            float[] targets,
            float[] delta,
            float factor,
            int units,
            int rows,
            int stride) {
        for (int unit = 0; unit < units; unit++) {
            int end = unit * stride + rows;
            for (int at = unit * stride; at < end; at += COUNT) {
                FloatVector p = FloatVector.fromArray(SPECIES, predictions, at);
                p.sub(FloatVector.fromArray(SPECIES, targets, at)).mul(factor).intoArray(delta, at);
            }
            clear(delta, end, unit * stride + padded(rows));
        }
    }

    @Override
    public void classGradient(
            float[] predictions,
            float[] classes,
            float[] delta,
            float factor,
            int units,
            int rows,
            int stride) {
        FloatVector one = FloatVector.broadcast(SPECIES, 1);
        for (int unit = 0, start = 0; unit < units; unit++, start += stride) {
            FloatVector here = FloatVector.broadcast(SPECIES, unit);
            for (int row = 0; row < rows; row += COUNT) {
                FloatVector p = FloatVector.fromArray(SPECIES, predictions, start + row);
                FloatVector classOfRow = FloatVector.fromArray(SPECIES, classes, row);
                p.sub(one, classOfRow.compare(VectorOperators.EQ, here))
                        .mul(factor)
                        .intoArray(delta, start + row);
            }
            clear(delta, start + rows, start + padded(rows));
        }
    }

    @Override
    public void squaredErrorGradient(
            float[] predictions,
            float[] targets,
            float[] delta,
            float factor,
            int units,
            int rows,
            int stride) {
        FloatVector one = FloatVector.broadcast(SPECIES, 1);
        for (int unit = 0; unit < units; unit++) {
            int end = unit * stride + rows;
            for (int at = unit * stride; at < end; at += COUNT) {
                FloatVector p = FloatVector.fromArray(SPECIES, predictions, at);
                p.sub(FloatVector.fromArray(SPECIES, targets, at))
                        .mul(p.mul(one.sub(p)))
                        .mul(factor)
                        .intoArray(delta, at);
            }
            clear(delta, end, unit * stride + padded(rows));
        }
    }

    private static void clear(float[] values, int start, int end) {
        for (int at = start; at < end; at++) {
            values[at] = 0;
        }
    }

    @Override
    public void penalty(
            float[] parameters, int start, int end, float l1, float l2, double[] penalties) {
        int at = start;
        for (; at + WEIGHTS_AT_ONCE <= end; at += WEIGHTS_AT_ONCE) {
            for (int lane = 0; lane < SUMS; lane += COUNT) {
                int first = at + lane;
                penalty(parameters, first, at + WEIGHTS_AT_ONCE, SUMS, l1, l2, sums, lane);
            }
            for (int lane = 0; lane < SUMS; lane++) {
                penalties[0] += sums[lane];
            }
        }
        for (; at < end; at++) {
            penalties[0] += ScalarUpdates.penalty(parameters, at, at + 1, l1, l2);
        }
    }

    /** The penalty of every {@code step}th weight, in each lane. */
    static void penalty(
            float[] parameters,
            int start,
            int end,
            int step,
            float l1,
            float l2,
            float[] sums,
            int to) {
        FloatVector absolute = FloatVector.zero(SPECIES);
        FloatVector squared = absolute;
        for (int index = start; index < end; index += step) {
            FloatVector w = FloatVector.fromArray(SPECIES, parameters, index);
            absolute = absolute.add(w.abs());
            squared = w.fma(w, squared);
        }
        absolute.mul(l1).add(squared.mul(l2)).intoArray(sums, to);
    }

    @Override
    public void addPenaltyGradient(
            float[] parameters, float[] gradient, int start, int end, float l1, float l2) {
        FloatVector zero = FloatVector.zero(SPECIES);
        int at = start;
        for (; at + COUNT <= end; at += COUNT) {
            FloatVector w = FloatVector.fromArray(SPECIES, parameters, at);
            FloatVector sign =
                    zero.blend(l1, w.compare(VectorOperators.GT, zero))
                            .blend(-l1, w.compare(VectorOperators.LT, zero));
            FloatVector.fromArray(SPECIES, gradient, at)
                    .add(sign.add(w.mul(2 * l2)))
                    .intoArray(gradient, at);
        }
        ScalarUpdates.addPenaltyGradient(parameters, gradient, at, end, l1, l2);
    }

    @Override
    public void adam(
            float[] parameters,
            float[] gradient,
            float[] moments,
            float rate,
            float beta1,
            float beta2,
            float epsilon) {
        VectorUpdates.adam(parameters, gradient, moments, rate, beta1, beta2, epsilon);
    }

    @Override
    public void rmsProp(
            float[] parameters,
            float[] gradient,
            float[] squares,
            float rate,
            float rho,
            float epsilon) {
        VectorUpdates.rmsProp(parameters, gradient, squares, rate, rho, epsilon);
    }

    @Override
    public void rmsPropWithMomentum(
            float[] parameters,
            float[] gradient,
            float[] moments,
            float rate,
            float rho,
            float momentum,
            float epsilon) {
        VectorUpdates.rmsPropWithMomentum(
                parameters, gradient, moments, rate, rho, momentum, epsilon);
    }

    @Override
    public void descend(float[] parameters, float[] gradient, float rate) {
        VectorUpdates.descend(parameters, gradient, rate);
    }

    @Override
    public void descendWithMomentum(
            float[] parameters, float[] gradient, float[] velocity, float rate, float momentum) {
        VectorUpdates.descendWithMomentum(parameters, gradient, velocity, rate, momentum);
    }
}
