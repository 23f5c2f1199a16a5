package dev.creamery.engine.schedule;

import dev.creamery.engine.store.LiveGroup;
import dev.creamery.engine.train.Statistic;
import dev.creamery.engine.train.TrainingSession;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The losses of the runs in training, for whoever watches. A copy of them is asked for now and
 * then; the thread that trains makes it at the end of its epoch, and does nothing otherwise.
 */
final class LiveRuns {

    /** Epochs that are copied: as many as a chart can show. */
    private static final int MOST_POINTS = 120;

    private static final int LAST_FINISHED = 4;

    private final Set<Running> running = new LinkedHashSet<>();
    private final Deque<LiveGroup> finished = new ArrayDeque<>();

    /** A group in training; all but {@link #begin} is for the thread that trains it. */
    final class Running {
        private final RunGroup group;
        private volatile boolean asked = true;
        private volatile @Nullable LiveGroup copy;

        private Running(RunGroup group) {
            this.group = group;
        }

        /** An epoch has ended. */
        void epoch(TrainingSession session) {
            int epochs = group.experiment().planned().experiment().epochs();
            if (asked || session.epoch() == epochs) {
                asked = false;
                copy = copy(session, epochs);
            }
        }

        private LiveGroup copy(TrainingSession session, int epochs) {
            int[] at = epochs(session.epoch());
            float[][] losses = new float[group.size()][at.length];
            for (int run = 0; run < losses.length; run++) {
                float[] all = session.history(run).test(Statistic.LOSS);
                for (int point = 0; point < at.length; point++) {
                    losses[run][point] = all[at[point] - 1];
                }
            }
            return new LiveGroup(
                    group.experiment().id(), group.runIds(), session.epoch(), epochs, at, losses);
        }

        /** It is no longer in training. */
        void end() {
            synchronized (LiveRuns.this) {
                running.remove(this);
                LiveGroup last = copy;
                if (last != null && last.isFinished()) {
                    finished.addFirst(last);
                    while (finished.size() > LAST_FINISHED) {
                        finished.removeLast();
                    }
                }
            }
        }
    }

    /** A group begins to be trained. */
    synchronized Running begin(RunGroup group) {
        Running begun = new Running(group);
        running.add(begun);
        return begun;
    }

    /** The latest copies, and then the last finished groups; asks for the next copies. */
    synchronized List<LiveGroup> groups() {
        List<LiveGroup> groups = new ArrayList<>();
        for (Running one : running) {
            LiveGroup copy = one.copy;
            if (copy != null) {
                groups.add(copy);
            }
            one.asked = true;
        }
        groups.addAll(finished);
        return groups;
    }

    /** Epochs up to the last one, denser at the beginning, as on a logarithmic axis. */
    static int[] epochs(int last) {
        return last <= MOST_POINTS
                ? IntStream.rangeClosed(1, last).toArray()
                : IntStream.rangeClosed(0, MOST_POINTS - 1)
                        .map(
                                point ->
                                        (int)
                                                Math.round(
                                                        Math.pow(
                                                                last,
                                                                (double) point
                                                                        / (MOST_POINTS - 1))))
                        .distinct()
                        .toArray();
    }
}
