package dev.creamery.engine.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Measures contenders on the same work by turns, so that what else the machine does befalls them
 * alike. Of each, the fastest epoch counts.
 */
public final class Race {

    private final int turns;
    private final Duration turn;

    /**
     * @param turns of each contender
     * @param turn how long each takes
     */
    public Race(int turns, Duration turn) {
        this.turns = turns;
        this.turn = turn;
    }

    /**
     * What came of it.
     *
     * @param speeds of those that could train the workload, in their order
     * @param failures of the others, a line each
     */
    public record Result(List<Speed> speeds, List<String> failures) {

        /** Of a contender; nothing if it failed. */
        public Optional<Speed> speed(String contender) {
            return fastest(List.of(contender));
        }

        /** Of the fastest of some contenders; nothing if all of them failed. */
        public Optional<Speed> fastest(Collection<String> contenders) {
            return speeds.stream()
                    .filter(speed -> contenders.contains(speed.contender()))
                    .min(Comparator.comparingDouble(Speed::secondsPerEpoch));
        }
    }

    /** Lets all of them train a workload. */
    public Result run(Workload workload, List<? extends Contender> contenders) {
        double[] fastest = new double[contenders.size()];
        Arrays.fill(fastest, Double.POSITIVE_INFINITY);
        List<String> failures = new ArrayList<>();
        for (int round = 0; round < turns; round++) {
            for (int index = 0; index < fastest.length; index++) {
                if (Double.isNaN(fastest[index])) {
                    continue;
                }
                Contender contender = contenders.get(index);
                try {
                    double seconds = contender.secondsPerEpoch(workload, turn);
                    fastest[index] = Math.min(fastest[index], seconds);
                } catch (IOException failure) {
                    fastest[index] = Double.NaN;
                    failures.add(
                            "%s cannot train %s by minibatches of %d: %s"
                                    .formatted(
                                            contender.name(),
                                            workload.name(),
                                            workload.batchSize(),
                                            failure.getMessage()));
                }
            }
        }
        List<Speed> speeds = new ArrayList<>();
        for (int index = 0; index < fastest.length; index++) {
            if (!Double.isNaN(fastest[index])) {
                speeds.add(new Speed(workload, contenders.get(index).name(), fastest[index]));
            }
        }
        return new Result(speeds, failures);
    }
}
