package dev.creamery.app.chart.plot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.creamery.app.chart.picture.Anchor;
import dev.creamery.app.chart.picture.FontFace;
import dev.creamery.app.chart.picture.Mark;
import dev.creamery.app.chart.picture.TextMeasure;
import dev.creamery.app.chart.picture.TextStyle;

import javafx.scene.paint.Color;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

class TicksTest {
    @Test
    void decadesAreLabelledAndNineStepsLieBetweenThem() {
        Ticks ticks = Ticks.of(new Scale(ScaleKind.LOG, 1, 3000), 700, 66);
        assertThat(labels(ticks)).containsExactly("1", "10", "100", "1\u2009000");
        assertThat(ticks.minor()).contains(2, 9, 20, 900, 2000, 3000).doesNotContain(10, 4000);
    }

    @Test
    void theLastDecadeIsNotLost() {
        Ticks ticks = Ticks.of(new Scale(ScaleKind.LOG, 1e-2, 1e5), 900, 66);
        assertThat(labels(ticks)).contains("0.01", "100\u2009000");
    }

    @Test
    void farDecadesAreWrittenAsPowers() {
        Ticks ticks = Ticks.of(new Scale(ScaleKind.LOG, 1e-7, 1e2), 900, 66);
        assertThat(labels(ticks)).contains("10⁻⁷", "10⁻¹", "1", "10²");
    }

    @Test
    void aShortAxisSkipsDecades() {
        Ticks ticks = Ticks.of(new Scale(ScaleKind.LOG, 1, 1e12), 200, 60);
        assertThat(ticks.major()).hasSizeBetween(2, 4);
    }

    @Test
    void withinADecadeDigitsAreLabelled() {
        Ticks ticks = Ticks.of(new Scale(ScaleKind.LOG, .1, 2), 400, 30);
        assertThat(labels(ticks)).contains("0.1", "0.2", "0.5", "1", "2");
        Ticks narrow = Ticks.of(new Scale(ScaleKind.LOG, .52, .58), 400, 30);
        assertThat(narrow.major()).hasSizeGreaterThan(2);
    }

    @Test
    void linearTicksAreRoundNumbersWithEqualDecimals() {
        Ticks ticks = Ticks.of(new Scale(ScaleKind.LINEAR, -.07, .53), 300, 50);
        assertThat(labels(ticks)).containsExactly("0.0", "0.1", "0.2", "0.3", "0.4", "0.5");
        assertThat(labels(Ticks.of(new Scale(ScaleKind.LINEAR, -5, 5), 300, 50)))
                .containsExactly("−4", "−2", "0", "2", "4");
    }

    @Test
    void nothingLiesBetweenWholeNumbers() {
        Ticks ticks = Ticks.of(new Scale(ScaleKind.LINEAR, 2, 5), 1000, 30, AxisSpec.Numbers.WHOLE);
        assertThat(labels(ticks)).containsExactly("2", "3", "4", "5");
        assertThat(ticks.minor()).isEmpty();
    }

    @Test
    void sizesHaveTicksAtPowersOfTwo() {
        AxisSpec sizes = AxisSpec.of("Size", ScaleKind.LOG).with(AxisSpec.Numbers.POWERS_OF_TWO);
        Scale few = new Scale(ScaleKind.LOG, 30, 1100);
        assertThat(labels(AxisMarks.xTicks(sizes, few, 400)))
                .containsExactly("2⁵", "2⁶", "2⁷", "2⁸", "2⁹", "2¹⁰");
        Ticks wide = AxisMarks.xTicks(sizes, new Scale(ScaleKind.LOG, 30, 4e7), 300);
        assertThat(labels(wide)).containsExactly("2⁵", "2¹⁰", "2¹⁵", "2²⁰", "2²⁵");
        assertThat(wide.minor()).contains(64, 128, 16_777_216);
        Ticks narrow = AxisMarks.xTicks(sizes, new Scale(ScaleKind.LOG, 200, 300), 300);
        assertThat(labels(narrow))
                .as("zoomed in between two powers")
                .containsExactly("200", "250", "300");
        assertThat(
                        labels(
                                AxisMarks.xTicks(
                                        sizes.withKind(ScaleKind.LINEAR),
                                        new Scale(ScaleKind.LINEAR, 0, 1024),
                                        700)))
                .contains("200", "1\u2009000");
    }

    @Test
    void aFlatChartHasTwoTicksAtLeast() {
        for (double low : new double[] {.011, .13, .52, 1.05, 2.1, 7, 9.2}) {
            for (double factor : new double[] {1.02, 1.5, 2, 3, 9, 40, 900, 1e6}) {
                for (ScaleKind kind : ScaleKind.values()) {
                    AxisSpec axis = AxisSpec.of("Loss", kind);
                    Scale scale = new Scale(kind, low, low * factor);
                    assertThat(AxisMarks.yTicks(axis, scale, 40).major())
                            .as("%s from %s to %s", kind, low, low * factor)
                            .hasSizeGreaterThan(1);
                }
            }
        }
    }

    @Test
    void labelsNeverComeCloserThanAsked() {
        for (double decades = .01; decades < 40; decades *= 1.3) {
            Scale scale = new Scale(ScaleKind.LOG, .3, .3 * Math.pow(10, decades));
            List<Ticks.Tick> major = Ticks.of(scale, 600, 30).major();
            for (int i = 1; i < major.size(); i++) {
                double apart =
                        600
                                * (scale.fraction(major.get(i).value())
                                        - scale.fraction(major.get(i - 1).value()));
                assertThat(apart).as("%s decades", decades).isGreaterThan(18);
            }
        }
    }

    @Test
    void exponentsAreDrawnAsRaisedDigits() {
        TextMeasure halves = (text, face, size) -> text.length() * size / 2;
        TextStyle style = new TextStyle(FontFace.REGULAR, 10, Color.BLACK);
        List<Mark> marks = new ArrayList<>();
        TickLabel.of("10⁻³").addTo(marks, 100, 50, Anchor.END, style, halves);
        assertThat(marks)
                .extracting(mark -> ((Mark.Words) mark).text())
                .containsExactly("10", "−3");
        // Two characters of 5 pixels, and two of 4.
        assertThat(marks).extracting(mark -> ((Mark.Words) mark).x()).containsExactly(82.0, 92.0);
        assertThat(((Mark.Words) marks.get(1)).y()).isLessThan(50);
        assertThat(TickLabel.of("1\u2009000")).isEqualTo(new TickLabel("1\u2009000", ""));
    }

    private static List<String> labels(Ticks ticks) {
        return ticks.major().stream().map(Ticks.Tick::label).toList();
    }
}
