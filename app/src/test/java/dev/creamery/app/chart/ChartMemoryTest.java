package dev.creamery.app.chart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.creamery.app.chart.plot.CurveSet;
import dev.creamery.app.chart.plot.CurveView;
import dev.creamery.app.chart.plot.MapForm;
import dev.creamery.app.chart.plot.MapSet;
import dev.creamery.app.chart.plot.MapView;
import dev.creamery.app.chart.plot.MetricForm;
import dev.creamery.app.chart.plot.MetricSet;
import dev.creamery.app.chart.plot.MetricView;
import dev.creamery.app.chart.plot.Palette;
import dev.creamery.app.chart.plot.ScaleKind;

import javafx.scene.Scene;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;

@ExtendWith(ApplicationExtension.class)
class ChartMemoryTest {
    private final StackPane root = new StackPane();

    @Start
    void start(Stage stage) {
        stage.setScene(new Scene(root, 800, 500));
        stage.show();
    }

    @Test
    void chartsThatAreThrownAwayAreCollected() {
        List<WeakReference<Region>> thrownAway = new ArrayList<>();
        for (int round = 0; round < 3; round++) {
            for (int kind = 0; kind < 4; kind++) {
                thrownAway.add(showAndForget(kind));
            }
        }
        WaitForAsyncUtils.asyncFx(() -> root.getChildren().clear());
        settle();
        // JavaFX itself holds on to the node that was under its mouse or laid out last.
        assertThat(alive(thrownAway)).isLessThanOrEqualTo(1);
    }

    @Test
    void oldDataAreCollectedHoweverOftenTheyAreSwapped() {
        CurveChart chart = curves();
        WaitForAsyncUtils.asyncFx(() -> root.getChildren().setAll(chart));
        List<WeakReference<CurveSet>> old = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            CurveSet set = SampleCurves.lines(4, 50, 2);
            old.add(new WeakReference<>(set));
            chart.show(set);
            if (i % 50 == 0) {
                WaitForAsyncUtils.waitForFxEvents();
            }
        }
        settle();
        for (int attempt = 0; attempt < 50 && aliveSets(old) > 2; attempt++) {
            System.gc();
            WaitForAsyncUtils.waitForFxEvents();
        }
        assertThat(aliveSets(old)).isBetween(1L, 2L);
        assertThat(chart.getChildrenUnmodifiable()).hasSize(4);
    }

    @Test
    void twoHundredCurvesOfThreeThousandEpochsArePaintedFast() {
        CurveChart chart = curves();
        WaitForAsyncUtils.asyncFx(() -> root.getChildren().setAll(chart));
        CurveSet set = SampleCurves.lines(200, 3000, 8);
        long best = Long.MAX_VALUE;
        for (int i = 0; i < 6; i++) {
            long start = System.nanoTime();
            WaitForAsyncUtils.waitForAsyncFx(
                    20_000,
                    () -> {
                        chart.show(set);
                        root.layout();
                        return chart.snapshot(null, null);
                    });
            best = Math.min(best, System.nanoTime() - start);
        }
        assertThat(best / 1e6).as("milliseconds").isLessThan(300);
    }

    private WeakReference<Region> showAndForget(int kind) {
        Region chart =
                switch (kind) {
                    case 0 -> curves();
                    case 1 -> metric();
                    case 2 -> map();
                    default -> parallel();
                };
        WaitForAsyncUtils.asyncFx(() -> root.getChildren().setAll(chart));
        WaitForAsyncUtils.waitForFxEvents();
        WaitForAsyncUtils.waitForAsyncFx(5000, () -> chart.snapshot(null, null));
        return new WeakReference<>(chart);
    }

    private static CurveChart curves() {
        CurveChart chart =
                new CurveChart(
                        CurveSet.empty(SampleCurves.EPOCH, SampleCurves.LOSS),
                        CurveView.of(ScaleKind.LOG, ScaleKind.LOG));
        chart.show(
                SampleCurves.bands(
                        List.of("a", "b"), List.of("left", "right"), 100, Palette.CATEGORIES));
        return chart;
    }

    private static Region metric() {
        MetricSet set = SampleGrids.metric();
        MetricChart chart =
                new MetricChart(
                        MetricSet.empty(set.x(), set.y()),
                        MetricView.of(MetricForm.BOX, ScaleKind.LOG, ScaleKind.LOG));
        chart.show(set);
        return chart;
    }

    private static Region map() {
        MapSet set = SampleGrids.lossMap(2);
        MapChart chart =
                new MapChart(
                        MapSet.empty(set.x(), set.y(), set.colors()), MapView.of(MapForm.CELLS));
        chart.show(set);
        return chart;
    }

    private static Region parallel() {
        ParallelCoordinates chart = new ParallelCoordinates();
        chart.show(SampleGrids.parallel(50));
        return chart;
    }

    private static void settle() {
        for (int i = 0; i < 10; i++) {
            WaitForAsyncUtils.waitForFxEvents();
            System.gc();
        }
    }

    private static long alive(List<WeakReference<Region>> references) {
        for (int attempt = 0; attempt < 50; attempt++) {
            if (references.stream().allMatch(reference -> reference.get() == null)) {
                return 0;
            }
            System.gc();
            WaitForAsyncUtils.waitForFxEvents();
        }
        return references.stream().filter(reference -> reference.get() != null).count();
    }

    private static long aliveSets(List<WeakReference<CurveSet>> references) {
        return references.stream().filter(reference -> reference.get() != null).count();
    }
}
