package dev.creamery.app.chart.plot;

/** How a metric against a hyperparameter is drawn. */
public enum MetricForm {
    /** Every point. */
    SCATTER,
    /** A line through the medians at each x, with every point faintly behind it. */
    LINE,
    /** For each x a box from q1 to q3 with its median, and whiskers to minimum and maximum. */
    BOX
}
