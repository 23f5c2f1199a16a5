package dev.creamery.engine.query;

/** The colour values of BUTTER's figures. */
final class FigureColor {

    private FigureColor() {}

    /**
     * −log10(min(2, L/Lmin) − 0.9): 1 for the best loss, below 0 for twice the best and worse.
     *
     * @param loss L; what is not finite counts as the worst
     * @param lowest Lmin, the data set's smallest
     */
    static float loss(float loss, float lowest) {
        // Where the lowest is 0 every other loss is infinitely many times as large.
        double ratio = loss == lowest ? 1 : (double) loss / lowest;
        double capped = Double.isFinite(ratio) && ratio > 0 ? Math.min(2, ratio) : 2;
        return (float) -Math.log10(capped - 0.9);
    }

    /** log1p(10·stddev/avg), where {@code variation} is stddev/avg. */
    static float variation(float variation) {
        return (float) Math.log1p(10 * (double) variation);
    }
}
