package dev.creamery.engine.schedule;

import dev.creamery.engine.store.Manifest;
import dev.creamery.engine.store.NumberedExperiment;
import dev.creamery.engine.store.Shard;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Divides the runs of a batch into shards of about the same cost. The manifest alone decides, so
 * that all machines agree: neither what one of them measures, nor how many repetitions there are.
 *
 * <p>Experiments go to the shard that has the least so far, the most expensive first (Graham's
 * longest processing time rule, 1969). Those that are a large part of a shard by themselves are
 * divided instead: their repetitions go to the shards in turn.
 */
final class ShardDivision {

    /**
     * What a core took in the middle of the range of sizes; only ratios count, and they must never
     * change: engines of two versions would train the same runs.
     */
    private static final CostModel FIXED = new CostModel(2e-6, 1e-11, 1e-9);

    /** An experiment of more than this part of a shard is divided. */
    private static final double LARGE = 0.05;

    /** An experiment's repetition {@code r} is for shard {@code (first + r) mod count}. */
    private static final int DIVIDED = -1;

    /**
     * @param shard counted from 0, or {@link #DIVIDED}
     * @param first shard of the first repetition, if it is divided
     */
    private record Place(int shard, int first) {}

    private final int count;
    private final Map<Long, Place> places = new HashMap<>();

    /**
     * @param count of shards
     */
    ShardDivision(Manifest manifest, int count) {
        this.count = count;
        record Costly(NumberedExperiment experiment, double seconds) {}
        List<Costly> largestFirst =
                manifest.valid().stream()
                        .map(one -> new Costly(one, FIXED.secondsPerRun(one.planned())))
                        .sorted(
                                Comparator.comparingDouble(Costly::seconds)
                                        .reversed()
                                        .thenComparingLong(one -> one.experiment().id()))
                        .toList();
        double ofShard = largestFirst.stream().mapToDouble(Costly::seconds).sum() / count;
        double[] seconds = new double[count];
        int divided = 0;
        for (Costly one : largestFirst) {
            if (one.seconds() > LARGE * ofShard) {
                places.put(one.experiment().id(), new Place(DIVIDED, divided++ % count));
            } else {
                int least = least(seconds);
                seconds[least] += one.seconds();
                places.put(one.experiment().id(), new Place(least, 0));
            }
        }
    }

    private static int least(double[] seconds) {
        int least = 0;
        for (int shard = 1; shard < seconds.length; shard++) {
            least = seconds[shard] < seconds[least] ? shard : least;
        }
        return least;
    }

    /** The groups' runs that belong to a shard. */
    List<RunGroup> of(Shard shard, List<RunGroup> groups) {
        List<RunGroup> own = new ArrayList<>();
        for (RunGroup group : groups) {
            Place place = place(group.experiment().id());
            List<PlannedRun> runs =
                    group.runs().stream()
                            .filter(run -> has(shard, place, run.repetition()))
                            .toList();
            if (!runs.isEmpty()) {
                own.add(new RunGroup(group.experiment(), runs));
            }
        }
        return own;
    }

    /** How many runs a shard has if every experiment has so many repetitions. */
    int runs(Shard shard, int repetitions) {
        return places.values().stream()
                .mapToInt(
                        place ->
                                (int)
                                        IntStream.range(0, repetitions)
                                                .filter(run -> has(shard, place, run))
                                                .count())
                .sum();
    }

    private boolean has(Shard shard, Place place, int repetition) {
        int its = place.shard() == DIVIDED ? (place.first() + repetition) % count : place.shard();
        return its == shard.number() - 1;
    }

    private Place place(long experiment) {
        Place place = places.get(experiment);
        if (place == null) {
            throw new IllegalArgumentException(
                    "experiment " + experiment + " is not of this batch");
        }
        return place;
    }
}
