package dev.creamery.app;

import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.theme.PrimerLight;

import io.fair_acc.chartfx.XYChart;
import io.fair_acc.chartfx.axes.spi.DefaultNumericAxis;
import io.fair_acc.dataset.spi.DoubleDataSet;

import javafx.application.Application;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** The window's libraries do their work together, without a display. */
@ExtendWith(ApplicationExtension.class)
class LibrariesTest {
    private final DoubleDataSet line = new DoubleDataSet("line");
    private int clicks;

    @Start
    void start(Stage stage) {
        Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
        line.add(new double[] {1, 2, 3}, new double[] {1, 4, 9});
        XYChart chart = new XYChart(new DefaultNumericAxis("x"), new DefaultNumericAxis("y"));
        chart.getDatasets().add(line);
        Button button = new Button("Click", new FontIcon(Feather.PLAY));
        button.setOnAction(event -> clicks++);
        stage.setScene(new Scene(new VBox(button, chart), 600, 400));
        stage.show();
    }

    @Test
    void aChartIsShownAndAButtonPressed(FxRobot robot) {
        robot.clickOn("Click");
        assertThat(clicks).isEqualTo(1);
        assertThat(robot.lookup(".chart-pane, XYChart").tryQuery()).isNotNull();
    }
}
