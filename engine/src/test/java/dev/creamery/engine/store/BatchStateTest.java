package dev.creamery.engine.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

class BatchStateTest {

    private static final RunFailure FAILURE = new RunFailure("data", "no file", "add it");

    @Test
    void aClaimedRunIsClaimedUntilItFinishes() {
        assertThat(BatchState.of(List.of(claimed(1, "a", "b"), finished(2, "p", "a"))))
                .satisfies(
                        state -> {
                            assertThat(state.claimed()).containsExactly("b");
                            assertThat(state.finishedRuns(7)).containsExactly("a");
                            assertThat(state.finishedRuns()).isEqualTo(1);
                        });
    }

    @Test
    void aFailedRunThatIsClaimedAgainHasNotFailed() {
        List<JournalEntry> once = List.of(claimed(1, "a"), failed(2, "a"));
        assertThat(BatchState.of(once).failed()).containsExactly(Map.entry("a", FAILURE));
        List<JournalEntry> again = List.of(claimed(1, "a"), failed(2, "a"), claimed(3, "a"));
        assertThat(BatchState.of(again).failed()).isEmpty();
    }

    @Test
    void whatIsFinishedStaysSoWhateverTheClocksSay() {
        BatchState state =
                BatchState.of(List.of(finished(1, "p", "a"), claimed(5, "a"), failed(6, "a")));
        assertThat(state.finished()).containsExactly(Map.entry(7L, Set.of("a")));
        assertThat(state.claimed()).isEmpty();
        assertThat(state.failed()).isEmpty();
    }

    @Test
    void aCompactedPartStandsForThoseThatItReplaced() {
        BatchState state =
                BatchState.of(
                        List.of(
                                finished(3, "p", "a"),
                                finished(4, "q", "b"),
                                finished(5, "r", "c"),
                                new JournalEntry.Compacted(at(1), "s", List.of("p", "q"))));
        assertThat(state.parts()).containsExactlyInAnyOrder("r", "s");
        assertThat(state.finishedRuns(7)).containsExactlyInAnyOrder("a", "b", "c");
    }

    private static Instant at(int second) {
        return Instant.ofEpochSecond(second);
    }

    private static JournalEntry claimed(int second, String... runs) {
        return new JournalEntry.Claimed(at(second), 7, List.of(runs));
    }

    private static JournalEntry finished(int second, String part, String... runs) {
        return new JournalEntry.Finished(at(second), part, Map.of(7L, List.of(runs)));
    }

    private static JournalEntry failed(int second, String... runs) {
        return new JournalEntry.Failed(at(second), 7, List.of(runs), FAILURE);
    }
}
