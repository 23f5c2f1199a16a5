package dev.creamery.app.chart.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.creamery.app.chart.picture.Mark;

import javafx.scene.paint.Color;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

class MapTest {
    private static final AxisSpec X = AxisSpec.of("size", ScaleKind.LOG);
    private static final AxisSpec Y = AxisSpec.of("epoch", ScaleKind.LINEAR);
    private static final double NONE = Double.NaN;

    @Test
    void cellsMeetHalfWayBetweenTheirCentres() {
        assertThat(Cells.edges(new double[] {1, 2, 4}, ScaleKind.LINEAR))
                .containsExactly(.5, 1.5, 3, 5);
        double[] decades = Cells.edges(new double[] {1, 100}, ScaleKind.LOG);
        assertThat(decades[0]).isCloseTo(.1, within(1e-12));
        assertThat(decades[1]).isCloseTo(10, within(1e-12));
        assertThat(decades[2]).isCloseTo(1000, within(1e-9));
        assertThat(Cells.edges(new double[] {7}, ScaleKind.LINEAR)).containsExactly(6.5, 7.5);
    }

    @Test
    void everyCellWithAValueIsFilledAndTheBestMarked() {
        List<Mark> marks = marks(MapForm.CELLS, BestCell.LOWEST);
        List<Color> fills = new ArrayList<>();
        List<Mark.Area> triangles = new ArrayList<>();
        for (Mark mark : marks) {
            if (mark instanceof Mark.Box box) {
                fills.add(box.fill());
            } else if (mark instanceof Mark.Area area) {
                triangles.add(area);
            }
        }
        assertThat(fills).hasSize(5).contains(ColorRamp.VIRIDIS.at(0), ColorRamp.VIRIDIS.at(1));
        assertThat(triangles).hasSize(1);
        // The lowest value, 1, lies in column 1 (size 10) and row 0 (epoch 1): the middle of x.
        double middle = (triangles.getFirst().xs()[1] + triangles.getFirst().xs()[2]) / 2;
        assertThat(middle).isCloseTo(150, within(.01));
    }

    @Test
    void contoursCoverTheSquaresThatHaveAllCorners() {
        List<Mark> marks = marks(MapForm.CONTOURS, BestCell.NONE);
        double area = 0;
        for (Mark mark : marks) {
            if (mark instanceof Mark.Area polygon) {
                area = Math.max(area, area(polygon));
            }
        }
        // 100 by 50 pixels a square, half of it a triangle, drawn whole in its lowest band.
        assertThat(area).isCloseTo(2500, within(1.));
    }

    @Test
    void cuttingAPolygonAtALevelKeepsWhatIsAbove() {
        double[][] triangle = {{0, 0, 0}, {10, 0, 10}, {0, 10, 0}};
        double[][] above = FilledContours.above(triangle, 5);
        assertThat(above).hasNumberOfRows(3);
        assertThat(above[0]).containsExactly(5, 0, 5);
        assertThat(above[1]).containsExactly(10, 0, 10);
        assertThat(above[2]).containsExactly(5, 5, 5);
        assertThat(FilledContours.above(triangle, 11)).isEmpty();
    }

    @Test
    void thePointerIsToldValueAndState() {
        Frame frame =
                new Frame(
                        0,
                        0,
                        300,
                        100,
                        new Scale(ScaleKind.LOG, .31623, 316.23),
                        new Scale(ScaleKind.LINEAR, .5, 2.5));
        Hover hover = MapFigure.hover(set(BestCell.NONE), 0, frame, 150, 90).orElseThrow();
        assertThat(hover.heading()).isEqualTo("size 10   epoch 1");
        assertThat(hover.rows().getFirst().value()).isEqualTo("1");
        assertThat(hover.rows().getFirst().range()).isEqualTo("done");
        Hover missing = MapFigure.hover(set(BestCell.NONE), 0, frame, 250, 10).orElseThrow();
        assertThat(missing.rows().getFirst().value()).isEqualTo("–");
        assertThat(missing.rows().getFirst().range()).isEqualTo("no valid network");
        assertThat(MapFigure.cellAt(set(BestCell.NONE), 0, frame, 400, 10)).isEmpty();
    }

    @Test
    void valuesMustFillTheGrid() {
        assertThatThrownBy(() -> MapPanel.of("m", new double[2], new double[3], new double[5]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("need 6 values");
    }

    @Test
    void rampsRunFromDarkToBright() {
        for (ColorRamp ramp : List.of(ColorRamp.VIRIDIS, ColorRamp.INFERNO)) {
            for (int i = 1; i <= 20; i++) {
                assertThat(light(ramp, i))
                        .as("%s at %s", ramp, i)
                        .isGreaterThan(light(ramp, i - 1));
            }
            assertThat(ramp.at(-1)).isEqualTo(ramp.at(0));
            assertThat(ramp.at(2)).isEqualTo(ramp.at(1));
        }
    }

    @Test
    void aRampOfDifferencesIsBrightestWhereThereIsNone() {
        for (int i = 1; i <= 10; i++) {
            assertThat(light(ColorRamp.BLUE_ORANGE, i))
                    .isGreaterThan(light(ColorRamp.BLUE_ORANGE, i - 1));
            assertThat(light(ColorRamp.BLUE_ORANGE, 20 - i))
                    .isGreaterThan(light(ColorRamp.BLUE_ORANGE, 21 - i));
        }
    }

    /** Luminance at twentieths of the ramp. */
    private static double light(ColorRamp ramp, int i) {
        Color c = ramp.at(i / 20.0);
        return .2126 * c.getRed() + .7152 * c.getGreen() + .0722 * c.getBlue();
    }

    @Test
    void brushesPickTheLinesThatAllOfThemContain() {
        ParallelSet set =
                new ParallelSet(
                        List.of(
                                ParallelAxis.whole("depth", "Depth", ScaleKind.LINEAR),
                                ParallelAxis.categories("shape", "Shape", List.of("a", "b")),
                                ParallelAxis.number("loss", "Loss", ScaleKind.LOG)),
                        new double[][] {{2, 3, 4}, {0, 1, 1}, {.1, .2, Double.NaN}},
                        2,
                        ColorRamp.VIRIDIS);
        Brush depth = new Brush("depth", 3, 4);
        assertThat(ParallelPicture.picked(set, List.of(depth))).containsExactly(false, true, true);
        assertThat(ParallelPicture.picked(set, List.of(depth, new Brush("loss", 0, 1))))
                .containsExactly(false, true, false);
        assertThat(new Brush("shape", .6, 1.4).categories(List.of("a", "b"))).containsExactly("b");
        ParallelPicture picture =
                new ParallelPicture(set, ChartTheme.dark(), (t, f, s) -> 30, 600, 300);
        assertThat(picture.axisAt(picture.px(1) + 3, 5)).isEqualTo(1);
        assertThat(picture.axisAt(picture.px(1) + 30, 5)).isEqualTo(-1);
        assertThat(picture.valueAt(0, picture.py(0, 3))).isCloseTo(3, within(1e-9));
        long lines =
                picture.marks(List.of()).stream()
                        .filter(m -> m instanceof Mark.Line line && line.xs()[0] != line.xs()[1])
                        .filter(
                                m ->
                                        Math.abs(((Mark.Line) m).xs()[1] - ((Mark.Line) m).xs()[0])
                                                > 10)
                        .count();
        assertThat(lines).isEqualTo(3);
    }

    private static MapSet set(BestCell best) {
        MapPanel panel =
                new MapPanel(
                        "",
                        new double[] {1, 10, 100},
                        new double[] {1, 2},
                        new double[] {3, 1, 4, 5, 9, NONE},
                        List.of(
                                CellState.PLAIN,
                                CellState.DONE,
                                CellState.FAILED,
                                CellState.RUNNING,
                                CellState.PLAIN,
                                CellState.INVALID),
                        new int[0]);
        return new MapSet(
                X, Y, "loss", ColorRamp.VIRIDIS, ScaleKind.LINEAR, null, best, List.of(panel));
    }

    private static List<Mark> marks(MapForm form, BestCell best) {
        MapSet set = set(best);
        MapPanel plain =
                MapPanel.of(
                        "",
                        set.panels().getFirst().xs(),
                        set.panels().getFirst().ys(),
                        set.panels().getFirst().values());
        Frame frame =
                new Frame(
                        0,
                        0,
                        300,
                        100,
                        new Scale(ScaleKind.LOG, .316227766, 316.227766),
                        new Scale(ScaleKind.LINEAR, .5, 2.5));
        return new MapContent(plain, set, set.key(), form, ChartTheme.light()).marks(frame);
    }

    private static double area(Mark.Area polygon) {
        double twice = 0;
        int n = polygon.xs().length;
        for (int i = 0; i < n; i++) {
            int j = (i + 1) % n;
            twice += polygon.xs()[i] * polygon.ys()[j] - polygon.xs()[j] * polygon.ys()[i];
        }
        return Math.abs(twice) / 2;
    }

    @Test
    void titlesOfParallelAxesNeverRunIntoEachOther() {
        List<ParallelAxis> axes = new ArrayList<>();
        double[][] values = new double[7][1];
        for (int i = 0; i < values.length; i++) {
            axes.add(ParallelAxis.number("a" + i, "A long title " + i, ScaleKind.LINEAR));
        }
        ParallelPicture drawn =
                new ParallelPicture(
                        new ParallelSet(axes, values, 0, ColorRamp.VIRIDIS),
                        ChartTheme.light(),
                        (text, face, size) -> 7.0 * text.length(),
                        700,
                        300);
        List<Mark.Words> titles =
                drawn.axes(List.of()).stream()
                        .filter(Mark.Words.class::isInstance)
                        .map(Mark.Words.class::cast)
                        .filter(words -> words.text().startsWith("A long"))
                        .toList();
        assertThat(titles).hasSize(7);
        for (Mark.Words one : titles) {
            for (Mark.Words other : titles) {
                boolean apart =
                        one.equals(other)
                                || one.y() != other.y()
                                || Math.abs(one.x() - other.x()) >= 7 * one.text().length();
                assertThat(apart).as(one.text() + " and " + other.text()).isTrue();
            }
        }
    }
}
