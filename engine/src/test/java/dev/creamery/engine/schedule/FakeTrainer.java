package dev.creamery.engine.schedule;

import dev.creamery.engine.train.RunHistory;
import dev.creamery.engine.train.RunState;
import dev.creamery.engine.train.Statistic;
import dev.creamery.engine.train.Trainer;
import dev.creamery.engine.train.TrainingJob;
import dev.creamery.engine.train.TrainingSession;

import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;

/** Trains nothing: every statistic is a simple function of seed and epoch. */
class FakeTrainer implements Trainer {

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
        int epochs = job.experiment().epochs();
        return new Session(job, job.runs().stream().map(run -> new RunHistory(epochs)).toList());
    }

    @Override
    public TrainingSession resume(TrainingJob job, List<RunState> states) {
        return new Session(job, states.stream().map(RunState::history).toList());
    }

    private final class Session implements TrainingSession {
        private final TrainingJob job;
        private final List<RunHistory> histories;
        private int epoch;

        Session(TrainingJob job, List<RunHistory> histories) {
            this.job = job;
            this.histories = histories;
            epoch = histories.getFirst().epochs();
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
            return new RunState(new float[] {1, 2}, new float[0], histories.get(run).copy());
        }

        @Override
        public void close() {}
    }
}
