package dev.creamery.engine.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ShapeTest {

    @Test
    void allEightShapesOfButterAreKnownByName() {
        assertThat(Shape.all().keySet())
                .containsExactly(
                        "rectangle",
                        "rectangle_residual",
                        "trapezoid",
                        "exponential",
                        "wide_first_2x",
                        "wide_first_4x",
                        "wide_first_8x",
                        "wide_first_16x");
        assertThat(Shape.all())
                .allSatisfy((name, shape) -> assertThat(shape.label()).isEqualTo(name));
        assertThat(Shape.named("circle")).isEmpty();
    }

    @Test
    void rectangleRepeatsTheFirstWidth() {
        assertThat(shape("rectangle").widths(7, 3, 4)).containsExactly(7, 7, 7, 3);
        assertThat(shape("rectangle_residual").widths(7, 3, 4)).containsExactly(7, 7, 7, 3);
    }

    @Test
    void onlyTheResidualShapeAddsInputs() {
        assertThat(Shape.all().values().stream().filter(Shape::residual).map(Shape::label))
                .containsExactly("rectangle_residual");
    }

    @Test
    void trapezoidGoesDownInEqualSteps() {
        // 10, 10 − 7/3 = 7.67, 10 − 14/3 = 5.33, 3
        assertThat(shape("trapezoid").widths(10, 3, 4)).containsExactly(10, 8, 5, 3);
    }

    @Test
    void trapezoidGoesUpWhereTheOutputIsWider() {
        // 1, 1 + 10/2 = 6, 11
        assertThat(shape("trapezoid").widths(1, 11, 3)).containsExactly(1, 6, 11);
    }

    @Test
    void halvesAreRoundedToTheEvenNeighbour() {
        // 4 − 1·(4 − 1)/2 = 2.5 → 2, and 6 − 1·(6 − 1)/2 = 3.5 → 4
        assertThat(shape("trapezoid").widths(4, 1, 3)).containsExactly(4, 2, 1);
        assertThat(shape("trapezoid").widths(6, 1, 3)).containsExactly(6, 4, 1);
        // 5/2 = 2.5 → 2, and 7/2 = 3.5 → 4
        assertThat(shape("wide_first_2x").widths(5, 1, 3)).containsExactly(5, 2, 1);
        assertThat(shape("wide_first_2x").widths(7, 1, 3)).containsExactly(7, 4, 1);
    }

    @Test
    void exponentialGoesDownByAConstantFactor() {
        // The factor is (2/16)^(1/3) = 1/2.
        assertThat(shape("exponential").widths(16, 2, 4)).containsExactly(16, 8, 4, 2);
    }

    @Test
    void exponentialIsNeverNarrowerThanItsOutput() {
        assertThat(shape("exponential").widths(3, 11, 3)).containsExactly(11, 11, 11);
    }

    @Test
    void wideFirstDividesTheInnerLayersAndKeepsOneUnit() {
        assertThat(shape("wide_first_4x").widths(20, 3, 5)).containsExactly(20, 5, 5, 5, 3);
        assertThat(shape("wide_first_16x").widths(4, 3, 3)).containsExactly(4, 1, 3);
    }

    @Test
    void depthTwoIsTheFirstLayerAndTheOutput() {
        assertThat(Shape.all().values())
                .allSatisfy(shape -> assertThat(shape.widths(9, 2, 2)).containsExactly(9, 2));
    }

    @Test
    void depthOneIsRefused() {
        assertThatThrownBy(() -> shape("trapezoid").widths(9, 2, 1))
                .hasMessageContaining("depth 1")
                .hasMessageContaining("2 or more");
    }

    private static Shape shape(String label) {
        return Shape.named(label).orElseThrow();
    }
}
