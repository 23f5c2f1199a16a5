package dev.creamery.engine.summary;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Distributions, worked by hand. */
class DistributionTest {

    private static final float INFINITY = Float.POSITIVE_INFINITY;
    private static final float NAN = Float.NaN;

    @Test
    void quartilesLieBetweenTwoNumbers() {
        // Places 0.75, 1.5 and 2.25 of 1, 2, 4, 8.
        Distribution of = Distribution.of(new float[] {8, 1, 4, 2});

        assertThat(of.q1()).isEqualTo(1.75f);
        assertThat(of.median()).isEqualTo(3f);
        assertThat(of.q3()).isEqualTo(5f);
        assertThat(of.min()).isEqualTo(1f);
        assertThat(of.max()).isEqualTo(8f);
        assertThat(of.avg()).isEqualTo(3.75f);
        // (2.75² + 1.75² + 0.25² + 4.25²) / 3 = 28.75 / 3
        assertThat(of.stddev()).isEqualTo((float) Math.sqrt(28.75 / 3));
        assertThat(of.finite()).isEqualTo(4);
    }

    @Test
    void quartilesAreNumbersThatAreThereWhereTheyHitThem() {
        Distribution of = Distribution.of(new float[] {5, 3, 1, 2, 4});

        assertThat(of.q1()).isEqualTo(2f);
        assertThat(of.median()).isEqualTo(3f);
        assertThat(of.q3()).isEqualTo(4f);
    }

    @Test
    void valuesThatAreNotFiniteCountAsLargestAndOnlyInQuartiles() {
        // In order: 1, 2, 3, Inf, NaN.
        Distribution of = Distribution.of(new float[] {NAN, 2, INFINITY, 1, 3});

        assertThat(of.finite()).isEqualTo(3);
        assertThat(of.q1()).isEqualTo(2f);
        assertThat(of.median()).isEqualTo(3f);
        assertThat(of.q3()).isEqualTo(INFINITY);
        assertThat(of.min()).isEqualTo(1f);
        assertThat(of.max()).isEqualTo(3f);
        assertThat(of.avg()).isEqualTo(2f);
        assertThat(of.stddev()).isEqualTo(1f);
    }

    @Test
    void aQuartileBetweenAFiniteAndAnotherValueIsTheOther() {
        assertThat(Distribution.of(new float[] {1, INFINITY}).median()).isEqualTo(INFINITY);
        assertThat(Distribution.of(new float[] {1, NAN}).median()).isNaN();
        assertThat(Distribution.of(new float[] {INFINITY, NAN}).median()).isNaN();
    }

    @Test
    void aQuartileBetweenInfinitiesIsInfinity() {
        Distribution of = Distribution.of(new float[] {INFINITY, 1, INFINITY, INFINITY});

        assertThat(of.median()).isEqualTo(INFINITY);
        assertThat(of.q3()).isEqualTo(INFINITY);
    }

    @Test
    void minusInfinityCountsAsLargestToo() {
        Distribution of = Distribution.of(new float[] {Float.NEGATIVE_INFINITY, 1, 2});

        assertThat(of.median()).isEqualTo(2f);
        assertThat(of.q3()).isEqualTo(INFINITY);
        assertThat(of.min()).isEqualTo(1f);
        assertThat(of.finite()).isEqualTo(2);
    }

    @Test
    void nothingFiniteLeavesNothingToSay() {
        Distribution of = Distribution.of(new float[] {NAN, NAN});

        assertThat(of.finite()).isZero();
        assertThat(new float[] {of.min(), of.max(), of.avg(), of.stddev(), of.median()})
                .containsOnly(NAN);
    }

    @Test
    void oneNumberHasNoStandardDeviation() {
        Distribution of = Distribution.of(new float[] {7});

        assertThat(of.stddev()).isNaN();
        assertThat(of.q1()).isEqualTo(7f);
        assertThat(of.q3()).isEqualTo(7f);
        assertThat(of.avg()).isEqualTo(7f);
    }
}
