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

    /** So many squares are added up in 32 bits at the most, for the sake of precision. */
    static final int WEIGHTS_AT_ONCE = 1024;

    final float[] sums = new float[SUMS];
    final ParameterGradients parameterGradients = new ParameterGradients();
    private final Gatherer gatherer = new Gatherer();
    private final Statistics statistics;
    private final ClassStatistics classStatistics;

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
        gatherer.gather(tables, columns, tableRows, first, block, rows);
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
        parameterGradients.compute(layer, delta, in, gradient, rows);
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
        OutputLoops.sigmoid(values, units, rows, stride);
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
        OutputLoops.crossEntropyGradient(predictions, targets, delta, factor, units, rows, stride);
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
        OutputLoops.classGradient(predictions, classes, delta, factor, units, rows, stride);
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
        OutputLoops.squaredErrorGradient(predictions, targets, delta, factor, units, rows, stride);
    }

    @Override
    public void penalty(
            float[] parameters, int start, int end, float l1, float l2, double[] penalties) {
        int at = start;
        for (; at + WEIGHTS_AT_ONCE <= end; at += WEIGHTS_AT_ONCE) {
            for (int lane = 0; lane < SUMS; lane += COUNT) {
                int first = at + lane;
                VectorUpdates.penalty(
                        parameters, first, at + WEIGHTS_AT_ONCE, SUMS, l1, l2, sums, lane);
            }
            for (int lane = 0; lane < SUMS; lane++) {
                penalties[0] += sums[lane];
            }
        }
        for (; at < end; at++) {
            penalties[0] += ScalarUpdates.penalty(parameters, at, at + 1, l1, l2);
        }
    }

    @Override
    public void addPenaltyGradient(
            float[] parameters, float[] gradient, int start, int end, float l1, float l2) {
        VectorUpdates.addPenaltyGradient(parameters, gradient, start, end, l1, l2);
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
