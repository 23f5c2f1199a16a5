package dev.creamery.engine.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.creamery.engine.sweep.PlannedExperiment;
import dev.creamery.engine.train.Trainer;

import org.junit.jupiter.api.Test;

import java.util.List;

class GroupSizesTest {

    /** Weights, gradients and Adam's two moments of 2^20 parameters: 16 MiB a run, and data. */
    private static final RunGroup LARGE = Samples.group(1, 1 << 20, 10);

    @Test
    void runsThatFitStayTogether() {
        assertThat(sizes(400, 1).fit(List.of(LARGE))).containsExactly(LARGE);
    }

    @Test
    void runsThatDoNotFitAreTrainedAFewAtATime() {
        List<RunGroup> groups = sizes(80, 1).fit(List.of(LARGE));
        assertThat(groups).extracting(RunGroup::size).containsExactly(4, 4, 2);
        assertThat(groups.stream().flatMap(group -> group.runs().stream()))
                .containsExactlyElementsOf(LARGE.runs());
    }

    /** Of 10 runs 6 would fit. */
    @Test
    void whatFitsIsCutToWhatTheTrainerTrainsAtOnce() {
        Trainer fourAtOnce =
                new FakeTrainer() {
                    @Override
                    public int runsAtOnce(PlannedExperiment planned) {
                        return 4;
                    }
                };
        assertThat(sizes(fourAtOnce, 112, 1).fit(List.of(LARGE)))
                .extracting(RunGroup::size)
                .containsExactly(4, 4, 2);
        assertThat(sizes(fourAtOnce, 400, 1).fit(List.of(LARGE))).containsExactly(LARGE);
    }

    @Test
    void threadsShareTheMemory() {
        assertThat(sizes(160, 2).fit(List.of(LARGE)))
                .extracting(RunGroup::size)
                .containsExactly(4, 4, 2);
    }

    @Test
    void aRunThatIsMoreThanAThreadsShareIsAlone() {
        assertThat(sizes(40, 4).fit(List.of(LARGE)))
                .extracting(RunGroup::size)
                .hasSize(10)
                .containsOnly(1);
    }

    @Test
    void runsThatDoNotFitAtAllStayTogetherToBeRefusedTogether() {
        assertThat(sizes(10, 1).fit(List.of(LARGE))).containsExactly(LARGE);
    }

    private static GroupSizes sizes(long mebibytes, int threads) {
        return sizes(new FakeTrainer(), mebibytes, threads);
    }

    private static GroupSizes sizes(Trainer trainer, long mebibytes, int threads) {
        long bytes = mebibytes << 20;
        return new GroupSizes(trainer, new MemoryBudget(bytes, bytes, 2 * bytes), threads);
    }
}
