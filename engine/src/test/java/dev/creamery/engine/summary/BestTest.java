package dev.creamery.engine.summary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.creamery.engine.train.Statistic;

import org.junit.jupiter.api.Test;

/** Which epoch of a curve is the best. */
class BestTest {

    private static final Best LOWEST = new Best(Statistic.LOSS, false);
    private static final Best HIGHEST = new Best(Statistic.ACCURACY, true);

    @Test
    void epochsAreCountedFromOne() {
        assertThat(LOWEST.epoch(new float[] {3, 1, 2})).isEqualTo(2);
        assertThat(HIGHEST.epoch(new float[] {3, 1, 2})).isEqualTo(1);
    }

    @Test
    void theEarliestOfEqualsIsTaken() {
        assertThat(LOWEST.epoch(new float[] {3, 1, 1, 1})).isEqualTo(2);
        assertThat(HIGHEST.epoch(new float[] {1, 3, 3})).isEqualTo(2);
    }

    @Test
    void onlyFiniteValuesCanBeBest() {
        float infinity = Float.POSITIVE_INFINITY;

        assertThat(LOWEST.epoch(new float[] {Float.NaN, -infinity, 5, Float.NaN})).isEqualTo(3);
        assertThat(HIGHEST.epoch(new float[] {infinity, Float.NaN, 0.5f})).isEqualTo(3);
        assertThat(LOWEST.epoch(new float[] {Float.NaN, infinity})).isZero();
        assertThat(LOWEST.epoch(new float[] {})).isZero();
    }
}
