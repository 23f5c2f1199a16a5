package dev.creamery.engine.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.creamery.engine.store.Checkpoints;
import dev.creamery.engine.store.RunCheckpoint;
import dev.creamery.engine.train.RunHistory;
import dev.creamery.engine.train.RunState;
import dev.creamery.engine.train.Statistic;
import dev.creamery.engine.train.TrainingSession;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

class CheckpointerTest {

    private static final long SECOND = 1_000_000_000;

    @TempDir Path folder;
    private final RunGroup group = Samples.group(1, 1024, 3); // of 10 epochs
    private long nanos;
    private long nanosToCopyAState;

    @Test
    void runsAreSavedAfterTheIntervalAtTheEndOfAnEpoch() throws Exception {
        Checkpointer.Watch watch = checkpointer().watch(group, 77);
        nanos += 59 * SECOND;
        watch.epoch(new Session(1));
        assertThat(saved()).isEmpty();
        nanos += SECOND;
        watch.epoch(new Session(2));
        assertThat(saved()).hasSize(3).containsEntry(group.runIds().getFirst(), 2);
        nanos += 59 * SECOND;
        watch.epoch(new Session(3));
        assertThat(saved()).containsEntry(group.runIds().getFirst(), 2);
        nanos += SECOND;
        watch.epoch(new Session(4));
        assertThat(saved()).containsEntry(group.runIds().getFirst(), 4);
    }

    @Test
    void savingThatTakesLongIsDoneLessOften() throws Exception {
        nanosToCopyAState = 4 * SECOND; // 12 s for the three
        Checkpointer.Watch watch = checkpointer().watch(group, 77);
        nanos += 60 * SECOND;
        watch.epoch(new Session(1));
        nanos += 119 * SECOND;
        watch.epoch(new Session(2));
        assertThat(saved()).containsEntry(group.runIds().getFirst(), 1);
        nanos += SECOND;
        watch.epoch(new Session(3));
        assertThat(saved()).containsEntry(group.runIds().getFirst(), 3);
    }

    @Test
    void aStopSavesAtOnceButNotWhatIsSavedOrNotBegun() throws Exception {
        Checkpointer.Watch watch = checkpointer().watch(group, 77);
        watch.stop(new Session(0));
        assertThat(saved()).isEmpty();
        watch.stop(new Session(3));
        assertThat(saved()).hasSize(3).containsEntry(group.runIds().get(1), 3);
    }

    @Test
    void runsGoOnTogetherWithThoseOfTheSameEpoch() throws Exception {
        List<String> ids = group.runIds();
        Checkpoints checkpoints = checkpoints();
        checkpoints.write(
                List.of(
                        new RunCheckpoint(ids.get(0), 5, state(4)),
                        new RunCheckpoint(ids.get(2), 6, state(4))));
        List<StartingPoint> points =
                new Checkpointer(checkpoints, Duration.ofMinutes(1), () -> nanos)
                        .startingPoints(group);
        assertThat(points).extracting(StartingPoint::epoch).containsExactly(0, 4);
        assertThat(points.get(0).group().runIds()).containsExactly(ids.get(1));
        assertThat(points.get(0).saved()).isEmpty();
        assertThat(points.get(1).group().runIds()).containsExactly(ids.get(0), ids.get(2));
        assertThat(points.get(1).saved())
                .extracting(RunCheckpoint::runId)
                .containsExactly(ids.get(0), ids.get(2));
    }

    @Test
    void whereNothingCanBeSavedTrainingGoesOn() throws Exception {
        Files.writeString(folder.resolve("checkpoints"), "in the way");
        Checkpointer.Watch watch = checkpointer().watch(group, 77);
        nanos += 60 * SECOND;
        watch.epoch(new Session(1));
        Files.delete(folder.resolve("checkpoints"));
        watch.stop(new Session(1));
        assertThat(saved()).hasSize(3);
    }

    private Checkpointer checkpointer() {
        return new Checkpointer(checkpoints(), Duration.ofMinutes(1), () -> nanos);
    }

    private Checkpoints checkpoints() {
        return new Checkpoints(folder.resolve("checkpoints"), "fake");
    }

    /** Epochs by run id. */
    private Map<String, Integer> saved() throws IOException {
        return checkpoints().clearUp(run -> true);
    }

    private static RunState state(int epochs) {
        RunHistory history = new RunHistory(10);
        for (int epoch = 0; epoch < epochs; epoch++) {
            float[] values = new float[Statistic.values().length];
            history.add(values, values);
        }
        return new RunState(new float[] {1, 2, 3}, new float[] {4}, history);
    }

    /** A job after some epochs. */
    private final class Session implements TrainingSession {
        private final int epoch;

        Session(int epoch) {
            this.epoch = epoch;
        }

        @Override
        public int epoch() {
            return epoch;
        }

        @Override
        public void trainEpoch() {
            throw new UnsupportedOperationException();
        }

        @Override
        public RunHistory history(int run) {
            return state(run).history();
        }

        @Override
        public RunState state(int run) {
            nanos += nanosToCopyAState;
            return CheckpointerTest.state(epoch);
        }

        @Override
        public void close() {}
    }
}
