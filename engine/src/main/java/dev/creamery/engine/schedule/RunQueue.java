package dev.creamery.engine.schedule;

import dev.creamery.engine.store.RunOrder;
import dev.creamery.engine.sweep.PlannedExperiment;
import dev.creamery.engine.train.Trainer;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.ToIntFunction;

/**
 * Hands out groups of runs in the order that is wanted. A group that is more than a thread's share
 * of what is left is cut, so that no thread idles, and into multiples of what the trainer trains at
 * once while that makes no thread idle. Threads may take at the same time, while others change the
 * order or add groups.
 */
final class RunQueue {

    /** No run is free: shares could not be told. */
    private static final double SHORTEST_SECONDS = 1e-9;

    private static final double ROUNDING = 1e-6;

    /**
     * @param atOnce runs that are trained in about the time of fewer
     * @param position in which it was added
     */
    private record Entry(RunGroup group, double secondsPerRun, int atOnce, long position) {
        Entry of(RunGroup part) {
            return new Entry(part, secondsPerRun, atOnce, position);
        }

        double seconds() {
            return secondsPerRun * group.size();
        }

        /** Whether no repetition of its experiment was begun. */
        boolean isFresh() {
            return group.runs().getFirst().repetition() == 0;
        }
    }

    private final CostModel cost;
    private final ToIntFunction<PlannedExperiment> runsAtOnce;
    private PriorityQueue<Entry> entries;
    private RunOrder order;
    private int threads;
    private double secondsLeft;
    private long added;

    /**
     * @param runsAtOnce of an experiment, see {@link Trainer#runsAtOnce}
     * @param threads how many will take from it
     */
    RunQueue(
            Collection<RunGroup> groups,
            CostModel cost,
            ToIntFunction<PlannedExperiment> runsAtOnce,
            int threads,
            RunOrder order) {
        this.cost = cost;
        this.runsAtOnce = runsAtOnce;
        this.threads = threads;
        this.order = order;
        entries = new PriorityQueue<>(comparator(order));
        add(groups);
    }

    private static Comparator<Entry> comparator(RunOrder order) {
        Comparator<Entry> largest = Comparator.comparingDouble(Entry::seconds).reversed();
        Comparator<Entry> first =
                switch (order) {
                    case LARGEST_FIRST -> largest;
                    case SMALL_FIRST -> Comparator.comparingDouble(Entry::secondsPerRun);
                    case WHOLE_EXPERIMENTS_FIRST -> Comparator.comparingLong(Entry::position);
                    case EVERY_EXPERIMENT_ONCE_FIRST ->
                            Comparator.comparing(Entry::isFresh).reversed().thenComparing(largest);
                };
        return first.thenComparingLong(Entry::position);
    }

    /** Adds groups that are to be trained too. */
    synchronized void add(Collection<RunGroup> groups) {
        for (RunGroup group : groups) {
            PlannedExperiment planned = group.experiment().planned();
            double predicted = Math.max(SHORTEST_SECONDS, cost.secondsPerRun(planned));
            add(new Entry(group, predicted, runsAtOnce.applyAsInt(planned), added++));
        }
    }

    private void add(Entry entry) {
        entries.add(entry);
        secondsLeft += entry.seconds();
    }

    /** From now on in this order. */
    synchronized void reorder(RunOrder wanted) {
        order = wanted;
        PriorityQueue<Entry> sorted = new PriorityQueue<>(comparator(wanted));
        sorted.addAll(entries);
        entries = sorted;
    }

    /**
     * From now on so many threads take from it.
     *
     * @param sizes how much a group may be for so many
     */
    synchronized void share(int among, GroupSizes sizes) {
        threads = among;
        List<Entry> all = new ArrayList<>(entries);
        entries.clear();
        for (Entry entry : all) {
            for (RunGroup group : sizes.fit(List.of(entry.group()))) {
                entries.add(entry.of(group));
            }
        }
    }

    synchronized boolean isEmpty() {
        return entries.isEmpty();
    }

    /** The next group; nothing when all are taken. */
    synchronized Optional<RunGroup> next() {
        Entry entry = entries.poll();
        if (entry == null) {
            return Optional.empty();
        }
        int count = Math.clamp(wanted(entry), 1, entry.group().size());
        secondsLeft -= entry.seconds();
        if (count < entry.group().size()) {
            add(entry.of(entry.group().without(count)));
        }
        return Optional.of(entry.group().first(count));
    }

    /** How many runs of a group a thread should take. */
    private long wanted(Entry entry) {
        long share = (long) Math.ceil(secondsLeft / threads / entry.secondsPerRun() - ROUNDING);
        int atOnce = entry.atOnce();
        long full = share < atOnce ? share : share / atOnce * atOnce;
        return switch (order) {
            case LARGEST_FIRST, SMALL_FIRST -> full;
            case WHOLE_EXPERIMENTS_FIRST -> {
                int each = Math.ceilDiv(entry.group().size(), threads);
                yield Math.min(Math.ceilDiv(each, atOnce) * atOnce, Math.max(each, full));
            }
            case EVERY_EXPERIMENT_ONCE_FIRST -> entry.isFresh() ? 1 : full;
        };
    }
}
