package dev.creamery.app.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.creamery.app.chart.picture.ScreenFonts;
import dev.creamery.app.chart.plot.Brush;
import dev.creamery.app.chart.plot.ChartTheme;
import dev.creamery.app.chart.plot.ParallelPicture;
import dev.creamery.app.chart.plot.ParallelSet;

import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

import java.util.ArrayList;
import java.util.List;

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
        stage.show();
    }

    @Test
    void draggingAlongAnAxisPicksARangeAndAClickGivesItUp(FxRobot robot) {
        ParallelPicture drawn =
                new ParallelPicture(set, ChartTheme.light(), new ScreenFonts(), 900, 500);
        double x = drawn.px(1);
        robot.moveTo(chart.localToScreen(x, drawn.py(1, 4)));
        robot.press(javafx.scene.input.MouseButton.PRIMARY);
        robot.moveTo(chart.localToScreen(x + 5, drawn.py(1, 6)));
        robot.moveTo(chart.localToScreen(x + 5, drawn.py(1, 8)));
        assertThat(told).as("not told while dragging").isEmpty();
        robot.release(javafx.scene.input.MouseButton.PRIMARY);
        WaitForAsyncUtils.waitForFxEvents();

        assertThat(told).hasSize(1);
        Brush brush = told.getFirst().getFirst();
        assertThat(brush.name()).isEqualTo("depth");
        assertThat(brush.min()).isCloseTo(4, within(.05));
        assertThat(brush.max()).isCloseTo(8, within(.05));

        robot.clickOn(chart.localToScreen(x, drawn.py(1, 9)));
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(told.getLast()).isEmpty();
        assertThat(chart.brushesProperty().get()).isEmpty();
    }
}
