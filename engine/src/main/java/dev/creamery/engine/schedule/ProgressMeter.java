package dev.creamery.engine.schedule;

import dev.creamery.engine.train.TrainingSession;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;

/** Counts what happens to runs, and tells how far they are. Threads may report at the same time. */
final class ProgressMeter {

    private static final double RATE_WINDOW_SECONDS = 10;
    private static final double ENOUGH_SECONDS = 1;

    /** No epoch is free: ratios could not be told. */
    private static final double SHORTEST_SECONDS = 1e-9;

    /**
     * @param threads that train
     */
    private record Sample(double seconds, long epochs, int threads) {}

    private final CostModel cost;
    private final LongSupplier nanoTime;
    private final long start;
    private final LiveRuns live = new LiveRuns();
    private final Deque<Sample> samples = new ArrayDeque<>();
    private int runs;
    private int done;
    private int running;
    private int failed;
    private long epochs;
    private final WorkLeft workLeft = new WorkLeft();
    private final Set<Work> working = new LinkedHashSet<>();

    /**
     * @param groups all that is to be trained
     * @param nanoTime like {@link System#nanoTime}
     */
    ProgressMeter(Collection<RunGroup> groups, CostModel cost, LongSupplier nanoTime) {
        this.cost = cost;
        this.nanoTime = nanoTime;
        start = nanoTime.getAsLong();
        runs = groups.stream().mapToInt(RunGroup::size).sum();
        groups.forEach(this::addWork);
        samples.add(new Sample(0, 0, 0));
    }

    /** A group in training. */
    final class Work {
        private final RunGroup group;
        private final int size;
        private final double predictedPerEpoch;
        private final LiveRuns.Running live;
        private final WorkLeft.Stretch stretch;
        private long epochBegan = nanoTime.getAsLong();

        private Work(RunGroup group, int epoch, LiveRuns.Running live) {
            this.group = group;
            this.live = live;
            size = group.size();
            var planned = group.experiment().planned();
            predictedPerEpoch = Math.max(SHORTEST_SECONDS, size * cost.secondsPerEpoch(planned));
            int epochsLeft = epochs(group) - epoch;
            stretch =
                    new WorkLeft.Stretch(
                            EpochPace.Kind.of(planned), epochsLeft * predictedPerEpoch);
        }

        /** It was trained for one more epoch, which is told to whoever watches. */
        void epoch(TrainingSession session) {
            epoch();
            live.epoch(session);
        }

        /** It was trained for one more epoch. */
        void epoch() {
            synchronized (ProgressMeter.this) {
                long now = nanoTime.getAsLong();
                epochs += size;
                workLeft.trained(stretch, predictedPerEpoch, (now - epochBegan) / 1e9);
                epochBegan = now;
            }
        }

        /** It is no longer in training. */
        void end() {
            live.end();
            synchronized (ProgressMeter.this) {
                running -= size;
                working.remove(this);
            }
        }

        /** It is no longer in training, and will begin once more. */
        void putBack() {
            end();
            synchronized (ProgressMeter.this) {
                double whole = epochs(group) * predictedPerEpoch;
                workLeft.add(stretch.kind(), whole - stretch.predictedSeconds());
            }
        }

        /** Its training failed. */
        void fail() {
            live.end();
            synchronized (ProgressMeter.this) {
                running -= size;
                failed += size;
                working.remove(this);
                workLeft.add(stretch.kind(), -stretch.predictedSeconds());
            }
        }
    }

    private static int epochs(RunGroup group) {
        return group.experiment().planned().experiment().epochs();
    }

    private void addWork(RunGroup group) {
        var planned = group.experiment().planned();
        double perEpoch = Math.max(SHORTEST_SECONDS, cost.secondsPerEpoch(planned));
        workLeft.add(EpochPace.Kind.of(planned), group.size() * epochs(group) * perEpoch);
    }

    /** The losses of what is in training, and of what was last. */
    LiveRuns live() {
        return live;
    }

    /**
     * More is to be trained.
     *
     * @param failedBefore how many of these runs were counted as failed
     */
    synchronized void add(Collection<RunGroup> groups, int failedBefore) {
        runs += groups.stream().mapToInt(RunGroup::size).sum() - failedBefore;
        failed -= failedBefore;
        groups.forEach(this::addWork);
    }

    /** A group begins to be trained, or goes on at the end of an epoch. */
    synchronized Work begin(RunGroup group, int epoch) {
        running += group.size();
        Work work = new Work(group, epoch, live.begin(group));
        working.add(work);
        workLeft.add(work.stretch.kind(), -epoch * work.predictedPerEpoch);
        return work;
    }

    /** Trained runs are on the disk. */
    synchronized void done(int count) {
        done += count;
    }

    synchronized Progress progress() {
        double elapsed = (nanoTime.getAsLong() - start) / 1e9;
        while (samples.size() > 1 && elapsed - samples.getFirst().seconds() > RATE_WINDOW_SECONDS) {
            samples.removeFirst();
        }
        Sample oldest = samples.getFirst();
        double rate = (epochs - oldest.epochs()) / Math.max(1e-9, elapsed - oldest.seconds());
        samples.addLast(new Sample(elapsed, epochs, working.size()));
        return new Progress(
                runs,
                done,
                running,
                failed,
                epochs,
                rate,
                duration(elapsed),
                left(elapsed),
                Optional.empty());
    }

    private Optional<TimeLeft> left(double elapsed) {
        if (elapsed < ENOUGH_SECONDS) {
            return Optional.empty();
        }
        // Between two groups a thread has none for a moment.
        int threads = samples.stream().mapToInt(Sample::threads).max().orElse(0);
        return workLeft.time(
                working.stream().map(work -> work.stretch).toList(), Math.max(1, threads));
    }

    private static Duration duration(double seconds) {
        return Duration.ofMillis((long) (1000 * seconds));
    }
}
