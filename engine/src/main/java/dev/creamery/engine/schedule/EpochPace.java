package dev.creamery.engine.schedule;

import dev.creamery.engine.sweep.PlannedExperiment;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How much longer epochs take than the {@link CostModel} says: measured where epochs were trained,
 * and guessed from the most similar ones elsewhere. All is reckoned in logarithms of that ratio, as
 * a prediction is as likely to be half as double. Not for several threads at once.
 */
final class EpochPace {

    /** What was measured so long ago counts half: Java gets faster, and other programs come. */
    private static final double HALF_LIFE_SECONDS = 30;

    /** But where an epoch takes longer than that, a few of them count. */
    private static final double KEPT = 0.85;

    /** So far off may the cost model well be: a factor of 1.65. */
    private static final double DOUBT = 0.5;

    /** What remains of doubt where epochs of the very kind were measured. */
    private static final double LEAST_DOUBT = 0.1;

    /** What is unlike all that was measured may be off by so much more. */
    private static final double DOUBT_OF_OTHERS = 0.35;

    /** What all measurements together count, beside those of similar kinds. */
    private static final double WEIGHT_OF_ALL = 0.3;

    private static final double OTHER_DATASET = 1;
    private static final double DOUBLINGS = 2;

    /**
     * Experiments whose epochs take about as much longer than predicted.
     *
     * @param size base-2 logarithm of the wanted number of parameters
     * @param batchSize base-2 logarithm of the minibatch
     */
    record Kind(String dataset, int size, int batchSize) {
        static Kind of(PlannedExperiment planned) {
            return new Kind(
                    planned.experiment().dataset(),
                    logarithm(planned.experiment().size()),
                    logarithm(planned.experiment().batchSize()));
        }

        private static int logarithm(long number) {
            return 63 - Long.numberOfLeadingZeros(number);
        }

        /** 1 for the same kind, less and less for others. */
        private double similarity(Kind other) {
            double sizes = (size - other.size) / DOUBLINGS;
            double minibatches = (batchSize - other.batchSize) / DOUBLINGS;
            double datasets = dataset.equals(other.dataset) ? 0 : OTHER_DATASET;
            return Math.exp(-(sizes * sizes + minibatches * minibatches + datasets * datasets) / 2);
        }
    }

    /**
     * A ratio of measured to predicted time.
     *
     * @param logarithm of the ratio, natural
     * @param doubt standard deviation of that logarithm
     */
    record Ratio(double logarithm, double doubt) {
        /** The ratio so many standard deviations from the middle. */
        double at(double deviations) {
            return Math.exp(logarithm + deviations * doubt);
        }
    }

    private static final class Measured {
        private double predicted;
        private double seconds;

        void add(double morePredicted, double moreSeconds) {
            double kept = Math.max(KEPT, Math.pow(0.5, moreSeconds / HALF_LIFE_SECONDS));
            predicted = kept * predicted + morePredicted;
            seconds = kept * seconds + moreSeconds;
        }

        double logarithm() {
            return Math.log(seconds / predicted);
        }
    }

    private final Map<Kind, Measured> kinds = new LinkedHashMap<>();
    private final Measured all = new Measured();

    /**
     * An epoch was trained.
     *
     * @param predicted seconds, more than 0
     */
    void measured(Kind kind, double predicted, double seconds) {
        if (predicted > 0 && seconds > 0) {
            kinds.computeIfAbsent(kind, any -> new Measured()).add(predicted, seconds);
            all.add(predicted, seconds);
        }
    }

    boolean isEmpty() {
        return kinds.isEmpty();
    }

    /** The ratio for a kind, measured or not. */
    Ratio ratio(Kind kind) {
        Measured own = kinds.get(kind);
        if (own != null) {
            return new Ratio(own.logarithm(), LEAST_DOUBT);
        }
        double weights = WEIGHT_OF_ALL;
        double sum = weights * all.logarithm();
        for (Map.Entry<Kind, Measured> entry : kinds.entrySet()) {
            double weight = kind.similarity(entry.getKey());
            weights += weight;
            sum += weight * entry.getValue().logarithm();
        }
        double mean = sum / weights;
        double squares = WEIGHT_OF_ALL * DOUBT * DOUBT;
        double closest = 0;
        for (Map.Entry<Kind, Measured> entry : kinds.entrySet()) {
            double similarity = kind.similarity(entry.getKey());
            double difference = entry.getValue().logarithm() - mean;
            squares += similarity * difference * difference;
            closest = Math.max(closest, similarity);
        }
        double others = DOUBT_OF_OTHERS * (1 - closest);
        double variance = LEAST_DOUBT * LEAST_DOUBT + squares / weights + others * others;
        return new Ratio(mean, Math.sqrt(variance));
    }
}
