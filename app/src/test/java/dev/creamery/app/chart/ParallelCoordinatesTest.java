package dev.creamery.app.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.creamery.app.chart.picture.ScreenFonts;
import dev.creamery.app.chart.plot.Brush;
import dev.creamery.app.chart.plot.ChartTheme;
import dev.creamery.app.chart.plot.ParallelPicture;
import dev.creamery.app.chart.plot.ParallelSet;

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
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

@ExtendWith(ApplicationExtension.class)
class ParallelCoordinatesTest {
    private final List<List<Brush>> told = new ArrayList<>();
    private final ParallelSet set = SampleGrids.parallel(40);
    private ParallelCoordinates chart;

    @Start
    void start(Stage stage) {
        chart = new ParallelCoordinates();
        chart.setOnBrushed(told::add);
        chart.show(set);
        stage.setScene(new Scene(new StackPane(chart), 900, 500));
        // The stage may come from another test, with that one's size.
        stage.sizeToScene();
        stage.show();
    }

    @Test
    void manyLinesArePaintedInTheBackgroundAndABrushShowsAtOnce(FxRobot robot) throws Exception {
        ParallelSet many = SampleGrids.parallel(4000);
        robot.interact(
                () -> {
                    chart.show(many);
                    chart.layout();
                    assertThat(chart.isUpToDate()).as("once laid out").isFalse();
                });
        WaitForAsyncUtils.waitFor(30, TimeUnit.SECONDS, chart::isUpToDate);
        ParallelPicture drawn =
                new ParallelPicture(
                        many,
                        ChartTheme.light(),
                        new ScreenFonts(),
                        chart.getWidth(),
                        chart.getHeight());
        int x = (int) drawn.px(1);
        int between = (int) (drawn.px(1) + drawn.px(2)) / 2;
        robot.interact(
                () -> {
                    assertThat(ink(between)).as("lines").isGreaterThan(20);
                    int y = (int) drawn.py(1, 4.5);
                    Color before = chart.snapshot(null, null).getPixelReader().getColor(x + 5, y);
                    chart.brushesProperty().set(List.of(new Brush("depth", 4.3, 4.7)));
                    chart.layout();
                    assertThat(chart.isUpToDate()).as("once brushed").isFalse();
                    assertThat(chart.snapshot(null, null).getPixelReader().getColor(x + 5, y))
                            .as("the brush")
                            .isNotEqualTo(before);
                });
        WaitForAsyncUtils.waitFor(30, TimeUnit.SECONDS, chart::isUpToDate);
    }

    /** How many pixels of a column are not the background. */
    private long ink(int x) {
        WritableImage picture = chart.snapshot(null, null);
        Color background = picture.getPixelReader().getColor(1, 1);
        return IntStream.range(0, (int) picture.getHeight())
                .filter(y -> !picture.getPixelReader().getColor(x, y).equals(background))
                .count();
    }

    @Test
    void draggingAlongAnAxisPicksARangeAndAClickGivesItUp() {
        ParallelPicture drawn =
                new ParallelPicture(
                        set,
                        ChartTheme.light(),
                        new ScreenFonts(),
                        chart.getWidth(),
                        chart.getHeight());
        double x = drawn.px(1);
        Mouse mouse = new Mouse(chart);
        mouse.press(x, drawn.py(1, 4), MouseButton.PRIMARY);
        mouse.dragTo(x + 5, drawn.py(1, 6), MouseButton.PRIMARY);
        mouse.dragTo(x + 5, drawn.py(1, 8), MouseButton.PRIMARY);
        assertThat(told).as("not told while dragging").isEmpty();
        mouse.release(x + 5, drawn.py(1, 8), MouseButton.PRIMARY, 1);

        assertThat(told).hasSize(1);
        Brush brush = told.getFirst().getFirst();
        assertThat(brush.name()).isEqualTo("depth");
        assertThat(brush.min()).isCloseTo(4, within(.05));
        assertThat(brush.max()).isCloseTo(8, within(.05));

        mouse.click(x, drawn.py(1, 9));
        assertThat(told.getLast()).isEmpty();
        assertThat(chart.brushesProperty().get()).isEmpty();
    }
}
