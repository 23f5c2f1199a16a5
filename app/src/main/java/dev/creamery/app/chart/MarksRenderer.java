package dev.creamery.app.chart;

import dev.creamery.app.chart.picture.CanvasPainter;
import dev.creamery.app.chart.picture.Mark;
import dev.creamery.app.chart.picture.ScreenFonts;

import io.fair_acc.chartfx.axes.Axis;
import io.fair_acc.chartfx.axes.spi.AxisRange;
import io.fair_acc.chartfx.renderer.spi.AbstractRenderer;

import javafx.scene.canvas.GraphicsContext;

import java.util.List;

/**
 * A ChartFx renderer of marks. It has no data sets: ChartFx locks those while it draws, and writing
 * one on the window's thread would wait for itself for ever.
 */
final class MarksRenderer extends AbstractRenderer<MarksRenderer> {
    private final CanvasPainter painter;
    private List<Mark> marks = List.of();

    MarksRenderer(GraphicsContext canvas, ScreenFonts fonts) {
        painter = new CanvasPainter(canvas, fonts);
    }

    void show(List<Mark> panelMarks) {
        marks = panelMarks;
        invalidateCanvas();
    }

    @Override
    public void render() {
        painter.paint(marks, 0, 0);
    }

    @Override
    public void updateAxisRange(Axis axis, AxisRange range) {
        // Panels set the ranges of their axes themselves.
    }

    @Override
    protected MarksRenderer getThis() {
        return this;
    }
}
