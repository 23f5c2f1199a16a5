package dev.creamery.engine.schedule;

import dev.creamery.engine.train.RunHistory;
import dev.creamery.engine.train.RunState;
import dev.creamery.engine.train.Statistic;
import dev.creamery.engine.train.Trainer;
import dev.creamery.engine.train.TrainingJob;
import dev.creamery.engine.train.TrainingSession;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;

/** Trains nothing: every statistic is a simple function of seed and epoch. */
final class FakeTrainer implements Trainer {

    private final BiConsumer<TrainingJob, Integer> beforeEpoch;

    FakeTrainer() {
        this((job, epoch) -> {});
    }

    /**
     * @param beforeEpoch called with the job and the number of the epoch, from 1; may throw
     */
    FakeTrainer(BiConsumer<TrainingJob, Integer> beforeEpoch) {
        this.beforeEpoch = beforeEpoch;
    }

    /** What it says of every statistic. */
    static float value(long seed, int epoch) {
        return (seed % 1000) + 1f / epoch;
    }

    @Override
    public String name() {
        return "fake";
    }

    @Override
    public String provenance() {
        return "fake 1";
    }

    @Override
    public TrainingSession start(TrainingJob job) {
        return new Session(job);
    }

    @Override
    public TrainingSession resume(TrainingJob job, List<RunState> states) {
        throw new UnsupportedOperationException();
    }

    private final class Session implements TrainingSession {
        private final TrainingJob job;
        private final List<RunHistory> histories = new ArrayList<>();
        private int epoch;

        Session(TrainingJob job) {
            this.job = job;
            job.runs().forEach(run -> histories.add(new RunHistory(job.experiment().epochs())));
        }

        @Override
        public int epoch() {
            return epoch;
        }

        @Override
        public void trainEpoch() {
            epoch++;
            beforeEpoch.accept(job, epoch);
            for (int run = 0; run < histories.size(); run++) {
                float[] values = new float[Statistic.values().length];
                Arrays.fill(values, value(job.runs().get(run).seed(), epoch));
                histories.get(run).add(values, values);
            }
        }

        @Override
        public RunHistory history(int run) {
            return histories.get(run);
        }

        @Override
        public RunState state(int run) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void close() {}
    }
}
