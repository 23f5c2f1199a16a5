package dev.creamery.engine.schedule;

import dev.creamery.engine.network.Task;
import dev.creamery.engine.sweep.DatasetFacts;
import dev.creamery.engine.sweep.PlannedExperiment;
import dev.creamery.engine.train.SyntheticWork;
import dev.creamery.engine.train.Trainer;
import dev.creamery.engine.train.TrainingSession;

import java.lang.management.ManagementFactory;

/**
 * Measures a trainer on this machine, on one thread: a small, a deep and a wide network, and one of
 * many inputs, are trained in turn, until they have stopped getting faster. Java compiles what is
 * hot in the background, so a trainer's first seconds are many times slower than the rest.
 */
public final class CostEstimator {

    private static final DatasetFacts FACTS =
            new DatasetFacts("calibration", 640, 16, Task.REGRESSION, 16, 1);

    /** 16 MiB of inputs. */
    private static final DatasetFacts LARGE_TABLE =
            new DatasetFacts("calibration", 16_384, 256, Task.REGRESSION, 256, 1);

    private static final int RUNS = 2;
    private static final int EPOCHS = 10_000;
    private static final long SLICE_NANOS = 60_000_000;
    private static final long LONGEST_NANOS = 6_000_000_000L;

    /** Other programs may take most of the processors; that is not measured. */
    private static final long LONGEST_WAIT_NANOS = 60_000_000_000L;

    /** So many turns without a gain of a tenth, and it will not get faster. */
    private static final int PATIENCE = 8;

    private static final double GAIN = 0.9;

    private final Trainer trainer;

    public CostEstimator(Trainer trainer) {
        this.trainer = trainer;
    }

    /**
     * The costs that explain the measurements; takes one to six seconds, longer where other
     * programs keep the processors busy, or where the trainer has to get to know this machine
     * first.
     */
    public CostModel calibrate() {
        trainer.calibrate();
        try (Subject small = new Subject(FACTS, 256, 4, 32);
                Subject deep = new Subject(FACTS, 32768, 4, 256);
                Subject wide = new Subject(FACTS, 32768, 2, 256);
                Subject fetching = new Subject(LARGE_TABLE, 1024, 3, 256)) {
            long start = cpuNanos();
            long startOfWait = System.nanoTime();
            int patience = PATIENCE;
            while (patience > 0
                    && cpuNanos() - start < LONGEST_NANOS
                    && System.nanoTime() - startOfWait < LONGEST_WAIT_NANOS) {
                boolean gained =
                        small.trainSlice()
                                | deep.trainSlice()
                                | wide.trainSlice()
                                | fetching.trainSlice();
                patience = gained ? PATIENCE : patience - 1;
            }
            return CostModel.through(small.measurement(), deep.measurement(), wide.measurement())
                    .fetching(fetching.measurement());
        }
    }

    /** A network that is measured. */
    private final class Subject implements AutoCloseable {
        private final PlannedExperiment planned;
        private final TrainingSession session;
        private long fastest = Long.MAX_VALUE;

        Subject(DatasetFacts facts, long size, int depth, int batchSize) {
            SyntheticWork work = new SyntheticWork(facts, size, depth, batchSize, EPOCHS);
            planned = work.planned();
            session = trainer.start(work.job(RUNS));
        }

        /** Trains for a fraction of a second; whether epochs became clearly shorter. */
        boolean trainSlice() {
            long before = fastest;
            long start = cpuNanos();
            long spent = 0;
            int epochs = 0;
            while (spent < SLICE_NANOS && session.epoch() < EPOCHS) {
                session.trainEpoch();
                epochs++;
                spent = cpuNanos() - start;
            }
            if (epochs > 0) {
                fastest = Math.min(fastest, Math.max(1, spent / epochs));
            }
            return fastest < GAIN * before;
        }

        /** Of an epoch of one run. */
        CostModel.Measurement measurement() {
            return new CostModel.Measurement(planned, fastest / 1e9 / RUNS);
        }

        @Override
        public void close() {
            session.close();
        }
    }

    /** Processor time of this thread: the clock runs on while other programs compute. */
    private static long cpuNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
