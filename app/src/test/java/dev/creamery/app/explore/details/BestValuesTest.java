package dev.creamery.app.explore.details;

import static org.assertj.core.api.Assertions.assertThat;

import dev.creamery.engine.query.Measurement;

import org.junit.jupiter.api.Test;

class BestValuesTest {

    private static final ExperimentFacts.Spread LOSS =
            new ExperimentFacts.Spread(0.25, 0.5, 0.75, 1.5, 2);
    private static final ExperimentFacts.Spread UNKNOWN =
            new ExperimentFacts.Spread(Double.NaN, Double.NaN, 3, Double.NaN, Double.NaN);

    private static Measurement named(String name) {
        return Measurement.named(name).orElseThrow();
    }

    @Test
    void theMedianStandsBeforeItsQuartilesIfTheseAreKnown() {
        assertThat(BestValues.middle(LOSS)).endsWith("  [0.5–1.5]");
        assertThat(BestValues.middle(UNKNOWN)).isEqualTo("3");
    }

    @Test
    void quartilesBreakBetweenTheirNumbersOnly() {
        assertThat(BestValues.quartiles(LOSS)).containsExactly("[0.5–", "1.5]");
        assertThat(BestValues.quartiles(new ExperimentFacts.Spread(-2, -1.5, 0, 1.5, 2)))
                .containsExactly("[−1.5 to ", "1.5]");
        assertThat(BestValues.quartiles(UNKNOWN)).isEmpty();
    }

    @Test
    void theWorstRunHasTheLargestLossButTheSmallestAccuracy() {
        assertThat(BestValues.ends(new ExperimentFacts.Best(named("test_loss"), LOSS, LOSS)))
                .startsWith("2, ");
        assertThat(BestValues.ends(new ExperimentFacts.Best(named("test_accuracy"), LOSS, LOSS)))
                .endsWith(", 2");
    }
}
