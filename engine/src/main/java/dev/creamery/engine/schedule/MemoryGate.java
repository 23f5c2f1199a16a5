package dev.creamery.engine.schedule;

import dev.creamery.engine.store.RunFailure;
import dev.creamery.engine.train.MemoryNeed;
import dev.creamery.engine.train.Trainer;

import java.util.Locale;
import java.util.Optional;

/**
 * Lets groups of runs begin only while there is memory for all that train at a time. Threads wait
 * here; one group alone never waits.
 */
final class MemoryGate {

    private static final long LOOK_MILLIS = 200;
    private static final double MEBIBYTE = 1 << 20;

    private final Trainer trainer;
    private final MemoryBudget budget;
    private long heap;
    private long outside;
    private int inside;

    MemoryGate(Trainer trainer, MemoryBudget budget) {
        this.trainer = trainer;
        this.budget = budget;
    }

    /** Why a run of the group could not even be trained alone, with the numbers. */
    Optional<RunFailure> refusal(RunGroup group) {
        MemoryNeed need = need(group);
        if (budget.fits(need, 1)) {
            return Optional.empty();
        }
        boolean ofJava = need.heap(1) > budget.heap();
        String message =
                String.format(
                        Locale.ROOT,
                        "a run of %,d parameters would take %s of memory (%s of Java's), and %s%s"
                                + " are there for training",
                        group.experiment().planned().network().numFreeParameters(),
                        megabytes(need.total(1)),
                        megabytes(need.heap(1)),
                        megabytes(
                                ofJava
                                        ? budget.heap()
                                        : Math.min(budget.outside(), budget.total())),
                        ofJava ? " of Java's" : "");
        long wanted = Math.max(need.heap(1), need.outside(1)) * 8 / 7 + (256L << 20);
        return Optional.of(
                new RunFailure(
                        "memory",
                        message,
                        need.total(1) > budget.total()
                                ? "train it on a machine with more memory"
                                : "let Java use more: CREAMERY_OPTS=-Xmx" + (wanted >> 20) + "m"));
    }

    private static String megabytes(long bytes) {
        return String.format(Locale.ROOT, "%,.0f MiB", Math.ceil(bytes / MEBIBYTE));
    }

    /**
     * Waits until there is memory for a group, and takes it until the permit is closed.
     *
     * @param stop ends the wait; there may then be too little
     */
    synchronized Permit enter(RunGroup group, StopSignal stop) {
        MemoryNeed need = need(group);
        Permit permit = new Permit(need.heap(group.size()), need.outside(group.size()));
        while (inside > 0 && !fitsBeside(permit) && !stop.isRequested()) {
            try {
                wait(LOOK_MILLIS);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                stop.request(StopSignal.Reason.INTERRUPTED);
            }
        }
        add(permit, 1);
        return permit;
    }

    private boolean fitsBeside(Permit permit) {
        return heap + permit.heap <= budget.heap()
                && outside + permit.outside <= budget.outside()
                && heap + outside + permit.heap + permit.outside <= budget.total();
    }

    private synchronized void add(Permit permit, int sign) {
        heap += sign * permit.heap;
        outside += sign * permit.outside;
        inside += sign;
        notifyAll();
    }

    private MemoryNeed need(RunGroup group) {
        return trainer.memory(group.experiment().planned());
    }

    /** Memory that a group has while it trains. */
    final class Permit implements AutoCloseable {
        private final long heap;
        private final long outside;

        private Permit(long heap, long outside) {
            this.heap = heap;
            this.outside = outside;
        }

        @Override
        public void close() {
            add(this, -1);
        }
    }
}
