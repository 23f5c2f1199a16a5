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

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

@ExtendWith(ApplicationExtension.class)
class ChartMemoryTest {
    private final StackPane root = new StackPane();

    /** A stage of our own: the one that tests are given never lets go of what it has shown. */
    @Start
    void start(Stage given) {
        Stage stage = new Stage();
        stage.setScene(new Scene(root, 800, 500));
        stage.show();
    }

    @Test
    void chartsThatAreThrownAwayAreCollected() {
        List<WeakReference<Region>> thrownAway = new ArrayList<>();
        for (int round = 0; round < 2; round++) {
            for (int kind = 0; kind < 4; kind++) {
                thrownAway.add(showAndForget(kind));
            }
        }
        WaitForAsyncUtils.asyncFx(() -> root.getChildren().setAll(new Region()));
        assertThat(alive(thrownAway, 0)).isZero();
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
        // The one in sight, and the one before it as long as JavaFX has not painted again.
        assertThat(alive(old, 2)).isBetween(1L, 2L);
        assertThat(chart.getChildrenUnmodifiable()).hasSize(4);
    }

    @Test
    void twoHundredCurvesOfThreeThousandEpochsHoldTheWindowsThreadUpBriefly() {
        CurveChart chart = curves();
        WaitForAsyncUtils.asyncFx(() -> root.getChildren().setAll(chart));
        CurveSet set = SampleCurves.lines(200, 3000, 8);
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long best = Long.MAX_VALUE;
        for (int i = 0; i < 4; i++) {
            // The window's thread's own time, as other processes take turns on the same cores.
            long taken =
                    WaitForAsyncUtils.waitForAsyncFx(
                            20_000,
                            () -> {
                                long start = threads.getCurrentThreadCpuTime();
                                chart.show(set);
                                root.layout();
                                long end = threads.getCurrentThreadCpuTime();
                                chart.snapshot(null, null);
                                return end - start;
                            });
            best = Math.min(best, taken);
        }
        assertThat(best / 1e6).as("milliseconds").isLessThan(100);
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

    /** How many are still there, once there are few enough or some seconds have gone by. */
    private static long alive(List<? extends WeakReference<?>> references, int few) {
        long alive = Long.MAX_VALUE;
        for (int attempt = 0; attempt < 200 && alive > few; attempt++) {
            System.gc();
            WaitForAsyncUtils.sleep(25, TimeUnit.MILLISECONDS);
            alive = references.stream().filter(reference -> reference.get() != null).count();
        }
        return alive;
    }
}
