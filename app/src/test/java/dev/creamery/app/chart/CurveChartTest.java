package dev.creamery.app.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;

import dev.creamery.app.chart.picture.PictureNotes;
import dev.creamery.app.chart.plot.Curve;
import dev.creamery.app.chart.plot.CurveSet;
import dev.creamery.app.chart.plot.CurveView;
import dev.creamery.app.chart.plot.Frame;
import dev.creamery.app.chart.plot.Palette;
import dev.creamery.app.chart.plot.ScaleKind;

import javafx.application.Application;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import javafx.stage.Stage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

@ExtendWith(ApplicationExtension.class)
class CurveChartTest {
    private static final List<String> SERIES = List.of("Adam", "SGD", "RMSprop");

    private final List<Optional<Curve>> selected = new ArrayList<>();
    private CurveChart chart;

    @Start
    void start(Stage stage) {
        Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
        chart =
                new CurveChart(
                        CurveSet.empty(SampleCurves.EPOCH, SampleCurves.LOSS),
                        CurveView.of(ScaleKind.LOG, ScaleKind.LOG));
        chart.setOnSelected(selected::add);
        chart.show(SampleCurves.bands(SERIES, List.of(""), 300, Palette.CATEGORIES));
        stage.setScene(new Scene(new StackPane(chart), 900, 600));
        stage.show();
    }

    @Test
    void theFirstPointLiesOnTheLeftEdgeAndItsLineIsDrawn() {
        Frame frame = frame();
        assertThat(frame.px(1)).isCloseTo(frame.x(), within(.01));
        Curve curve = chart.curves().curves().getFirst();
        Color line = curve().color();
        WritableImage image = snapshot();
        double px = frame.px(40);
        double py = frame.py(curve.ys()[39]);
        assertThat(nearestColour(image, px, py, line)).isLessThan(.12);
    }

    @Test
    void draggingZoomsInAndADoubleClickShowsAllAgain() {
        Frame before = frame();
        mouse().drag(
                        before.px(10),
                        before.y() + 60,
                        before.px(100),
                        before.bottom() - 60,
                        MouseButton.PRIMARY);
        Frame zoomed = frame();
        assertThat(zoomed.xs().min()).isCloseTo(10, within(.5));
        assertThat(zoomed.xs().max()).isCloseTo(100, within(5.));
        assertThat(zoomed.ys().max()).isLessThan(before.ys().max());
        mouse().doubleClick(before.x() + 200, before.y() + 100);
        assertThat(frame().xs()).isEqualTo(before.xs());
        assertThat(chart.getView().xZoom()).isNull();
    }

    @Test
    void aFlatDragZoomsOneAxis() {
        Frame before = frame();
        mouse().drag(
                        before.px(10),
                        before.y() + 100,
                        before.px(100),
                        before.y() + 103,
                        MouseButton.PRIMARY);
        assertThat(frame().xs().min()).isCloseTo(10, within(.5));
        assertThat(frame().ys()).isEqualTo(before.ys());
    }

    @Test
    void theRightButtonMoves() {
        Frame before = frame();
        mouse().drag(
                        before.px(10),
                        before.y() + 100,
                        before.px(100),
                        before.y() + 100,
                        MouseButton.SECONDARY);
        Frame moved = frame();
        assertThat(moved.xs().fraction(10) * moved.width() + moved.x())
                .isCloseTo(before.px(100), within(2.));
    }

    @Test
    void pointingDrawsABoxAndLeavingClearsIt() {
        Frame frame = frame();
        WritableImage plain = snapshot();
        mouse().moveTo(frame.px(30), frame.y() + 200);
        assertThat(differences(plain, snapshot())).isGreaterThan(2000);
        mouse().leave();
        assertThat(differences(plain, snapshot())).isLessThan(50);
    }

    @Test
    void aClickSelectsTheCurveThere() {
        Frame frame = frame();
        Curve last = chart.curves().curves().getLast();
        mouse().click(frame.px(200), frame.py(last.ys()[199]));
        assertThat(selected).hasSize(1);
        assertThat(selected.getFirst()).map(Curve::id).hasValue(last.id());
    }

    @Test
    void theLegendHidesPinsAndHighlights(FxRobot robot) {
        Node entry = robot.lookup(".chart-legend-entry").nth(1).query();
        robot.moveTo(entry);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(chart.getView().legend().highlighted()).isEqualTo("SGD");
        robot.clickOn(robot.from(entry).lookup(".chart-legend-name").<Node>query());
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(chart.getView().legend().hidden()).containsExactly("SGD");
        robot.clickOn(robot.from(entry).lookup(".chart-legend-pin").<Node>query());
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(chart.getView().legend().pinned()).containsExactly("SGD");
        assertThat(chart.getView().legend().hidden()).containsExactly("SGD");

        chart.show(CurveSet.empty(SampleCurves.EPOCH, SampleCurves.LOSS));
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(chart.curves().series()).containsExactly("SGD");
    }

    @Test
    void theThemeOfTheWindowIsFollowed() {
        assertThat(chart.theme().onDark()).isFalse();
        WaitForAsyncUtils.asyncFx(
                () ->
                        Application.setUserAgentStylesheet(
                                new PrimerDark().getUserAgentStylesheet()));
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(chart.theme().onDark()).isTrue();
        assertThat(WaitForAsyncUtils.asyncFx(() -> chart.picture(PictureNotes.none())))
                .succeedsWithin(java.time.Duration.ofSeconds(10))
                .extracting(picture -> picture.background().getBrightness() < .2)
                .isEqualTo(true);
    }

    @Test
    void noCurvesAndNonFiniteOnesDoNoHarm() {
        double nan = Double.NaN;
        double[] xs = {0, 1, 2, 3};
        double[] ys = {nan, -1, Double.POSITIVE_INFINITY, 0};
        chart.show(
                CurveSet.of(
                        SampleCurves.EPOCH,
                        SampleCurves.LOSS,
                        List.of("a"),
                        List.of(
                                Curve.line("a", "a", xs, ys),
                                Curve.line("b", "a", new double[0], new double[0]))));
        WaitForAsyncUtils.waitForFxEvents();
        snapshot();
        assertThat(frame().ys().min()).isPositive();
    }

    @Test
    void dataComeFromAnyThreadAndTheLastOnesWin() throws InterruptedException {
        Thread[] threads = new Thread[4];
        for (int t = 0; t < threads.length; t++) {
            threads[t] =
                    new Thread(
                            () -> {
                                for (int i = 1; i <= 250; i++) {
                                    chart.show(
                                            SampleCurves.bands(
                                                    SERIES, List.of(""), 20, Palette.CATEGORIES));
                                }
                            });
            threads[t].start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        CurveSet last = SampleCurves.bands(SERIES, List.of(""), 10, Palette.ORDERED);
        chart.show(last);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(chart.curves()).isSameAs(last);
    }

    @Test
    void manyCurvesArePaintedInTheBackgroundAndThenAreThere() throws Exception {
        CurveSet many = SampleCurves.lines(40, 3000, 2);
        boolean atOnce =
                WaitForAsyncUtils.waitForAsyncFx(
                        5000,
                        () -> {
                            chart.show(many);
                            chart.layout();
                            return chart.isUpToDate();
                        });
        assertThat(atOnce).isFalse();
        WaitForAsyncUtils.waitFor(30, TimeUnit.SECONDS, chart::isUpToDate);
        Frame frame = frame();
        Curve curve = many.curves().getLast();
        Color line = many.styles(chart.theme()).get(curve.series()).color();
        double px = frame.px(curve.xs()[400]);
        double py = frame.py(curve.ys()[400]);
        assertThat(nearestColour(snapshot(), px, py, line)).isLessThan(.3);
    }

    @Test
    void whatTookLongNeverComesAfterWhatWasShownLater() throws Exception {
        CurveSet few = SampleCurves.bands(SERIES, List.of(""), 300, Palette.CATEGORIES);
        WritableImage before = snapshot();
        for (int i = 0; i < 5; i++) {
            WaitForAsyncUtils.waitForAsyncFx(
                    5000,
                    () -> {
                        chart.show(SampleCurves.lines(40, 3000, 2));
                        chart.layout();
                        chart.show(few);
                        chart.layout();
                        return true;
                    });
        }
        CurveSet last = SampleCurves.lines(10, 3000, 2);
        chart.show(last);
        frame();
        WaitForAsyncUtils.waitFor(30, TimeUnit.SECONDS, chart::isUpToDate);
        chart.show(few);
        frame();
        assertThat(differences(before, snapshot())).isZero();
    }

    private Frame frame() {
        WaitForAsyncUtils.waitForFxEvents();
        return WaitForAsyncUtils.waitForAsyncFx(
                5000,
                () -> {
                    chart.layout();
                    return chart.frame(0);
                });
    }

    private dev.creamery.app.chart.plot.SeriesStyle curve() {
        return chart.curves().styles(chart.theme()).get("Adam");
    }

    private WritableImage snapshot() {
        WaitForAsyncUtils.waitForFxEvents();
        return WaitForAsyncUtils.waitForAsyncFx(5000, () -> chart.snapshot(null, null));
    }

    private Mouse mouse() {
        return new Mouse(chart);
    }

    private static double nearestColour(WritableImage image, double x, double y, Color wanted) {
        double nearest = 3;
        for (int dx = -3; dx <= 3; dx++) {
            for (int dy = -3; dy <= 3; dy++) {
                Color c = image.getPixelReader().getColor((int) x + dx, (int) y + dy);
                double away =
                        Math.abs(c.getRed() - wanted.getRed())
                                + Math.abs(c.getGreen() - wanted.getGreen())
                                + Math.abs(c.getBlue() - wanted.getBlue());
                nearest = Math.min(nearest, away);
            }
        }
        return nearest;
    }

    private static int differences(WritableImage a, WritableImage b) {
        int count = 0;
        for (int y = 0; y < a.getHeight(); y++) {
            for (int x = 0; x < a.getWidth(); x++) {
                if (a.getPixelReader().getArgb(x, y) != b.getPixelReader().getArgb(x, y)) {
                    count++;
                }
            }
        }
        return count;
    }
}
