package dev.creamery.app.chart.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ScaleTest {
    @Test
    void equalFactorsLieEquallyFarApartOnALogScale() {
        Scale scale = new Scale(ScaleKind.LOG, 1, 10_000);
        assertThat(scale.fraction(10)).isCloseTo(.25, within(1e-12));
        assertThat(scale.fraction(1000)).isCloseTo(.75, within(1e-12));
        assertThat(scale.value(.5)).isCloseTo(100, within(1e-9));
    }

    @Test
    void whatALogScaleHasNoPlaceForIsNaN() {
        Scale scale = new Scale(ScaleKind.LOG, 1, 10);
        assertThat(scale.fraction(0)).isNaN();
        assertThat(scale.fraction(-1)).isNaN();
        assertThat(scale.fraction(Double.POSITIVE_INFINITY)).isNaN();
        assertThat(new Scale(ScaleKind.LINEAR, 0, 1).fraction(Double.NaN)).isNaN();
    }

    @Test
    void aPartOfAScaleCanBeLookedAtAndLeftAgain() {
        Scale all = new Scale(ScaleKind.LOG, 1, 10_000);
        Scale part = all.between(.25, .5);
        assertThat(part.min()).isCloseTo(10, within(1e-9));
        assertThat(part.max()).isCloseTo(100, within(1e-9));
        Scale again = part.between(-1, 3);
        assertThat(again.min()).isCloseTo(1, within(1e-9));
        assertThat(again.max()).isCloseTo(10_000, within(1e-6));
    }

    @Test
    void zoomingInEndsBeforeDoublesDo() {
        Scale scale = new Scale(ScaleKind.LINEAR, 1, 2);
        for (int i = 0; i < 200; i++) {
            scale = scale.between(.4, .6);
        }
        assertThat(scale.max()).isGreaterThan(scale.min());
        assertThat(Ticks.of(scale, 500, 50).major()).hasSizeBetween(1, 30);
    }

    @Test
    void aRangeWithoutLengthIsRefused() {
        assertThatThrownBy(() -> new Scale(ScaleKind.LOG, 0, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("LOG");
        assertThatThrownBy(() -> new Scale(ScaleKind.LINEAR, 1, 1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void rangesLeaveOutWhatCannotBeDrawn() {
        DataRange range = new DataRange(ScaleKind.LOG);
        range.addAll(new double[] {0, -3, .01, Double.NaN, 100, Double.POSITIVE_INFINITY});
        Scale scale = range.padded(.25, .25);
        assertThat(scale.min()).isCloseTo(.001, within(1e-12));
        assertThat(scale.max()).isCloseTo(1000, within(1e-6));
    }

    @Test
    void nothingAndASingleValueHaveARangeToo() {
        assertThat(new DataRange(ScaleKind.LOG).padded(.1, .1))
                .isEqualTo(new Scale(ScaleKind.LOG, 1, 10));
        DataRange one = new DataRange(ScaleKind.LINEAR);
        one.add(0);
        assertThat(one.padded(0, 0)).isEqualTo(new Scale(ScaleKind.LINEAR, -.5, .5));
        DataRange huge = new DataRange(ScaleKind.LOG);
        huge.addAll(new double[] {1e-300, 1e300});
        assertThat(huge.padded(.2, .2).max()).isFinite();
    }
}
