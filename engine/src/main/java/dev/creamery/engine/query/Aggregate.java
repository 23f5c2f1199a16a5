package dev.creamery.engine.query;

/** What becomes of the values of several experiments. */
public enum Aggregate {
    /** Of infinitely large values too. */
    MEDIAN("quantile_cont(%1$s, 0.5) FILTER (v IS NOT NULL)"),
    /** q3 − q1: in what range the middle half of them lies. */
    QUARTILE_RANGE(
            "quantile_cont(%1$s, 0.75) FILTER (v IS NOT NULL)"
                    + " - quantile_cont(%1$s, 0.25) FILTER (v IS NOT NULL)"),
    /** Of the finite ones, divided by n − 1; none of a single value. */
    STANDARD_DEVIATION("stddev_samp(v) FILTER (isfinite(v))"),
    SUM("sum(v)");

    private final String pattern;

    Aggregate(String pattern) {
        this.pattern = pattern;
    }

    /** As SQL over a column {@code v}. */
    String sql() {
        return pattern.formatted(RepetitionSummaries.ordered("v"));
    }
}
