package dev.creamery.engine.schedule;

import dev.creamery.engine.train.TrainingSession;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.Optional;
import java.util.function.LongSupplier;

/** Counts what happens to runs, and tells how far they are. Threads may report at the same time. */
final class ProgressMeter {

    private static final double RATE_WINDOW_SECONDS = 10;
    private static final double ENOUGH_SECONDS = 1;

    private record Sample(double seconds, long epochs) {}

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
    private double predictedSpent;
    private double predictedLeft;

    /**
     * @param groups all that is to be trained
     * @param nanoTime like {@link System#nanoTime}
     */
    ProgressMeter(Collection<RunGroup> groups, CostModel cost, LongSupplier nanoTime) {
        this.cost = cost;
        this.nanoTime = nanoTime;
        start = nanoTime.getAsLong();
        runs = groups.stream().mapToInt(RunGroup::size).sum();
        predictedLeft = groups.stream().mapToDouble(this::predicted).sum();
        samples.add(new Sample(0, 0));
    }

    /** A group in training. */
    final class Work {
        private final RunGroup group;
        private final int size;
        private final double secondsPerEpoch;
        private final LiveRuns.Running live;
        private int epochsLeft;

        private Work(RunGroup group, int epoch, LiveRuns.Running live) {
            this.group = group;
            this.live = live;
            size = group.size();
            var planned = group.experiment().planned();
            secondsPerEpoch = size * cost.secondsPerEpoch(planned);
            epochsLeft = epochs(group) - epoch;
        }

        private double predictedLeft() {
            return epochsLeft * secondsPerEpoch;
        }

        /** It was trained for one more epoch, which is told to whoever watches. */
        void epoch(TrainingSession session) {
            epoch();
            live.epoch(session);
        }

        /** It was trained for one more epoch. */
        void epoch() {
            synchronized (ProgressMeter.this) {
                epochsLeft--;
                epochs += size;
                predictedSpent += secondsPerEpoch;
                predictedLeft -= secondsPerEpoch;
            }
        }

        /** It is no longer in training. */
        void end() {
            live.end();
            synchronized (ProgressMeter.this) {
                running -= size;
            }
        }

        /** It is no longer in training, and will begin once more. */
        void putBack() {
            end();
            synchronized (ProgressMeter.this) {
                predictedLeft += (epochs(group) - epochsLeft) * secondsPerEpoch;
            }
        }

        /** Its training failed. */
        void fail() {
            live.end();
            synchronized (ProgressMeter.this) {
                running -= size;
                failed += size;
                predictedLeft -= predictedLeft();
            }
        }
    }

    private static int epochs(RunGroup group) {
        return group.experiment().planned().experiment().epochs();
    }

    private double predicted(RunGroup group) {
        return group.size() * cost.secondsPerRun(group.experiment().planned());
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
        predictedLeft += groups.stream().mapToDouble(this::predicted).sum();
    }

    /** A group begins to be trained, or goes on at the end of an epoch. */
    synchronized Work begin(RunGroup group, int epoch) {
        running += group.size();
        Work work = new Work(group, epoch, live.begin(group));
        predictedLeft -= epoch * work.secondsPerEpoch;
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
        samples.addLast(new Sample(elapsed, epochs));
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

    /** Scales the prediction for what is left by how true it was of what is done. */
    private Optional<Duration> left(double elapsed) {
        if (elapsed < ENOUGH_SECONDS || predictedSpent <= 0) {
            return Optional.empty();
        }
        return Optional.of(duration(Math.max(0, predictedLeft) * elapsed / predictedSpent));
    }

    private static Duration duration(double seconds) {
        return Duration.ofMillis((long) (1000 * seconds));
    }
}
