package dev.creamery.app.chart;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;

import dev.creamery.app.chart.plot.Brush;
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

import javafx.animation.PauseTransition;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import javafx.util.Duration;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import javax.imageio.ImageIO;

/**
 * Shows every chart with made-up data and writes what the window shows, light and dark, into the
 * folder given as first argument; a second argument picks the charts whose names contain it.
 */
public final class ChartGallery extends Application {
    private static final int WIDTH = 1600;
    private static final int HEIGHT = 1000;

    private record Shown(Region chart, double pointX, double pointY) {}

    private final Map<String, Supplier<Shown>> charts = new LinkedHashMap<>();
    private final StackPane root = new StackPane();

    public static void main(String[] args) {
        launch(ChartGallery.class, args);
    }

    @Override
    public void start(Stage stage) {
        charts.put("curves", () -> new Shown(curves(), 900, 420));
        charts.put("multiples", () -> new Shown(multiples(), 420, 300));
        charts.put("many", () -> new Shown(many(), -1, -1));
        charts.put("smoothed", () -> new Shown(smoothed(), -1, -1));
        charts.put("scatter", () -> new Shown(metric(MetricForm.SCATTER), 700, 500));
        charts.put("line", () -> new Shown(metric(MetricForm.LINE), 700, 500));
        charts.put("box", () -> new Shown(metric(MetricForm.BOX), 700, 500));
        charts.put("map", () -> new Shown(map(MapForm.CELLS), 500, 300));
        charts.put("contours", () -> new Shown(map(MapForm.CONTOURS), -1, -1));
        charts.put("grid", () -> new Shown(grid(), 500, 300));
        charts.put("parallel", () -> new Shown(parallel(), -1, -1));
        root.setStyle("-fx-background-color: -color-bg-default; -fx-padding: 16;");
        stage.setScene(new Scene(root, WIDTH, HEIGHT));
        stage.show();
        String only = getParameters().getRaw().size() > 1 ? getParameters().getRaw().get(1) : "";
        List<String> names = charts.keySet().stream().filter(name -> name.contains(only)).toList();
        next(names, 0);
    }

    private void next(List<String> names, int step) {
        if (step == 2 * names.size()) {
            Platform.exit();
            return;
        }
        String name = names.get(step / 2);
        boolean dark = step % 2 == 1;
        Application.setUserAgentStylesheet(
                dark
                        ? new PrimerDark().getUserAgentStylesheet()
                        : new PrimerLight().getUserAgentStylesheet());
        Supplier<Shown> maker = charts.get(name);
        Shown shown = maker == null ? new Shown(new Region(), -1, -1) : maker.get();
        root.getChildren().setAll(shown.chart);
        after(
                400,
                () -> {
                    if (shown.pointX >= 0) {
                        new Mouse(shown.chart).moveTo(shown.pointX, shown.pointY);
                    }
                    after(
                            300,
                            () -> {
                                save(name + (dark ? "-dark" : "-light"));
                                next(names, step + 1);
                            });
                });
    }

    private static void after(double millis, Runnable action) {
        PauseTransition pause = new PauseTransition(Duration.millis(millis));
        pause.setOnFinished(event -> action.run());
        pause.play();
    }

    private void save(String name) {
        WritableImage image = root.getScene().snapshot(null);
        try {
            Path file = Path.of(getParameters().getRaw().getFirst(), name + ".png");
            ImageIO.write(SwingFXUtils.fromFXImage(image, null), "png", file.toFile());
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Region curves() {
        CurveSet set =
                SampleCurves.bands(
                        List.of("Adam", "SGD", "SGD + momentum", "RMSprop", "Nadam", "AdaMax"),
                        List.of(""),
                        3000,
                        Palette.CATEGORIES);
        return shown(set, CurveView.of(ScaleKind.LOG, ScaleKind.LOG));
    }

    private static Region multiples() {
        CurveSet set =
                SampleCurves.bands(
                        List.of("2", "4", "6", "8", "10", "14", "20"),
                        List.of("rectangle", "trapezoid", "exponential", "wide_first_2x"),
                        3000,
                        Palette.ORDERED);
        return shown(set, CurveView.of(ScaleKind.LOG, ScaleKind.LOG));
    }

    private static Region many() {
        return shown(SampleCurves.lines(200, 3000, 8), CurveView.of(ScaleKind.LOG, ScaleKind.LOG));
    }

    private static Region smoothed() {
        CurveSet set =
                SampleCurves.bands(
                        List.of("rectangle", "trapezoid"), List.of(""), 3000, Palette.CATEGORIES);
        return shown(
                set,
                CurveView.of(ScaleKind.LINEAR, ScaleKind.LINEAR)
                        .withBands(false)
                        .withSmoothing(.95));
    }

    private static Region metric(MetricForm form) {
        MetricSet set = SampleGrids.metric();
        MetricChart chart =
                new MetricChart(
                        MetricSet.empty(set.x(), set.y()),
                        MetricView.of(form, ScaleKind.LOG, ScaleKind.LOG));
        chart.show(set);
        return chart;
    }

    private static Region map(MapForm form) {
        MapSet set = SampleGrids.lossMap(6);
        MapChart chart =
                new MapChart(MapSet.empty(set.x(), set.y(), set.colors()), MapView.of(form));
        chart.show(set);
        return chart;
    }

    private static Region grid() {
        MapSet set = SampleGrids.sizeByDepth();
        MapChart chart =
                new MapChart(
                        MapSet.empty(set.x(), set.y(), set.colors()), MapView.of(MapForm.CELLS));
        chart.show(set);
        return chart;
    }

    private static Region parallel() {
        ParallelCoordinates chart = new ParallelCoordinates();
        chart.show(SampleGrids.parallel(800));
        chart.brushesProperty().set(List.of(new Brush("depth", 3, 9)));
        return chart;
    }

    private static CurveChart shown(CurveSet set, CurveView view) {
        CurveChart chart =
                new CurveChart(CurveSet.empty(SampleCurves.EPOCH, SampleCurves.LOSS), view);
        chart.show(set);
        return chart;
    }
}
