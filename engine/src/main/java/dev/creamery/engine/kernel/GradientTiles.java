package dev.creamery.engine.kernel;

import static dev.creamery.engine.kernel.Lanes.COUNT;
import static dev.creamery.engine.kernel.Lanes.SPECIES;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/**
 * Back through a layer and the ReLU before it: {@code result = weightsᵀ · delta} where {@code
 * activated > 0}, else 0, summed in the order of the units. As {@link MatrixTiles}, but what ReLU
 * stops is left out as a tile is stored, which saves a pass over the block.
 */
final class GradientTiles {

    private static final int TILE_ROWS = 4;

    private GradientTiles() {}

    /**
     * See {@link Kernels#hiddenGradient}.
     *
     * @param columns a multiple of {@link MatrixTiles#SMALL_TILE}
     */
    static void multiply(
            Dense layer,
            float[] parameters,
            Block delta,
            Block activated,
            Block result,
            int columns) {
        int inputs = layer.inputs();
        for (int input = 0; input < inputs; input += TILE_ROWS) {
            int more = Math.min(TILE_ROWS, inputs - input) - 1;
            int first = layer.weights() + input;
            int second = first + Math.min(1, more);
            int third = first + Math.min(2, more);
            int fourth = first + Math.min(3, more);
            int gate = activated.at(input);
            int to = result.at(input);
            int column = 0;
            for (;
                    column + MatrixTiles.LARGE_TILE <= columns
                            && MatrixTiles.LARGE_TILE > MatrixTiles.SMALL_TILE;
                    column += MatrixTiles.LARGE_TILE) {
                tile4(
                        parameters,
                        first,
                        second,
                        third,
                        fourth,
                        inputs,
                        layer.units(),
                        delta.values(),
                        delta.start() + column,
                        delta.stride(),
                        activated.values(),
                        gate + column,
                        activated.stride(),
                        result.values(),
                        to + column,
                        result.stride(),
                        more);
            }
            for (; column < columns; column += MatrixTiles.SMALL_TILE) {
                tile2(
                        parameters,
                        first,
                        second,
                        third,
                        fourth,
                        inputs,
                        layer.units(),
                        delta.values(),
                        delta.start() + column,
                        delta.stride(),
                        activated.values(),
                        gate + column,
                        activated.stride(),
                        result.values(),
                        to + column,
                        result.stride(),
                        more);
            }
        }
    }

    /** Four inputs, 4 vectors of columns. */
    private static void tile4(
            float[] weights,
            int first,
            int second,
            int third,
            int fourth,
            int inputs,
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
            int more) {
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
            FloatVector d1 = FloatVector.fromArray(SPECIES, delta, from + COUNT);
            FloatVector d2 = FloatVector.fromArray(SPECIES, delta, from + 2 * COUNT);
            FloatVector d3 = FloatVector.fromArray(SPECIES, delta, from + 3 * COUNT);
            FloatVector w0 = FloatVector.broadcast(SPECIES, weights[first + at]);
            s00 = d0.fma(w0, s00);
            s01 = d1.fma(w0, s01);
            s02 = d2.fma(w0, s02);
            s03 = d3.fma(w0, s03);
            FloatVector w1 = FloatVector.broadcast(SPECIES, weights[second + at]);
            s10 = d0.fma(w1, s10);
            s11 = d1.fma(w1, s11);
            s12 = d2.fma(w1, s12);
            s13 = d3.fma(w1, s13);
            FloatVector w2 = FloatVector.broadcast(SPECIES, weights[third + at]);
            s20 = d0.fma(w2, s20);
            s21 = d1.fma(w2, s21);
            s22 = d2.fma(w2, s22);
            s23 = d3.fma(w2, s23);
            FloatVector w3 = FloatVector.broadcast(SPECIES, weights[fourth + at]);
            s30 = d0.fma(w3, s30);
            s31 = d1.fma(w3, s31);
            s32 = d2.fma(w3, s32);
            s33 = d3.fma(w3, s33);
            from += stride;
            at += inputs;
        }

        zero.blend(
                        s00,
                        FloatVector.fromArray(SPECIES, activated, gate)
                                .compare(VectorOperators.GT, zero))
                .intoArray(result, to);
        zero.blend(
                        s01,
                        FloatVector.fromArray(SPECIES, activated, gate + COUNT)
                                .compare(VectorOperators.GT, zero))
                .intoArray(result, to + COUNT);
        zero.blend(
                        s02,
                        FloatVector.fromArray(SPECIES, activated, gate + 2 * COUNT)
                                .compare(VectorOperators.GT, zero))
                .intoArray(result, to + 2 * COUNT);
        zero.blend(
                        s03,
                        FloatVector.fromArray(SPECIES, activated, gate + 3 * COUNT)
                                .compare(VectorOperators.GT, zero))
                .intoArray(result, to + 3 * COUNT);
        gate += more > 0 ? gateStride : 0;
        to += more > 0 ? resultStride : 0;
        zero.blend(
                        s10,
                        FloatVector.fromArray(SPECIES, activated, gate)
                                .compare(VectorOperators.GT, zero))
                .intoArray(result, to);
        zero.blend(
                        s11,
                        FloatVector.fromArray(SPECIES, activated, gate + COUNT)
                                .compare(VectorOperators.GT, zero))
                .intoArray(result, to + COUNT);
        zero.blend(
                        s12,
                        FloatVector.fromArray(SPECIES, activated, gate + 2 * COUNT)
                                .compare(VectorOperators.GT, zero))
                .intoArray(result, to + 2 * COUNT);
        zero.blend(
                        s13,
                        FloatVector.fromArray(SPECIES, activated, gate + 3 * COUNT)
                                .compare(VectorOperators.GT, zero))
                .intoArray(result, to + 3 * COUNT);
        gate += more > 1 ? gateStride : 0;
        to += more > 1 ? resultStride : 0;
        zero.blend(
                        s20,
                        FloatVector.fromArray(SPECIES, activated, gate)
                                .compare(VectorOperators.GT, zero))
                .intoArray(result, to);
        zero.blend(
                        s21,
                        FloatVector.fromArray(SPECIES, activated, gate + COUNT)
                                .compare(VectorOperators.GT, zero))
                .intoArray(result, to + COUNT);
        zero.blend(
                        s22,
                        FloatVector.fromArray(SPECIES, activated, gate + 2 * COUNT)
                                .compare(VectorOperators.GT, zero))
                .intoArray(result, to + 2 * COUNT);
        zero.blend(
                        s23,
                        FloatVector.fromArray(SPECIES, activated, gate + 3 * COUNT)
                                .compare(VectorOperators.GT, zero))
                .intoArray(result, to + 3 * COUNT);
        gate += more > 2 ? gateStride : 0;
        to += more > 2 ? resultStride : 0;
        zero.blend(
                        s30,
                        FloatVector.fromArray(SPECIES, activated, gate)
                                .compare(VectorOperators.GT, zero))
                .intoArray(result, to);
        zero.blend(
                        s31,
                        FloatVector.fromArray(SPECIES, activated, gate + COUNT)
                                .compare(VectorOperators.GT, zero))
                .intoArray(result, to + COUNT);
        zero.blend(
                        s32,
                        FloatVector.fromArray(SPECIES, activated, gate + 2 * COUNT)
                                .compare(VectorOperators.GT, zero))
                .intoArray(result, to + 2 * COUNT);
        zero.blend(
                        s33,
                        FloatVector.fromArray(SPECIES, activated, gate + 3 * COUNT)
                                .compare(VectorOperators.GT, zero))
                .intoArray(result, to + 3 * COUNT);
    }

    /** Four inputs, 2 vectors of columns. */
    private static void tile2(
            float[] weights,
            int first,
            int second,
            int third,
            int fourth,
            int inputs,
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
            int more) {
        FloatVector zero = FloatVector.zero(SPECIES);
        FloatVector s00 = zero;
        FloatVector s01 = zero;
        FloatVector s10 = zero;
        FloatVector s11 = zero;
        FloatVector s20 = zero;
        FloatVector s21 = zero;
        FloatVector s30 = zero;
        FloatVector s31 = zero;
        int from = start;
        int at = 0;
        for (int unit = 0; unit < units; unit++) {
            FloatVector d0 = FloatVector.fromArray(SPECIES, delta, from);
            FloatVector d1 = FloatVector.fromArray(SPECIES, delta, from + COUNT);
            FloatVector w0 = FloatVector.broadcast(SPECIES, weights[first + at]);
            s00 = d0.fma(w0, s00);
            s01 = d1.fma(w0, s01);
            FloatVector w1 = FloatVector.broadcast(SPECIES, weights[second + at]);
            s10 = d0.fma(w1, s10);
            s11 = d1.fma(w1, s11);
            FloatVector w2 = FloatVector.broadcast(SPECIES, weights[third + at]);
            s20 = d0.fma(w2, s20);
            s21 = d1.fma(w2, s21);
            FloatVector w3 = FloatVector.broadcast(SPECIES, weights[fourth + at]);
            s30 = d0.fma(w3, s30);
            s31 = d1.fma(w3, s31);
            from += stride;
            at += inputs;
        }

        zero.blend(
                        s00,
                        FloatVector.fromArray(SPECIES, activated, gate)
                                .compare(VectorOperators.GT, zero))
                .intoArray(result, to);
        zero.blend(
                        s01,
                        FloatVector.fromArray(SPECIES, activated, gate + COUNT)
                                .compare(VectorOperators.GT, zero))
                .intoArray(result, to + COUNT);
        gate += more > 0 ? gateStride : 0;
        to += more > 0 ? resultStride : 0;
        zero.blend(
                        s10,
                        FloatVector.fromArray(SPECIES, activated, gate)
                                .compare(VectorOperators.GT, zero))
                .intoArray(result, to);
        zero.blend(
                        s11,
                        FloatVector.fromArray(SPECIES, activated, gate + COUNT)
                                .compare(VectorOperators.GT, zero))
                .intoArray(result, to + COUNT);
        gate += more > 1 ? gateStride : 0;
        to += more > 1 ? resultStride : 0;
        zero.blend(
                        s20,
                        FloatVector.fromArray(SPECIES, activated, gate)
                                .compare(VectorOperators.GT, zero))
                .intoArray(result, to);
        zero.blend(
                        s21,
                        FloatVector.fromArray(SPECIES, activated, gate + COUNT)
                                .compare(VectorOperators.GT, zero))
                .intoArray(result, to + COUNT);
        gate += more > 2 ? gateStride : 0;
        to += more > 2 ? resultStride : 0;
        zero.blend(
                        s30,
                        FloatVector.fromArray(SPECIES, activated, gate)
                                .compare(VectorOperators.GT, zero))
                .intoArray(result, to);
        zero.blend(
                        s31,
                        FloatVector.fromArray(SPECIES, activated, gate + COUNT)
                                .compare(VectorOperators.GT, zero))
                .intoArray(result, to + COUNT);
    }
}
