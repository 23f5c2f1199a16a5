package dev.creamery.app.chart;

import dev.creamery.app.chart.picture.CanvasPainter;
import dev.creamery.app.chart.picture.Mark;
import dev.creamery.app.chart.picture.ScreenFonts;

import io.fair_acc.chartfx.axes.Axis;
import io.fair_acc.chartfx.axes.spi.AxisRange;
import io.fair_acc.chartfx.renderer.spi.AbstractRenderer;

import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.Image;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * A ChartFx renderer of marks. It has no data sets: ChartFx locks those while it draws, and writing
 * one on the window's thread would wait for itself for ever.
 */
final class MarksRenderer extends AbstractRenderer<MarksRenderer> {
    private final GraphicsContext canvas;
    private final CanvasPainter painter;
    private List<Mark> marks = List.of();
    private @Nullable Image image;
    private double width;
    private double height;

    MarksRenderer(GraphicsContext canvas, ScreenFonts fonts) {
        this.canvas = canvas;
        painter = new CanvasPainter(canvas, fonts);
    }

    /** Shows marks and, above them, an image that fills the panel. */
    void show(List<Mark> panelMarks, @Nullable Image above, double panelWidth, double panelHeight) {
        marks = panelMarks;
        image = above;
        width = panelWidth;
        height = panelHeight;
        invalidateCanvas();
    }

    @Override
    public void render() {
        painter.paint(marks, 0, 0);
        if (image != null) {
            canvas.drawImage(image, 0, 0, width, height);
        }
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
