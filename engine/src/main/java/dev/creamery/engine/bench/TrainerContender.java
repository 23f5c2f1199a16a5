package dev.creamery.engine.bench;

import dev.creamery.engine.train.Trainer;
import dev.creamery.engine.train.TrainingSession;

import java.io.IOException;
import java.time.Duration;
import java.util.function.ToIntFunction;

/**
 * One of our trainers, on the calling thread: whole epochs with all twenty statistics. What Java
 * does on other threads, compiling and collecting garbage, is not counted.
 *
 * @param runs how many repetitions of a workload are trained together
 */
public record TrainerContender(String name, Trainer trainer, ToIntFunction<Workload> runs)
        implements Contender {

    /** Where other programs take the processor, a while may last so many times as long. */
    private static final int PATIENCE = 3;

    @Override
    public double secondsPerEpoch(Workload workload, Duration time) throws IOException {
        int together = runs.applyAsInt(workload);
        try (TrainingSession session = trainer.start(workload.job(together))) {
            long latest = System.nanoTime() + PATIENCE * time.toNanos();
            long begin = ThreadClock.nanos();
            long now = begin;
            long fastest = Long.MAX_VALUE;
            do {
                long start = now;
                session.trainEpoch();
                now = ThreadClock.nanos();
                fastest = Math.min(fastest, Math.max(1, now - start));
            } while (now - begin < time.toNanos() && System.nanoTime() < latest);
            return fastest / 1e9 / together;
        } catch (IllegalStateException | LinkageError unusable) {
            throw new IOException(unusable.getMessage(), unusable);
        }
    }
}
