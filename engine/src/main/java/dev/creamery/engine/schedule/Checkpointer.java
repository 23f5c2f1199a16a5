package dev.creamery.engine.schedule;

import dev.creamery.engine.store.Checkpoints;
import dev.creamery.engine.store.RunCheckpoint;
import dev.creamery.engine.train.TrainingSession;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.LongSupplier;

/**
 * Saves runs in training now and then, and finds where runs can go on. Where nothing can be saved,
 * training goes on all the same. Threads may use it at the same time.
 */
final class Checkpointer {

    private static final Logger LOG = LoggerFactory.getLogger(Checkpointer.class);

    /** Saving may take so much of the time: large networks on slow disks are saved less often. */
    private static final double SHARE = 0.1;

    private final Checkpoints checkpoints;
    private final Duration interval;
    private final LongSupplier nanoTime;

    /**
     * @param interval of training after which runs are saved, at the end of the epoch
     * @param nanoTime like {@link System#nanoTime}
     */
    Checkpointer(Checkpoints checkpoints, Duration interval, LongSupplier nanoTime) {
        this.checkpoints = checkpoints;
        this.interval = interval;
        this.nanoTime = nanoTime;
    }

    /** Where the runs of a group can go on: as many parts as there are different epochs. */
    List<StartingPoint> startingPoints(RunGroup group) {
        int epochs = group.experiment().planned().experiment().epochs();
        Map<Integer, List<PlannedRun>> runs = new TreeMap<>();
        Map<Integer, List<RunCheckpoint>> saved = new TreeMap<>();
        for (PlannedRun run : group.runs()) {
            Optional<RunCheckpoint> checkpoint = checkpoints.read(run.runId(), epochs);
            int epoch = checkpoint.map(one -> one.state().epochs()).orElse(0);
            runs.computeIfAbsent(epoch, any -> new ArrayList<>()).add(run);
            saved.computeIfAbsent(epoch, any -> new ArrayList<>());
            checkpoint.filter(one -> epoch > 0).ifPresent(saved.get(epoch)::add);
        }
        List<StartingPoint> points = new ArrayList<>();
        runs.forEach(
                (epoch, together) ->
                        points.add(
                                new StartingPoint(
                                        new RunGroup(group.experiment(), together),
                                        saved.getOrDefault(epoch, List.of()))));
        return points;
    }

    /** Watches over runs that begin to be trained. */
    Watch watch(RunGroup group, long startTime) {
        return new Watch(group, startTime);
    }

    /** Saves runs in training. For the thread that trains them. */
    final class Watch {
        private final RunGroup group;
        private final long startTime;
        private long due = nanoTime.getAsLong() + interval.toNanos();

        /** Nothing new is to be saved of this epoch. */
        private int lastEpoch = -1;

        /**
         * @param startTime of the runs, in seconds since 1970-01-01 UTC
         */
        private Watch(RunGroup group, long startTime) {
            this.group = group;
            this.startTime = startTime;
        }

        /** An epoch has ended: saves the runs if it is time. */
        void epoch(TrainingSession session) {
            long now = nanoTime.getAsLong();
            if (now - due >= 0) {
                save(session);
                long end = nanoTime.getAsLong();
                due = end + Math.max(interval.toNanos(), (long) ((end - now) / SHARE));
            }
        }

        /** Training ends before the last epoch: saves the runs. */
        void stop(TrainingSession session) {
            save(session);
        }

        private void save(TrainingSession session) {
            if (session.epoch() == 0 || session.epoch() == lastEpoch) {
                return;
            }
            try {
                List<RunCheckpoint> states = new ArrayList<>();
                for (int run = 0; run < group.size(); run++) {
                    String id = group.runs().get(run).runId();
                    states.add(new RunCheckpoint(id, startTime, session.borrowedState(run)));
                }
                checkpoints.write(states);
                lastEpoch = session.epoch();
            } catch (IOException | OutOfMemoryError failure) {
                LOG.warn(
                        "Runs of experiment {} could not be saved at epoch {}: {}; training goes"
                                + " on, but an engine that dies now loses more of it",
                        group.experiment().id(),
                        session.epoch(),
                        failure.toString());
            }
        }
    }
}
