package dev.creamery.engine.train.fused;

import dev.creamery.engine.network.Task;
import dev.creamery.engine.sweep.DatasetFacts;
import dev.creamery.engine.train.SyntheticWork;
import dev.creamery.engine.train.Trainer;
import dev.creamery.engine.train.TrainingSession;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;

/**
 * Trains 16 repetitions of some networks for a few epochs each, again and again, so that a trainer
 * gets to know when a lane for each is faster. Java compiles what is hot in the background: the
 * first times count for little.
 */
final class LaneCalibration {

    private static final DatasetFacts FACTS =
            new DatasetFacts("calibration", 640, 16, Task.CLASSIFICATION, 16, 4);
    private static final int[] SIZES = {64, 256, 1024, 3000};
    private static final int[] BATCH_SIZES = {32, 128, 512};
    private static final int DEPTH = 4;

    /** Each way is tried at least twice. */
    private static final int EPOCHS = 9;

    private static final int FEWEST_ROUNDS = 2;
    private static final int MOST_ROUNDS = 20;
    private static final long LONGEST_NANOS = 2_500_000_000L;

    private LaneCalibration() {}

    /** Takes up to three seconds. */
    static void run(Trainer trainer) {
        List<SyntheticWork> all = new ArrayList<>();
        for (int size : SIZES) {
            for (int batchSize : BATCH_SIZES) {
                all.add(new SyntheticWork(FACTS, size, DEPTH, batchSize, EPOCHS));
            }
        }
        long start = cpuNanos();
        for (int round = 0;
                round < FEWEST_ROUNDS || round < MOST_ROUNDS && cpuNanos() - start < LONGEST_NANOS;
                round++) {
            for (SyntheticWork work : all) {
                train(trainer, work);
            }
        }
    }

    private static void train(Trainer trainer, SyntheticWork work) {
        try (TrainingSession session = trainer.start(work.job(FusedSession.LANES))) {
            while (session.epoch() < EPOCHS) {
                session.trainEpoch();
            }
        }
    }

    private static long cpuNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
