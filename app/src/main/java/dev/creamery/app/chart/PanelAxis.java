package dev.creamery.app.chart;

import dev.creamery.app.chart.picture.CanvasPainter;
import dev.creamery.app.chart.picture.Mark;
import dev.creamery.app.chart.picture.ScreenFonts;
import dev.creamery.app.chart.plot.Scale;
import dev.creamery.app.chart.plot.ScaleKind;

import io.fair_acc.chartfx.axes.spi.AxisRange;
import io.fair_acc.chartfx.axes.spi.DefaultNumericAxis;
import io.fair_acc.dataset.spi.fastutil.DoubleArrayList;

import javafx.scene.canvas.GraphicsContext;

import java.util.List;

/**
 * A ChartFx axis that draws our marks instead of its own: ChartFx labels decades only, cuts the
 * last label off, and would not agree with pictures in files.
 */
final class PanelAxis extends DefaultNumericAxis {
    private final CanvasPainter painter;
    private double thickness;
    private double dx;
    private double dy;
    private List<Mark> marks = List.of();

    PanelAxis(ScreenFonts fonts) {
        painter = new CanvasPainter(getGraphicsContext(), fonts);
        setAutoRanging(false);
        setAutoGrowRanging(false);
        setAnimated(false);
        // Labels at the ends reach beyond the axis.
        setAxisPadding(40);
    }

    /**
     * Another range and other marks.
     *
     * @param pixels the room across the axis
     * @param moveX added to the marks' x to get to this axis' own coordinates
     * @param moveY added to the marks' y to get to this axis' own coordinates
     */
    void show(Scale scale, double pixels, List<Mark> axisMarks, double moveX, double moveY) {
        thickness = pixels;
        marks = axisMarks;
        dx = moveX;
        dy = moveY;
        if (scale.kind() == ScaleKind.LINEAR) {
            setLogAxis(false);
        }
        set(scale.min(), scale.max());
        setLogAxis(scale.kind() == ScaleKind.LOG);
        requestAxisLayout();
        invalidateRange();
        forceRedraw();
    }

    @Override
    public void drawAxis(GraphicsContext gc, double axisWidth, double axisHeight) {
        painter.paint(marks, dx, dy);
    }

    @Override
    protected double computePrefWidth(double height) {
        return getSide().isVertical() ? thickness : 50;
    }

    @Override
    protected double computePrefHeight(double width) {
        return getSide().isHorizontal() ? thickness : 50;
    }

    @Override
    protected void calculateMajorTickValues(AxisRange range, DoubleArrayList tickValues) {
        // Ours are among the marks.
    }

    @Override
    protected void calculateMinorTickValues(DoubleArrayList tickValues) {
        // Ours are among the marks.
    }
}
