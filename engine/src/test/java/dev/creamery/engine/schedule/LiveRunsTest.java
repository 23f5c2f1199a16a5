package dev.creamery.engine.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.creamery.engine.store.LiveGroup;
import dev.creamery.engine.train.RunHistory;
import dev.creamery.engine.train.RunState;
import dev.creamery.engine.train.Statistic;
import dev.creamery.engine.train.TrainingSession;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.stream.IntStream;

class LiveRunsTest {

    private static final int EPOCHS = 10;

    private final LiveRuns live = new LiveRuns();
    private final RunGroup group = Samples.group(3, 1024, 2);

    /** The loss at epoch e of run r is 100 r + e. */
    private static final class Session implements TrainingSession {
        private final RunHistory[] histories = {new RunHistory(EPOCHS), new RunHistory(EPOCHS)};

        @Override
        public int epoch() {
            return histories[0].epochs();
        }

        @Override
        public void trainEpoch() {
            for (int run = 0; run < histories.length; run++) {
                float[] values = new float[Statistic.values().length];
                Arrays.fill(values, 100 * run + epoch() + (run == 0 ? 1 : 0));
                histories[run].add(values, values);
            }
        }

        @Override
        public RunHistory history(int run) {
            return histories[run];
        }

        @Override
        public RunState state(int run) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void close() {}
    }

    @Test
    void aCopyIsMadeAtTheEndOfAnEpochAndOnlyWhenSomebodyAsked() {
        Session session = new Session();
        LiveRuns.Running running = live.begin(group);
        assertThat(live.groups()).isEmpty();

        train(session, running, 2);
        LiveGroup first = live.groups().getFirst();
        train(session, running, 3);
        LiveGroup second = live.groups().getFirst();

        assertThat(first.epoch()).isEqualTo(1); // before anybody looked there was one copy
        assertThat(second.epoch()).isEqualTo(3); // asked for after epoch 2
        assertThat(second.at()).containsExactly(1, 2, 3);
        assertThat(second.testLoss()[0]).containsExactly(1, 2, 3);
        assertThat(second.testLoss()[1]).containsExactly(101, 102, 103);
        assertThat(second.runs()).isEqualTo(group.runIds());
        assertThat(second.isFinished()).isFalse();
    }

    @Test
    void theLastFinishedGroupsStayInSightAndFailedOnesGo() {
        for (int turn = 0; turn < 6; turn++) {
            Session session = new Session();
            LiveRuns.Running running = live.begin(Samples.group(turn, 1024, 2));
            train(session, running, turn == 5 ? 4 : EPOCHS);
            running.end();
        }

        assertThat(live.groups()).allMatch(LiveGroup::isFinished);
        assertThat(live.groups().stream().map(LiveGroup::experimentId))
                .containsExactly(4L, 3L, 2L, 1L);
        assertThat(live.groups().getFirst().testLoss()[0]).endsWith(10);
    }

    @Test
    void manyEpochsAreCopiedAsFarAsAChartCanShowThem() {
        assertThat(LiveRuns.epochs(100)).isEqualTo(IntStream.rangeClosed(1, 100).toArray());
        int[] many = LiveRuns.epochs(30_000);
        assertThat(many).hasSizeBetween(80, 120).startsWith(1, 2).endsWith(30_000);
        assertThat(Arrays.stream(many).distinct().sorted().toArray()).isEqualTo(many);
    }

    private static void train(Session session, LiveRuns.Running running, int epochs) {
        for (int epoch = 0; epoch < epochs; epoch++) {
            session.trainEpoch();
            running.epoch(session);
        }
    }
}
