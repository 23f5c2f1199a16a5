package dev.creamery.engine.kernel;

/**
 * Values of units for the rows of a minibatch, feature-major: that of a unit and a row is {@code
 * values[start + unit · stride + row]}.
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
public record Block(float[] values, int start, int stride) {

    /** Of so many units, in an array of its own. */
    public static Block of(int units, int stride) {
        return of(new float[Math.multiplyExact(units, stride)], stride);
    }

    /** Values from the start of an array. */
    public static Block of(float[] values, int stride) {
        return new Block(values, 0, stride);
    }

    /** Where a unit's values begin. */
    int at(int unit) {
        return start + unit * stride;
    }
}
