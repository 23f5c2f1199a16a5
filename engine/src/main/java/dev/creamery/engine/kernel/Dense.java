package dev.creamery.engine.kernel;

/**
 * Where a dense layer lies in the array of all parameters.
 *
 * @param inputs units of the layer before it
 * @param units its own units
 * @param weights index of its weights, (units, inputs), row-major
 * @param biases index of its biases, (units)
 */
public record Dense(int inputs, int units, int weights, int biases) {

    /**
     * From so many inputs on, the gradient of a weight is added up in the order of the rows, lanes
     * running along the inputs; below, in 16 partial sums, lanes running along the rows.
     */
    static final int WIDE = 24;
}
