package dev.creamery.app.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.creamery.app.chart.picture.ScreenFonts;
import dev.creamery.app.chart.plot.Brush;
import dev.creamery.app.chart.plot.ChartTheme;
import dev.creamery.app.chart.plot.ParallelPicture;
import dev.creamery.app.chart.plot.ParallelSet;

import javafx.scene.Scene;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

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
        // The stage may come from another test, with that one's size.
        stage.sizeToScene();
        stage.show();
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
