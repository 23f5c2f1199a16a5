package dev.creamery.engine.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.List;

class GroupSizesTest {

    /** Weights, gradients and Adam's two moments of 2^20 parameters: 16 MB a run. */
    private static final RunGroup LARGE = Samples.group(1, 1 << 20, 10);

    @Test
    void runsThatFitStayTogether() {
        assertThat(new GroupSizes(1L << 30).fit(List.of(LARGE))).containsExactly(LARGE);
    }

    @Test
    void runsThatDoNotFitAreTrainedAFewAtATime() {
        List<RunGroup> groups = new GroupSizes(70_000_000).fit(List.of(LARGE));
        assertThat(groups).extracting(RunGroup::size).containsExactly(4, 4, 2);
        assertThat(groups.stream().flatMap(group -> group.runs().stream()))
                .containsExactlyElementsOf(LARGE.runs());
    }

    @Test
    void aRunThatDoesNotFitAtAllIsTriedAlone() {
        assertThat(new GroupSizes(1).fit(List.of(LARGE)))
                .extracting(RunGroup::size)
                .hasSize(10)
                .containsOnly(1);
    }
}
