package dev.creamery.engine.kernel;

import static dev.creamery.engine.kernel.Lanes.COUNT;
import static dev.creamery.engine.kernel.Lanes.SPECIES;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/** What {@link GradientTiles} do, of sixteen runs at once as in {@link LaneTiles}. */
final class LaneGradientTiles {

    private static final int WIDTH = LaneSums.WIDTH;
    private static final int TILE = 4;

    private LaneGradientTiles() {}

    /**
     * See {@link Kernels#hiddenGradient}.
     *
     * @param columns rows of each run
     */
    static void multiply(
            Dense layer,
            float[] parameters,
            Block delta,
            Block activated,
            Block result,
            int columns) {
        int inputs = layer.inputs();
        for (int input = 0; input < inputs; input += TILE) {
            int more = Math.min(TILE, inputs - input) - 1;
            for (int column = 0; column < columns; column += TILE) {
                int moreColumns = Math.min(TILE, columns - column) - 1;
                for (int lane = 0; lane < WIDTH; lane += COUNT) {
                    int start = column * WIDTH + lane;
                    tile(
                            parameters,
                            (layer.weights() + input) * WIDTH + lane,
                            inputs * WIDTH,
                            layer.units(),
                            delta.values(),
                            delta.start() + start,
                            delta.stride(),
                            activated.values(),
                            activated.at(input) + start,
                            activated.stride(),
                            result.values(),
                            result.at(input) + start,
                            result.stride(),
                            more,
                            moreColumns);
                }
            }
        }
    }

    private static void tile(
            float[] weights,
            int first,
            int step,
            int units,
            float[] delta,
            int start,
            int stride,
            float[] activated,
            int gate,
            int gateStride,
            float[] result,
            int to,
            int resultStride,
            int more,
            int moreColumns) {
        int second = first + Math.min(1, more) * WIDTH;
        int third = first + Math.min(2, more) * WIDTH;
        int fourth = first + Math.min(3, more) * WIDTH;
        int column1 = Math.min(1, moreColumns) * WIDTH;
        int column2 = Math.min(2, moreColumns) * WIDTH;
        int column3 = Math.min(3, moreColumns) * WIDTH;
        FloatVector zero = FloatVector.zero(SPECIES);
        FloatVector s00 = zero;
        FloatVector s01 = zero;
        FloatVector s02 = zero;
        FloatVector s03 = zero;
        FloatVector s10 = zero;
        FloatVector s11 = zero;
        FloatVector s12 = zero;
        FloatVector s13 = zero;
        FloatVector s20 = zero;
        FloatVector s21 = zero;
        FloatVector s22 = zero;
        FloatVector s23 = zero;
        FloatVector s30 = zero;
        FloatVector s31 = zero;
        FloatVector s32 = zero;
        FloatVector s33 = zero;
        int from = start;
        int at = 0;
        for (int unit = 0; unit < units; unit++) {
            FloatVector d0 = FloatVector.fromArray(SPECIES, delta, from);
            FloatVector d1 = FloatVector.fromArray(SPECIES, delta, from + column1);
            FloatVector d2 = FloatVector.fromArray(SPECIES, delta, from + column2);
            FloatVector d3 = FloatVector.fromArray(SPECIES, delta, from + column3);
            FloatVector w0 = FloatVector.fromArray(SPECIES, weights, first + at);
            s00 = d0.fma(w0, s00);
            s01 = d1.fma(w0, s01);
            s02 = d2.fma(w0, s02);
            s03 = d3.fma(w0, s03);
            FloatVector w1 = FloatVector.fromArray(SPECIES, weights, second + at);
            s10 = d0.fma(w1, s10);
            s11 = d1.fma(w1, s11);
            s12 = d2.fma(w1, s12);
            s13 = d3.fma(w1, s13);
            FloatVector w2 = FloatVector.fromArray(SPECIES, weights, third + at);
            s20 = d0.fma(w2, s20);
            s21 = d1.fma(w2, s21);
            s22 = d2.fma(w2, s22);
            s23 = d3.fma(w2, s23);
            FloatVector w3 = FloatVector.fromArray(SPECIES, weights, fourth + at);
            s30 = d0.fma(w3, s30);
            s31 = d1.fma(w3, s31);
            s32 = d2.fma(w3, s32);
            s33 = d3.fma(w3, s33);
            from += stride;
            at += step;
        }
        zero.blend(
                        s00,
                        FloatVector.fromArray(SPECIES, activated, gate)
                                .compare(VectorOperators.GT, zero))
                .intoArray(result, to);
        zero.blend(
                        s01,
                        FloatVector.fromArray(SPECIES, activated, gate + column1)
                                .compare(VectorOperators.GT, zero))
                .intoArray(result, to + column1);
        zero.blend(
                        s02,
                        FloatVector.fromArray(SPECIES, activated, gate + column2)
                                .compare(VectorOperators.GT, zero))
                .intoArray(result, to + column2);
        zero.blend(
                        s03,
                        FloatVector.fromArray(SPECIES, activated, gate + column3)
                                .compare(VectorOperators.GT, zero))
                .intoArray(result, to + column3);
        gate += more > 0 ? gateStride : 0;
        to += more > 0 ? resultStride : 0;
        zero.blend(
                        s10,
                        FloatVector.fromArray(SPECIES, activated, gate)
                                .compare(VectorOperators.GT, zero))
                .intoArray(result, to);
        zero.blend(
                        s11,
                        FloatVector.fromArray(SPECIES, activated, gate + column1)
                                .compare(VectorOperators.GT, zero))
                .intoArray(result, to + column1);
        zero.blend(
                        s12,
                        FloatVector.fromArray(SPECIES, activated, gate + column2)
                                .compare(VectorOperators.GT, zero))
                .intoArray(result, to + column2);
        zero.blend(
                        s13,
                        FloatVector.fromArray(SPECIES, activated, gate + column3)
                                .compare(VectorOperators.GT, zero))
                .intoArray(result, to + column3);
        gate += more > 1 ? gateStride : 0;
        to += more > 1 ? resultStride : 0;
        zero.blend(
                        s20,
                        FloatVector.fromArray(SPECIES, activated, gate)
                                .compare(VectorOperators.GT, zero))
                .intoArray(result, to);
        zero.blend(
                        s21,
                        FloatVector.fromArray(SPECIES, activated, gate + column1)
                                .compare(VectorOperators.GT, zero))
                .intoArray(result, to + column1);
        zero.blend(
                        s22,
                        FloatVector.fromArray(SPECIES, activated, gate + column2)
                                .compare(VectorOperators.GT, zero))
                .intoArray(result, to + column2);
        zero.blend(
                        s23,
                        FloatVector.fromArray(SPECIES, activated, gate + column3)
                                .compare(VectorOperators.GT, zero))
                .intoArray(result, to + column3);
        gate += more > 2 ? gateStride : 0;
        to += more > 2 ? resultStride : 0;
        zero.blend(
                        s30,
                        FloatVector.fromArray(SPECIES, activated, gate)
                                .compare(VectorOperators.GT, zero))
                .intoArray(result, to);
        zero.blend(
                        s31,
                        FloatVector.fromArray(SPECIES, activated, gate + column1)
                                .compare(VectorOperators.GT, zero))
                .intoArray(result, to + column1);
        zero.blend(
                        s32,
                        FloatVector.fromArray(SPECIES, activated, gate + column2)
                                .compare(VectorOperators.GT, zero))
                .intoArray(result, to + column2);
        zero.blend(
                        s33,
                        FloatVector.fromArray(SPECIES, activated, gate + column3)
                                .compare(VectorOperators.GT, zero))
                .intoArray(result, to + column3);
    }
}
