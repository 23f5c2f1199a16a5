package dev.creamery.engine.train.fused;

import static org.assertj.core.api.Assertions.assertThat;

import dev.creamery.engine.kernel.KernelProvider;
import dev.creamery.engine.network.Loss;
import dev.creamery.engine.train.EpochAccumulator;
import dev.creamery.engine.train.RunState;
import dev.creamery.engine.train.TestJob;
import dev.creamery.engine.train.TrainingJob;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

class TestRowsTest {

    private static final int BATCH_SIZE = 32;

    /** Columns of so few inputs are kept, of so many they are not. */
    @ParameterizedTest
    @ValueSource(ints = {3, 4000})
    void areTheSameWheneverTheyAreFilledIn(int inputs) {
        TrainingJob job =
                TestJob.of(Loss.MEAN_SQUARED_ERROR)
                        .withInputs(inputs, 1)
                        .withHidden(5)
                        .withRows(250)
                        .withBatchSize(BATCH_SIZE)
                        .job();
        TrainingJob.Run first = job.runs().getFirst();
        RunState state = RunState.initial(job, first);
        TargetTable targets = TargetTable.of(first.data().dataset(), job.loss());
        FusedRun run = new FusedRun(job.loss(), first, targets, state.history());
        Buffers buffers = Buffers.of(job, BATCH_SIZE, KernelProvider.named("scalar").create());
        Minibatch minibatch = buffers.minibatch();
        GroupRows rows = new GroupRows(List.of(run), 1);
        rows.beginEpoch();
        TestRows tested = new TestRows(rows, run.testRows(), minibatch);
        for (int repetition = 0; repetition < 2; repetition++) {
            for (int start : new int[] {0, BATCH_SIZE}) {
                minibatch.begin(Math.min(BATCH_SIZE, run.testRows() - start));
                rows.fillTest(minibatch, start);
                float[] expected = statistics(minibatch, run, state);
                rows.fillTraining(minibatch, 0);
                assertThat(statistics(minibatch, run, state)).isNotEqualTo(expected);
                tested.fill(start);
                assertThat(statistics(minibatch, run, state)).isEqualTo(expected);
            }
        }
        boolean isKept = TestRows.values(run.testRows(), inputs + 2, BATCH_SIZE) > 0;
        assertThat(isKept).isEqualTo(inputs == 3);
    }

    private static float[] statistics(Minibatch minibatch, FusedRun run, RunState state) {
        minibatch.forward(state.parameters());
        EpochAccumulator statistics = run.testStatistics();
        statistics.reset();
        minibatch.measure(List.of(statistics), new double[1]);
        return statistics.values();
    }
}
