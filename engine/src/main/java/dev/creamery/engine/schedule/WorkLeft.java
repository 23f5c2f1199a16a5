package dev.creamery.engine.schedule;

import dev.creamery.engine.schedule.EpochPace.Kind;
import dev.creamery.engine.schedule.EpochPace.Ratio;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What is still to be trained, by kind, as the cost model predicts it. Not for several threads. */
final class WorkLeft {

    /** Between the ends of the range lie four of five outcomes, if the logarithms are normal. */
    private static final double DEVIATIONS = 1.3;

    private final EpochPace pace = new EpochPace();
    private final Map<Kind, Double> predicted = new LinkedHashMap<>();

    /** A group in training, one run after the other: no other thread can help. */
    static final class Stretch {
        private final Kind kind;
        private double seconds;

        Stretch(Kind kind, double predictedSeconds) {
            this.kind = kind;
            seconds = predictedSeconds;
        }

        Kind kind() {
            return kind;
        }

        double predictedSeconds() {
            return seconds;
        }
    }

    void add(Kind kind, double predictedSeconds) {
        predicted.merge(kind, predictedSeconds, Double::sum);
    }

    /** An epoch of a group was trained. */
    void trained(Stretch stretch, double predictedSeconds, double seconds) {
        pace.measured(stretch.kind, predictedSeconds, seconds);
        stretch.seconds -= predictedSeconds;
        add(stretch.kind, -predictedSeconds);
    }

    /**
     * The time until all is done; nothing before anything was measured.
     *
     * @param training what is being trained now
     * @param threads that train
     */
    Optional<TimeLeft> time(Collection<Stretch> training, int threads) {
        if (pace.isEmpty()) {
            return Optional.empty();
        }
        Map<Kind, Ratio> ratios = new LinkedHashMap<>();
        predicted.keySet().forEach(kind -> ratios.put(kind, pace.ratio(kind)));
        return Optional.of(
                TimeLeft.ofSeconds(
                        seconds(ratios, -DEVIATIONS, training, threads),
                        seconds(ratios, 0, training, threads),
                        seconds(ratios, DEVIATIONS, training, threads)));
    }

    /** All kinds may be off in the same direction: that is the honest range. */
    private double seconds(
            Map<Kind, Ratio> ratios, double deviations, Collection<Stretch> training, int threads) {
        double all = 0;
        for (Map.Entry<Kind, Ratio> entry : ratios.entrySet()) {
            double left = Math.max(0, predicted.getOrDefault(entry.getKey(), 0.0));
            all += left * entry.getValue().at(deviations);
        }
        double longest = 0;
        for (Stretch stretch : training) {
            double left = Math.max(0, stretch.seconds);
            longest = Math.max(longest, left * pace.ratio(stretch.kind).at(deviations));
        }
        return Math.max(longest, all / threads);
    }
}
