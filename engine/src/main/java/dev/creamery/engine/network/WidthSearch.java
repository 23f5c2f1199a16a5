package dev.creamery.engine.network;

import java.util.List;

/**
 * Finds the network whose number of trainable parameters comes closest to a wanted size.
 *
 * <p>The first width is found by bisection over [1, 2^30]; of all the candidates that the bisection
 * looks at, the closest one is taken, the earliest of equals.
 */
public final class WidthSearch {

    private static final int WIDEST = 1 << 30;

    /** The share of {@code size} by which a network may miss it and still count as valid. */
    public static final double TOLERANCE = 0.2;

    private WidthSearch() {}

    /**
     * The closest network, valid or not.
     *
     * @param inputs encoded input columns
     * @param outputs encoded targets
     * @param task fixes the output activation
     * @param size wanted number of trainable parameters
     * @param depth layers with weights, at least 2
     */
    public static NetworkStructure closest(
            Shape shape, int inputs, int outputs, Task task, long size, int depth) {
        int lowest = 1;
        int highest = WIDEST;
        List<Integer> best = shape.widths(lowest, outputs, depth);
        long bestDistance = Long.MAX_VALUE;
        while (lowest <= highest && bestDistance != 0) {
            int candidate = lowest + (highest - lowest) / 2;
            List<Integer> widths = shape.widths(candidate, outputs, depth);
            long difference = ParameterCount.of(inputs, widths) - size;
            if (Math.abs(difference) < bestDistance) {
                bestDistance = Math.abs(difference);
                best = widths;
            }
            if (difference < 0) {
                lowest = candidate + 1;
            } else {
                highest = candidate - 1;
            }
        }
        return new NetworkStructure(inputs, best, shape.residual(), task.outputActivation(outputs));
    }

    /** Whether a network of so many parameters may stand for {@code size}. */
    public static boolean isValid(long numFreeParameters, long size) {
        return Math.abs((double) numFreeParameters - size) <= TOLERANCE * size;
    }
}
