package dev.creamery.app.chart.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.creamery.app.chart.picture.Mark;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

class CurveHoverTest {
    private static final AxisSpec EPOCH = AxisSpec.of("Epoch", ScaleKind.LINEAR);
    private static final AxisSpec LOSS = AxisSpec.of("Loss", ScaleKind.LINEAR);
    private static final CurveView VIEW = CurveView.of(ScaleKind.LINEAR, ScaleKind.LINEAR);
    private static final ChartTheme THEME = ChartTheme.light();
    private static final double[] XS = {0, 10, 20, 30};
    private static final Curve UPPER =
            new Curve(
                    "u",
                    "upper",
                    "upper",
                    0,
                    XS,
                    new double[] {9, 8, 7, 6},
                    new Curve.Band(new double[] {8, 7, 6, 5}, new double[] {10, 9, 8, 7}),
                    new int[] {30, 30, 29, 28});
    private static final Curve LOWER =
            Curve.line("l", "lower", new double[] {0, 10}, new double[] {4, 3});
    private static final CurveSet SET =
            CurveSet.of(EPOCH, LOSS, List.of("upper", "lower"), List.of(UPPER, LOWER));
    private static final Frame FRAME =
            new Frame(
                    50,
                    0,
                    300,
                    100,
                    new Scale(ScaleKind.LINEAR, 0, 30),
                    new Scale(ScaleKind.LINEAR, 0, 10));

    @Test
    void everyGroupAtTheNearestEpochIsListedLowestFirst() {
        Hover hover = CurveHover.at(SET, VIEW, THEME, 0, FRAME, 50 + 104, 20).orElseThrow();
        assertThat(hover.heading()).isEqualTo("epoch 10");
        assertThat(hover.px()).isCloseTo(150, within(1e-9));
        assertThat(hover.rows()).extracting(Hover.Row::name).containsExactly("l", "upper");
        Hover.Row upper = hover.rows().get(1);
        assertThat(upper.value()).isEqualTo("8");
        assertThat(upper.range()).isEqualTo("7–9");
        assertThat(upper.runs()).isEqualTo("n 30");
        assertThat(upper.py()).isCloseTo(20, within(1e-9));
    }

    @Test
    void aCurveThatEndedEarlierIsNotListed() {
        Hover hover = CurveHover.at(SET, VIEW, THEME, 0, FRAME, 50 + 290, 20).orElseThrow();
        assertThat(hover.heading()).isEqualTo("epoch 30");
        assertThat(hover.rows()).extracting(Hover.Row::runs).containsExactly("n 28");
    }

    @Test
    void hiddenSeriesSayNothing() {
        CurveView hidden =
                VIEW.withLegend(new LegendState(Set.of("upper", "lower"), Set.of(), null));
        assertThat(CurveHover.at(SET, hidden, THEME, 0, FRAME, 100, 20)).isEmpty();
    }

    @Test
    void ofManyCurvesTheNearestAreListedAndTheRestCounted() {
        List<Curve> many = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            double[] ys = {i * .1, i * .1, i * .1, i * .1};
            many.add(Curve.line("run " + i, "upper", XS, ys));
        }
        CurveSet set = CurveSet.of(EPOCH, LOSS, List.of("upper"), many);
        Hover hover = CurveHover.at(set, VIEW, THEME, 0, FRAME, 150, 50).orElseThrow();
        assertThat(hover.rows()).hasSize(CurveHover.MOST_ROWS);
        assertThat(hover.rows()).allMatch(row -> Math.abs(row.py() - 50) <= 13);
        assertThat(hover.footer()).startsWith("and 76 more");
    }

    @Test
    void aClickFindsTheCurveThatPassesThere() {
        assertThat(CurveHover.nearest(SET, VIEW, 0, FRAME, 50 + 50, 16, 8))
                .map(Curve::id)
                .hasValue("u");
        assertThat(CurveHover.nearest(SET, VIEW, 0, FRAME, 50 + 50, 40, 8)).isEmpty();
    }

    @Test
    void aScatterTellsOfItsNearestPointAndABoxOfItsQuartiles() {
        MetricSeries series =
                MetricSeries.of(
                        "s",
                        new double[] {10, 10, 10, 20},
                        new double[] {1, 2, 9, 5},
                        new long[] {1, 2, 3, 4},
                        new int[0]);
        MetricSet set = new MetricSet(EPOCH, LOSS, Palette.CATEGORIES, List.of(series));
        MetricView scatter = MetricView.of(MetricForm.SCATTER, ScaleKind.LINEAR, ScaleKind.LINEAR);
        assertThat(MetricHover.pointAt(set, scatter, 0, FRAME, 252, 52, 10)).hasValue(4L);
        assertThat(MetricHover.pointAt(set, scatter, 0, FRAME, 252, 80, 10)).isEmpty();
        Hover box =
                MetricHover.at(set, scatter.withForm(MetricForm.BOX), THEME, 0, FRAME, 140, 0)
                        .orElseThrow();
        assertThat(box.heading()).isEqualTo("Epoch 10");
        assertThat(box.rows().getFirst().value()).isEqualTo("2");
        assertThat(box.rows().getFirst().range()).isEqualTo("1.5–5.5");
        assertThat(box.rows().getFirst().runs()).isEqualTo("3 values");
    }

    @Test
    void aPanelOfAMetricTellsOfItsOwnPoints() {
        double[] at = {10};
        long[] first = {1};
        long[] second = {2};
        MetricSet set =
                new MetricSet(
                        EPOCH,
                        LOSS,
                        Palette.CATEGORIES,
                        List.of("left", "right"),
                        List.of(
                                MetricSeries.ofPoints("s", at, new double[] {5}, first),
                                MetricSeries.ofPoints("s", at, new double[] {5}, second)
                                        .inPanel(1)));
        MetricView scatter = MetricView.of(MetricForm.SCATTER, ScaleKind.LINEAR, ScaleKind.LINEAR);
        double x = FRAME.px(10);
        double y = FRAME.py(5);
        assertThat(MetricHover.pointAt(set, scatter, 0, FRAME, x, y, 10)).hasValue(1L);
        assertThat(MetricHover.pointAt(set, scatter, 1, FRAME, x, y, 10)).hasValue(2L);
        Figure figure = MetricFigure.of(set, scatter, THEME);
        assertThat(figure.panels()).extracting(Panel::title).containsExactly("left", "right");
        assertThat(figure.legend()).as("one entry for both").hasSize(1);
    }

    @Test
    void veryManyPointsAreDrawnAsDotsOfAlternatingSeries() {
        int count = 20_000;
        double[] xs = new double[count];
        double[] ys = new double[count];
        for (int i = 0; i < count; i++) {
            xs[i] = i % 40 + 1;
            ys[i] = 3;
        }
        MetricSeries a = MetricSeries.ofPoints("a", xs, ys, new long[count]);
        MetricSeries b = MetricSeries.ofPoints("b", xs, ys, new long[count]);
        MetricSet set = new MetricSet(EPOCH, LOSS, Palette.CATEGORIES, List.of(a, b));
        MetricView scatter = MetricView.of(MetricForm.SCATTER, ScaleKind.LINEAR, ScaleKind.LINEAR);
        List<Mark> marks = new MetricContent(set, 0, scatter, THEME).marks(FRAME);
        // A dot per place, whatever the number of points there, and both colours among them.
        assertThat(marks).hasSizeLessThanOrEqualTo(40).hasSizeGreaterThan(4);
        assertThat(marks.stream().map(mark -> ((Mark.Box) mark).fill()).distinct()).hasSize(2);
    }
}
