package dev.creamery.engine.query;

import dev.creamery.engine.train.Statistic;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A statistic on test or training rows: what a curve shows.
 *
 * @param rows the rows that it was measured on
 * @param statistic what was measured
 */
public record Measurement(Rows rows, Statistic statistic) {

    public static final Measurement TEST_LOSS = new Measurement(Rows.TEST, Statistic.LOSS);

    /** Those whose medians the index samples, as far as the data has them. */
    static final List<Measurement> SAMPLED = sampled();

    /** Those that a summary keeps the best value and epoch of. */
    static final List<Measurement> WITH_BEST =
            SAMPLED.stream().filter(measurement -> measurement.rows == Rows.TEST).toList();

    /** All that repetitions record. */
    public static List<Measurement> all() {
        List<Measurement> all = new ArrayList<>();
        for (Statistic statistic : Statistic.values()) {
            for (Rows rows : Rows.values()) {
                all.add(new Measurement(rows, statistic));
            }
        }
        return List.copyOf(all);
    }

    /** The one of that name, for example {@code test_loss}. */
    public static Optional<Measurement> named(String name) {
        return all().stream().filter(measurement -> measurement.name().equals(name)).findFirst();
    }

    /** For example {@code test_loss}. */
    public String name() {
        return rows.prefix() + statistic.trainColumn();
    }

    /** The list in summary data, for example {@code test_loss_median}. */
    public String summaryColumn(String aggregate) {
        return name() + "_" + aggregate;
    }

    /** The list in repetition data, for example {@code val_loss}. */
    public String repetitionColumn() {
        return rows == Rows.TEST ? statistic.testColumn() : statistic.trainColumn();
    }

    /** The list in the index. */
    String sampleColumn() {
        return "_" + name();
    }

    /** Whether the index keeps its medians at some epochs, so that metrics of it are quick. */
    public boolean isSampled() {
        return SAMPLED.contains(this);
    }

    /** Whether its best value is the largest. */
    public boolean isBestLargest() {
        return statistic == Statistic.ACCURACY || statistic == Statistic.COSINE_SIMILARITY;
    }

    /** For example {@code test_loss_min_value_median}; part is {@code value} or {@code epoch}. */
    public String bestColumn(String part, String aggregate) {
        return name() + (isBestLargest() ? "_max_" : "_min_") + part + "_" + aggregate;
    }

    private static List<Measurement> sampled() {
        List<Measurement> sampled = new ArrayList<>();
        for (Statistic statistic :
                List.of(
                        Statistic.LOSS,
                        Statistic.ACCURACY,
                        Statistic.MEAN_SQUARED_ERROR,
                        Statistic.KULLBACK_LEIBLER_DIVERGENCE)) {
            for (Rows rows : Rows.values()) {
                sampled.add(new Measurement(rows, statistic));
            }
        }
        return List.copyOf(sampled);
    }

    @Override
    public String toString() {
        return name();
    }
}
