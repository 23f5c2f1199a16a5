package dev.creamery.engine.schedule;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;

/**
 * Hands out groups of runs, the one with the most work first, so that no long one is left for the
 * end. A group that is more than a thread's share of what is left is cut, so that no thread idles.
 * Threads may take at the same time.
 */
final class RunQueue {

    /** No run is free: shares could not be told. */
    private static final double SHORTEST_SECONDS = 1e-9;

    private record Entry(RunGroup group, double secondsPerRun, long order) {
        double seconds() {
            return secondsPerRun * group.size();
        }
    }

    private final PriorityQueue<Entry> entries =
            new PriorityQueue<>(
                    Comparator.comparingDouble(Entry::seconds)
                            .reversed()
                            .thenComparingLong(Entry::order));
    private final int threads;
    private double secondsLeft;

    /**
     * @param threads how many will take from it
     */
    RunQueue(Collection<RunGroup> groups, CostModel cost, int threads) {
        this.threads = threads;
        long order = 0;
        for (RunGroup group : groups) {
            double predicted = cost.secondsPerRun(group.experiment().planned());
            double seconds = Math.max(SHORTEST_SECONDS, predicted);
            add(new Entry(group, seconds, order++));
        }
    }

    private void add(Entry entry) {
        entries.add(entry);
        secondsLeft += entry.seconds();
    }

    /** The next group; nothing when all are taken. */
    synchronized Optional<RunGroup> next() {
        Entry entry = entries.poll();
        if (entry == null) {
            return Optional.empty();
        }
        double share = secondsLeft / threads;
        secondsLeft -= entry.seconds();
        int size = entry.group().size();
        int count = (int) Math.clamp(Math.ceil(share / entry.secondsPerRun() - 1e-6), 1, size);
        if (count < size) {
            add(new Entry(entry.group().without(count), entry.secondsPerRun(), entry.order()));
        }
        return Optional.of(entry.group().first(count));
    }
}
