package dev.creamery.engine.network;

import java.util.List;

/** Counts trainable parameters without building the layers. */
final class ParameterCount {

    private ParameterCount() {}

    /**
     * Weights and biases of dense layers.
     *
     * @return the count, or {@link Long#MAX_VALUE} where it does not fit a long: the width search
     *     starts at widths whose square alone is 2^58
     */
    static long of(int inputs, List<Integer> widths) {
        try {
            long total = 0;
            long before = inputs;
            for (int width : widths) {
                total = Math.addExact(total, Math.multiplyExact(before + 1, (long) width));
                before = width;
            }
            return total;
        } catch (ArithmeticException overflow) {
            return Long.MAX_VALUE;
        }
    }
}
