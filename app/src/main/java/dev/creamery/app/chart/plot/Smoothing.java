package dev.creamery.app.chart.plot;

/** Smooths a curve for the eye; the numbers shown elsewhere stay raw. */
final class Smoothing {
    private Smoothing() {}

    /**
     * An exponential moving average, corrected for its start (divided by 1 − shareⁿ). Non-finite
     * values stay gaps and leave the average as it was.
     *
     * @param share of the past in each value, 0 to below 1
     */
    static double[] exponential(double[] values, double share) {
        double[] smoothed = new double[values.length];
        double average = 0;
        double weight = 0;
        for (int i = 0; i < values.length; i++) {
            if (!Double.isFinite(values[i])) {
                smoothed[i] = values[i];
                continue;
            }
            average = share * average + (1 - share) * values[i];
            weight = share * weight + (1 - share);
            smoothed[i] = average / weight;
        }
        return smoothed;
    }
}
