package dev.creamery.engine.summary;

import java.util.Arrays;

/**
 * How numbers are spread: those of all repetitions at one epoch, or their best ones.
 *
 * <p>Quartiles count every number, and count those that are not finite as larger than all others:
 * first the infinite ones, then NaN. So a quartile may be infinity or NaN. The rest is over finite
 * numbers alone, and NaN where there are none; a standard deviation needs two.
 *
 * @param finite how many are finite
 * @param q1 first quartile, like the other two with linear interpolation as SQL's {@code
 *     percentile_cont} has it
 * @param stddev of a sample: squares divided by n − 1
 */
record Distribution(
        int finite,
        float min,
        float q1,
        float median,
        float q3,
        float max,
        float avg,
        float stddev) {

    /**
     * The distribution of some numbers.
     *
     * @param values may be empty, and are sorted
     */
    static Distribution of(float[] values) {
        for (int index = 0; index < values.length; index++) {
            if (values[index] == Float.NEGATIVE_INFINITY) {
                values[index] = Float.POSITIVE_INFINITY;
            }
        }
        Arrays.sort(values); // NaN last
        int finite = values.length;
        while (finite > 0 && !Float.isFinite(values[finite - 1])) {
            finite--;
        }
        double mean = mean(values, finite);
        return new Distribution(
                finite,
                finite == 0 ? Float.NaN : values[0],
                quantile(values, 0.25),
                quantile(values, 0.5),
                quantile(values, 0.75),
                finite == 0 ? Float.NaN : values[finite - 1],
                (float) mean,
                (float) standardDeviation(values, finite, mean));
    }

    private static float quantile(float[] sorted, double fraction) {
        if (sorted.length == 0) {
            return Float.NaN;
        }
        double place = (sorted.length - 1) * fraction;
        int below = (int) place;
        double rest = place - below;
        double low = sorted[below];
        if (rest == 0 || low == sorted[below + 1]) { // two infinities have no difference
            return sorted[below];
        }
        return (float) (low + (sorted[below + 1] - low) * rest);
    }

    private static double mean(float[] values, int count) {
        double sum = 0;
        for (int index = 0; index < count; index++) {
            sum += values[index];
        }
        return count == 0 ? Double.NaN : sum / count;
    }

    private static double standardDeviation(float[] values, int count, double mean) {
        double squares = 0;
        for (int index = 0; index < count; index++) {
            double deviation = values[index] - mean;
            squares += deviation * deviation;
        }
        return count < 2 ? Double.NaN : Math.sqrt(squares / (count - 1));
    }
}
