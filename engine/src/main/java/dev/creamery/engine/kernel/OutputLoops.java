package dev.creamery.engine.kernel;

import static dev.creamery.engine.kernel.Lanes.COUNT;
import static dev.creamery.engine.kernel.Lanes.SPECIES;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

import java.util.Arrays;

/** From the outputs to the derivatives of the loss, in vectors: see {@link Kernels}. */
final class OutputLoops {

    private OutputLoops() {}

    static void sigmoid(float[] values, int units, int rows, int stride) {
        Elementary.exp(values, -1, units, 0, rows, stride);
        FloatVector one = FloatVector.broadcast(SPECIES, 1);
        for (int unit = 0; unit < units; unit++) {
            int end = unit * stride + rows;
            for (int at = unit * stride; at < end; at += COUNT) {
                one.div(FloatVector.fromArray(SPECIES, values, at).add(1)).intoArray(values, at);
            }
        }
    }

    static void crossEntropyGradient(
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
            Arrays.fill(delta, end, unit * stride + VectorKernels.padded(rows), 0);
        }
    }

    static void classGradient(
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
            Arrays.fill(delta, start + rows, start + VectorKernels.padded(rows), 0);
        }
    }

    static void squaredErrorGradient(
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
            Arrays.fill(delta, end, unit * stride + VectorKernels.padded(rows), 0);
        }
    }
}
