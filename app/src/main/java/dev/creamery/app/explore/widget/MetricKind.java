package dev.creamery.app.explore.widget;

import dev.creamery.app.chart.plot.NumberText;
import dev.creamery.engine.query.Measurement;
import dev.creamery.engine.query.Metric;

import java.util.Locale;

/** What of a curve is looked at. */
public enum MetricKind {
    AT_EPOCH("Value at epoch"),
    AT_END("Value at the last epoch"),
    AT_BEST("Best value"),
    BEST_EPOCH("Epoch of the best value"),
    BEST_SPREAD("Spread of the best value");

    private final String label;

    MetricKind(String label) {
        this.label = label;
    }

    /** For a list to choose from. */
    public String label() {
        return label;
    }

    /** Whether there is an epoch to choose. */
    public boolean hasEpoch() {
        return this == AT_EPOCH;
    }

    /** The metric of a statistic; the epoch matters only to {@link #AT_EPOCH}. */
    public Metric of(Measurement measurement, int epoch) {
        return switch (this) {
            case AT_EPOCH -> new Metric.AtEpoch(measurement, epoch);
            case AT_END -> new Metric.AtEnd(measurement);
            case AT_BEST -> new Metric.AtBest(measurement);
            case BEST_EPOCH -> new Metric.BestEpoch(measurement);
            case BEST_SPREAD -> new Metric.BestSpread(measurement);
        };
    }

    /**
     * Its name over a picture, for example "Best test loss".
     *
     * @param epoch that it was taken at; 0 if it has none
     */
    public String title(Measurement measurement, int epoch) {
        String statistic = Wording.of(measurement);
        String lower = statistic.toLowerCase(Locale.ROOT);
        return switch (this) {
            case AT_EPOCH -> statistic + " at epoch " + NumberText.count(epoch);
            case AT_END -> statistic + " at the last epoch";
            case AT_BEST -> "Best " + lower;
            case BEST_EPOCH -> "Epoch of the best " + lower;
            case BEST_SPREAD -> "Spread of the best " + lower;
        };
    }

    /** Its name on an axis, with what it is over the repetitions. */
    public String axis(Measurement measurement, int epoch) {
        return title(measurement, epoch)
                + (this == BEST_SPREAD ? " (q3 − q1 of repetitions)" : " (median)");
    }

    @Override
    public String toString() {
        return label;
    }
}
