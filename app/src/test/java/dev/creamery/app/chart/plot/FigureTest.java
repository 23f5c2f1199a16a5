package dev.creamery.app.chart.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.creamery.app.chart.picture.Mark;
import dev.creamery.app.chart.picture.Picture;
import dev.creamery.app.chart.picture.PictureNotes;
import dev.creamery.app.chart.picture.TextMeasure;

import javafx.scene.paint.Color;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

class FigureTest {
    private static final TextMeasure MEASURE = (text, face, size) -> text.length() * size * .6;
    private static final ChartTheme THEME = ChartTheme.light();
    private static final AxisSpec X = AxisSpec.of("Epoch", ScaleKind.LOG);
    private static final AxisSpec Y = AxisSpec.of("Loss", ScaleKind.LOG);
    private static final CurveView VIEW = CurveView.of(ScaleKind.LOG, ScaleKind.LOG);

    @Test
    void smallMultiplesShareSizesAndLabels() {
        FigureLayout layout = layout(panels(6), 1200, 700);
        assertThat(layout.places()).hasSize(6);
        assertThat(layout.places())
                .extracting(p -> p.frame().width())
                .containsOnly(layout.places().getFirst().frame().width());
        long columns = layout.places().stream().map(p -> p.frame().x()).distinct().count();
        assertThat(columns).isEqualTo(3);
        assertThat(layout.places()).filteredOn(FigureLayout.Place::yLabels).hasSize(2);
        assertThat(layout.places()).filteredOn(FigureLayout.Place::xLabels).hasSize(3);
    }

    @Test
    void panelsWithAYAxisOfTheirOwnFitTheirCurvesAndAllHaveLabels() {
        double[] epochs = {1, 10};
        CurveSet set =
                new CurveSet(
                        X,
                        Y,
                        "epoch",
                        List.of("all"),
                        List.of("low", "high"),
                        Palette.CATEGORIES,
                        List.of(
                                curve("a", 0, epochs, new double[] {.1, .2}),
                                curve("b", 1, epochs, new double[] {100, 200})));
        List<Panel> shared = CurveFigure.of(set, VIEW, THEME).panels();
        assertThat(shared.get(0).ys()).isEqualTo(shared.get(1).ys());
        Figure own = CurveFigure.of(set, VIEW.withOwnY(true), THEME);
        assertThat(own.panels().get(0).ys().max()).isLessThan(1);
        assertThat(own.panels().get(1).ys().min()).isGreaterThan(10);
        List<FigureLayout.Place> places =
                FigureLayout.of(own, 900, 400, new AxisMarks(THEME, MEASURE)).places();
        assertThat(places).allMatch(FigureLayout.Place::yLabels);
    }

    private static Curve curve(String id, int panel, double[] xs, double[] ys) {
        return new Curve(id, "all", id, panel, xs, ys, null, new int[0]);
    }

    @Test
    void panelsNeverOverlapOrLeaveThePicture() {
        for (int count = 1; count <= 17; count++) {
            List<FigureLayout.Place> places = layout(panels(count), 1000, 800).places();
            for (int i = 0; i < count; i++) {
                Frame a = places.get(i).frame();
                assertThat(a.right()).isLessThanOrEqualTo(1000);
                assertThat(a.bottom()).isLessThanOrEqualTo(800);
                for (int j = 0; j < i; j++) {
                    Frame b = places.get(j).frame();
                    boolean apart =
                            a.right() <= b.x()
                                    || b.right() <= a.x()
                                    || a.bottom() <= b.y()
                                    || b.bottom() <= a.y();
                    assertThat(apart).as("panels %s and %s of %s", i, j, count).isTrue();
                }
            }
        }
    }

    @Test
    void withoutRoomNothingIsLaidOut() {
        assertThat(FigureLayout.of(panels(9), 100, 60, new AxisMarks(THEME, MEASURE))).isNull();
    }

    @Test
    void bandsLieBelowLinesAndTheHighlightedLineOnTop() {
        CurveSet set = curves(3);
        CurveView view =
                VIEW.withLegend(new LegendState(Set.of(), Set.of(), "s0")).withMarkers(false);
        List<Mark> marks =
                new CurveContent(set, 0, view, THEME)
                        .marks(
                                new Frame(
                                        0,
                                        0,
                                        300,
                                        200,
                                        new Scale(ScaleKind.LOG, 1, 10),
                                        new Scale(ScaleKind.LOG, .1, 10)));
        int lastBand = -1;
        List<Mark.Line> lines = new ArrayList<>();
        for (int i = 0; i < marks.size(); i++) {
            if (marks.get(i) instanceof Mark.Area) {
                lastBand = i;
            } else if (marks.get(i) instanceof Mark.Line line) {
                assertThat(i).isGreaterThan(lastBand);
                lines.add(line);
            }
        }
        assertThat(lines).hasSize(3);
        assertThat(lines.getLast().stroke().width())
                .isGreaterThan(lines.getFirst().stroke().width());
        assertThat(lines.getFirst().stroke().color().getOpacity()).isLessThan(.5);
    }

    @Test
    void aSmoothedLineHasTheRawOneBehindIt() {
        CurveSet set = curves(1);
        List<Mark> marks =
                new CurveContent(
                                set,
                                0,
                                VIEW.withSmoothing(.9).withBands(false).withMarkers(false),
                                THEME)
                        .marks(
                                new Frame(
                                        0,
                                        0,
                                        300,
                                        200,
                                        new Scale(ScaleKind.LOG, 1, 10),
                                        new Scale(ScaleKind.LOG, .1, 10)));
        assertThat(marks).hasSize(2);
        Mark.Line raw = (Mark.Line) marks.getFirst();
        Mark.Line smooth = (Mark.Line) marks.getLast();
        assertThat(raw.stroke().color().getOpacity()).isLessThan(.5);
        assertThat(raw.ys()[2]).isNotEqualTo(smooth.ys()[2]);
    }

    @Test
    void seriesDifferByMoreThanColour() {
        for (ChartTheme theme : List.of(ChartTheme.light(), ChartTheme.dark())) {
            Set<Object> looks = new HashSet<>();
            for (int i = 0; i < 24; i++) {
                SeriesStyle style = Palette.CATEGORIES.style(i, 24, theme);
                looks.add(List.of(style.symbol(), style.color()));
                if (i >= 12) {
                    assertThat(style.dashes()).isNotEmpty();
                }
                assertThat(contrast(style.color(), theme.surface()))
                        .as("series %s on %s", i, theme.surface())
                        .isGreaterThan(2.5);
            }
            assertThat(looks).hasSizeGreaterThanOrEqualTo(24);
        }
    }

    @Test
    void pinnedSeriesStayWhenTheDataChange() {
        CurveSet before = curves(3);
        CurveSet now = CurveSet.of(X, Y, List.of("other"), List.of());
        CurveSet kept = now.keeping(Set.of("s1"), before);
        assertThat(kept.series()).containsExactly("other", "s1");
        assertThat(kept.curves()).extracting(Curve::series).containsExactly("s1");
        assertThat(before.keeping(Set.of("s1"), before)).isSameAs(before);
    }

    @Test
    void theLegendHidesShowsAndIsolates() {
        LegendState state = LegendState.initial().toggled("a");
        assertThat(state.hidden()).containsExactly("a");
        assertThat(state.toggled("a").hidden()).isEmpty();
        List<String> all = List.of("a", "b", "c");
        LegendState alone = state.only("b", all);
        assertThat(alone.hidden()).containsExactlyInAnyOrder("a", "c");
        assertThat(alone.only("b", all).hidden()).isEmpty();
        assertThat(state.pinToggled("c").pinned()).containsExactly("c");
    }

    @Test
    void badCurvesAreRefusedByName() {
        assertThatThrownBy(() -> Curve.line("run 7", "s", new double[] {2, 1}, new double[2]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("run 7")
                .hasMessageContaining("ascend");
        assertThatThrownBy(
                        () ->
                                CurveSet.of(
                                        X,
                                        Y,
                                        List.of(),
                                        List.of(
                                                Curve.line(
                                                        "a", "s", new double[0], new double[0]))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("unknown series s");
    }

    @Test
    void thePictureNamesTitleLegendFilterAndSource() {
        Picture picture =
                new FigurePicture(THEME, MEASURE)
                        .picture(
                                CurveFigure.of(curves(2), VIEW, THEME),
                                640,
                                400,
                                new PictureNotes("Losses", "summary/", "depth >= 4"));
        List<String> words = words(picture.marks());
        assertThat(words).contains("Losses", "s0", "s1", "Epoch", "Loss");
        assertThat(words)
                .anyMatch(w -> w.contains("Data: summary/") && w.contains("Filter: depth >= 4"));
        assertThat(picture.height()).isGreaterThan(400);
    }

    @Test
    void hiddenSeriesAreInNoPictureAndZoomIs() {
        CurveView view =
                VIEW.withLegend(new LegendState(Set.of("s1"), Set.of(), null))
                        .withZoom(new Scale(ScaleKind.LOG, 2, 4), null);
        Figure figure = CurveFigure.of(curves(2), view, THEME);
        Picture picture =
                new FigurePicture(THEME, MEASURE).picture(figure, 640, 400, PictureNotes.none());
        assertThat(words(picture.marks())).contains("s0").doesNotContain("s1");
        assertThat(figure.panels().getFirst().xs()).isEqualTo(new Scale(ScaleKind.LOG, 2, 4));
    }

    private static List<String> words(List<Mark> marks) {
        List<String> words = new ArrayList<>();
        for (Mark mark : marks) {
            if (mark instanceof Mark.Words text) {
                words.add(text.text());
            }
        }
        return words;
    }

    private static FigureLayout layout(Figure figure, double width, double height) {
        return FigureLayout.of(figure, width, height, new AxisMarks(THEME, MEASURE));
    }

    private static Figure panels(int count) {
        List<String> titles = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            titles.add("panel " + i);
        }
        CurveSet set =
                new CurveSet(X, Y, "epoch", List.of(), titles, Palette.CATEGORIES, List.of());
        return CurveFigure.of(set, VIEW, THEME);
    }

    private static CurveSet curves(int count) {
        List<String> series = new ArrayList<>();
        List<Curve> curves = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            series.add("s" + i);
            double[] ys = {1 + i, .5 + i, .9 + i, .3 + i};
            double[] low = Arrays.stream(ys).map(y -> y * .9).toArray();
            double[] high = Arrays.stream(ys).map(y -> y * 1.1).toArray();
            curves.add(
                    new Curve(
                            "c" + i,
                            "s" + i,
                            "s" + i,
                            0,
                            new double[] {1, 2, 4, 8},
                            ys,
                            new Curve.Band(low, high),
                            new int[0]));
        }
        return CurveSet.of(X, Y, series, curves);
    }

    /** The contrast of WCAG 2: 1 for equal colours, 21 for black on white. */
    private static double contrast(Color a, Color b) {
        double la = luminance(a) + .05;
        double lb = luminance(b) + .05;
        return Math.max(la, lb) / Math.min(la, lb);
    }

    private static double luminance(Color c) {
        return .2126 * linear(c.getRed())
                + .7152 * linear(c.getGreen())
                + .0722 * linear(c.getBlue());
    }

    private static double linear(double v) {
        return v <= .03928 ? v / 12.92 : Math.pow((v + .055) / 1.055, 2.4);
    }
}
