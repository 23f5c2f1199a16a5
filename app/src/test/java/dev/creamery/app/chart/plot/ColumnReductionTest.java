package dev.creamery.app.chart.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

class ColumnReductionTest {
    private static final Scale UNIT = new Scale(ScaleKind.LINEAR, 0, 1);

    @Test
    void everyColumnKeepsItsLowestAndHighestPixel() {
        int points = 50_000;
        double[] xs = new double[points];
        double[] ys = new double[points];
        Random random = new Random(1);
        for (int i = 0; i < points; i++) {
            xs[i] = (double) i / points;
            ys[i] = random.nextDouble();
        }
        Frame frame = new Frame(0, 0, 200, 100, UNIT, UNIT);
        List<ColumnReduction.Stretch> reduced =
                ColumnReduction.of(Curve.line("a", "s", xs, ys), ys, frame);

        assertThat(reduced).hasSize(1);
        assertThat(reduced.getFirst().xs().length).isLessThanOrEqualTo(2 * 200);
        double[] top = new double[200];
        double[] bottom = new double[200];
        Arrays.fill(top, Double.POSITIVE_INFINITY);
        for (int i = 0; i < points; i++) {
            int column = (int) (xs[i] * 200);
            top[column] = Math.min(top[column], 100 - 100 * ys[i]);
            bottom[column] = Math.max(bottom[column], 100 - 100 * ys[i]);
        }
        double[] keptTop = new double[200];
        double[] keptBottom = new double[200];
        Arrays.fill(keptTop, Double.POSITIVE_INFINITY);
        for (int i = 0; i < reduced.getFirst().xs().length; i++) {
            int column = (int) reduced.getFirst().xs()[i];
            keptTop[column] = Math.min(keptTop[column], reduced.getFirst().ys()[i]);
            keptBottom[column] = Math.max(keptBottom[column], reduced.getFirst().ys()[i]);
        }
        for (int column = 0; column < 200; column++) {
            assertThat(keptTop[column]).isCloseTo(top[column], within(1e-9));
            assertThat(keptBottom[column]).isCloseTo(bottom[column], within(1e-9));
        }
    }

    @Test
    void valuesWithoutAPlaceMakeGaps() {
        double[] xs = {1, 2, 3, 4, 5, 6};
        double[] ys = {1, Double.NaN, 2, 0, 3, Double.POSITIVE_INFINITY};
        Frame frame =
                new Frame(
                        0,
                        0,
                        100,
                        100,
                        new Scale(ScaleKind.LINEAR, 0, 10),
                        new Scale(ScaleKind.LOG, .1, 10));
        List<ColumnReduction.Stretch> reduced =
                ColumnReduction.of(Curve.line("a", "s", xs, ys), ys, frame);
        assertThat(reduced).hasSize(3);
        assertThat(reduced).allMatch(ColumnReduction.Stretch::broken);
        assertThat(reduced.get(1).xs()).containsExactly(30);
    }

    @Test
    void ofAZoomedCurveTheNeighboursOutsideStay() {
        double[] xs = {0, 1, 2, 3, 4, 5};
        Frame frame = new Frame(0, 0, 100, 100, new Scale(ScaleKind.LINEAR, 2.2, 2.8), UNIT);
        List<ColumnReduction.Stretch> reduced =
                ColumnReduction.of(Curve.line("a", "s", xs, new double[6]), new double[6], frame);
        assertThat(reduced.getFirst().xs()[0]).isNegative();
        assertThat(reduced.getFirst().xs()[reduced.getFirst().xs().length - 1]).isGreaterThan(100);
    }

    @Test
    void bandsTakeTheirWholeExtentInEveryColumn() {
        double[] xs = {0, .1, .2, .3, 10};
        double[] low = {.5, .2, .4, .4, .5};
        double[] high = {.6, .7, .9, .6, .6};
        Curve curve = new Curve("a", "s", "a", 0, xs, low, new Curve.Band(low, high), new int[0]);
        Frame frame = new Frame(0, 0, 10, 100, new Scale(ScaleKind.LINEAR, -1, 11), UNIT);
        var marks =
                BandReduction.of(
                        curve, new Curve.Band(low, high), frame, javafx.scene.paint.Color.RED);
        var area = (dev.creamery.app.chart.picture.Mark.Area) marks.getFirst();
        assertThat(Arrays.stream(area.ys()).min().orElseThrow()).isCloseTo(10, within(1e-9));
        assertThat(Arrays.stream(area.ys()).max().orElseThrow()).isCloseTo(80, within(1e-9));
    }

    @Test
    void smoothingLeavesGapsAndStartsWithoutBias() {
        double[] smoothed = Smoothing.exponential(new double[] {4, 4, Double.NaN, 4, 0}, .5);
        assertThat(smoothed[0]).isEqualTo(4);
        assertThat(smoothed[1]).isEqualTo(4);
        assertThat(smoothed[2]).isNaN();
        assertThat(smoothed[3]).isEqualTo(4);
        // Weights 1/2, 1/4, 1/8, 1/16 of 0, 4, 4, 4, divided by their sum 15/16.
        assertThat(smoothed[4]).isCloseTo(28.0 / 15, within(1e-12));
    }
}
