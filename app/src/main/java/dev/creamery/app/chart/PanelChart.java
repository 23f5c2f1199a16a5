package dev.creamery.app.chart;

import dev.creamery.app.chart.picture.Mark;
import dev.creamery.app.chart.picture.ScreenFonts;
import dev.creamery.app.chart.plot.AxisMarks;
import dev.creamery.app.chart.plot.FigureLayout;
import dev.creamery.app.chart.plot.Frame;

import io.fair_acc.chartfx.XYChart;

import javafx.geometry.Insets;
import javafx.scene.image.Image;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** One panel on the screen: a ChartFx chart whose axes and canvas show our marks. */
final class PanelChart extends XYChart {
    /** Room for labels that reach beyond the ends of their axis. */
    private static final double OVERHANG_X = 22;

    private static final double OVERHANG_Y = 9;
    private static final double TICKS_ONLY = 7;

    private final PanelAxis xAxis;
    private final PanelAxis yAxis;
    private final MarksRenderer renderer;

    PanelChart(ScreenFonts fonts) {
        this(new PanelAxis(fonts), new PanelAxis(fonts), fonts);
    }

    private PanelChart(PanelAxis xAxis, PanelAxis yAxis, ScreenFonts fonts) {
        super(xAxis, yAxis);
        this.xAxis = xAxis;
        this.yAxis = yAxis;
        renderer = new MarksRenderer(getCanvas().getGraphicsContext2D(), fonts);
        getRenderers().setAll(renderer);
        setMouseTransparent(true);
        setAnimated(false);
        // The tool bar slides in from above, and the grid and legend are ours.
        getMenuPane().setTop(null);
        getMenuPane().setTriggerDistance(0);
        getLegend().getNode().setVisible(false);
        getTitleLabel().setVisible(false);
        getGridRenderer().getHorizontalMajorGrid().setVisible(false);
        getGridRenderer().getHorizontalMinorGrid().setVisible(false);
        getGridRenderer().getVerticalMajorGrid().setVisible(false);
        getGridRenderer().getVerticalMinorGrid().setVisible(false);
        getGridRenderer().setVisible(false);
    }

    /** Ours: everything that ChartFx' own style sheet colours is drawn by marks here. */
    @Override
    public String getUserAgentStylesheet() {
        return ThemedRegion.STYLE_SHEET;
    }

    /**
     * Shows a panel, and takes its place in a figure of which (0, 0) lies at (left, top).
     *
     * @param content what lies inside the axes; null if it is still to be painted
     */
    void show(
            FigureLayout.Place place,
            FigureLayout layout,
            AxisMarks axes,
            @Nullable Image content,
            double left,
            double top) {
        Frame inFigure = place.frame();
        Frame frame = inFigure.at(0, 0);
        double axisWidth = place.yLabels() ? layout.yAxisWidth() : TICKS_ONLY;
        double axisHeight = place.xLabels() ? layout.xAxisHeight() : TICKS_ONLY;
        double overhang = place.yLabels() ? 0 : OVERHANG_X;
        getAxesAndCanvasPane().setPadding(new Insets(OVERHANG_Y, OVERHANG_X, 0, overhang));
        xAxis.show(
                frame.xs(),
                axisHeight,
                axes.bottom(place.panel().x(), frame, place.xLabels()),
                0,
                -frame.bottom());
        yAxis.show(
                frame.ys(),
                axisWidth,
                axes.left(place.panel().y(), frame, place.yLabels()),
                axisWidth,
                0);
        List<Mark> marks = new ArrayList<>(axes.grid(place.panel().x(), place.panel().y(), frame));
        if (content == null) {
            marks.addAll(place.panel().content().marks(frame));
        }
        renderer.show(marks, content, frame.width(), frame.height());
        resizeRelocate(
                left + inFigure.x() - axisWidth - overhang,
                top + inFigure.y() - OVERHANG_Y,
                overhang + axisWidth + frame.width() + OVERHANG_X,
                OVERHANG_Y + frame.height() + axisHeight);
        invalidate();
    }
}
