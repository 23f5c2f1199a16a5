package dev.creamery.app.chart.plot;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * Where the panels of a figure lie: a grid that shares its axes, with labels only at the left and
 * at the bottom, unless panels have y axes of their own.
 */
public final class FigureLayout {
    private static final double TOP = 10;
    private static final double RIGHT = 16;
    private static final double GAP = 16;
    private static final double PANEL_TITLE = 22;
    private static final double AXIS_TITLE = 22;
    private static final double X_LABELS = 24;
    private static final double KEY = 84;

    /** Panels look best a little wider than high. */
    private static final double ASPECT = 1.5;

    /**
     * One panel's place.
     *
     * @param xLabels whether its x axis has labels
     * @param yLabels whether its y axis has labels
     */
    public record Place(Panel panel, Frame frame, boolean xLabels, boolean yLabels) {}

    private final List<Place> places = new ArrayList<>();
    private final double width;
    private final double height;
    private final double xAxisHeight;
    private double yAxisWidth;

    private FigureLayout(double width, double height, double xAxisHeight) {
        this.width = width;
        this.height = height;
        this.xAxisHeight = xAxisHeight;
    }

    /** Lays the panels out in the given number of pixels; null if there is no room for them. */
    public static @Nullable FigureLayout of(
            Figure figure, double width, double height, AxisMarks axes) {
        int count = figure.panels().size();
        boolean titled = figure.panels().stream().anyMatch(panel -> !panel.title().isEmpty());
        double titles = titled ? PANEL_TITLE : 0;
        double bottom =
                X_LABELS + (figure.panels().getFirst().x().label().isEmpty() ? 0 : AXIS_TITLE);
        double key = figure.colorKey() == null ? 0 : KEY;
        FigureLayout layout = new FigureLayout(width, height, X_LABELS);

        double roughLeft = 60;
        int columns =
                columns(count, width - roughLeft - RIGHT - key, height - TOP - bottom, titles);
        int rows = (count + columns - 1) / columns;
        double plotHeight =
                Math.floor((height - TOP - bottom - rows * titles - (rows - 1) * GAP) / rows);
        if (plotHeight < 24) {
            return null;
        }
        for (Panel panel : figure.panels()) {
            layout.yAxisWidth =
                    Math.max(
                            layout.yAxisWidth,
                            axes.widthOf(AxisMarks.yTicks(panel.y(), panel.ys(), plotHeight)));
        }
        double left =
                layout.yAxisWidth
                        + (figure.panels().getFirst().y().label().isEmpty() ? 4 : AXIS_TITLE);
        boolean ownY = figure.panels().stream().map(Panel::ys).distinct().count() > 1;
        double gap = ownY ? GAP + layout.yAxisWidth : GAP;
        double plotWidth = Math.floor((width - left - RIGHT - key - (columns - 1) * gap) / columns);
        if (plotWidth < 24) {
            return null;
        }
        for (int i = 0; i < count; i++) {
            Panel panel = figure.panels().get(i);
            int row = i / columns;
            int column = i % columns;
            Frame frame =
                    new Frame(
                            Math.ceil(left + column * (plotWidth + gap)),
                            Math.ceil(TOP + titles + row * (plotHeight + titles + GAP)),
                            plotWidth,
                            plotHeight,
                            panel.xs(),
                            panel.ys());
            layout.places.add(new Place(panel, frame, i + columns >= count, ownY || column == 0));
        }
        return layout;
    }

    /** The panels' places, in their order. */
    public List<Place> places() {
        return places;
    }

    /** Room for the labels of the y axes, in pixels. */
    public double yAxisWidth() {
        return yAxisWidth;
    }

    /** Room for the labels of an x axis, in pixels. */
    public double xAxisHeight() {
        return xAxisHeight;
    }

    /** The width that was laid out, in pixels. */
    double width() {
        return width;
    }

    /** The height that was laid out, in pixels. */
    double height() {
        return height;
    }

    /** The left edge of the first column of plots. */
    double plotsLeft() {
        return places.getFirst().frame().x();
    }

    /** The right edge of the last column of plots. */
    double plotsRight() {
        return places.stream().mapToDouble(place -> place.frame().right()).max().orElse(0);
    }

    /** The top edge of the first row of plots. */
    double plotsTop() {
        return places.getFirst().frame().y();
    }

    /** The bottom edge of the last row of plots. */
    double plotsBottom() {
        return places.getLast().frame().bottom();
    }

    private static int columns(int count, double width, double height, double titles) {
        int best = 1;
        double largest = 0;
        for (int columns = 1; columns <= count; columns++) {
            int rows = (count + columns - 1) / columns;
            double panelWidth = (width - (columns - 1) * GAP) / columns;
            double panelHeight = (height - rows * titles - (rows - 1) * GAP) / rows;
            double usable = Math.min(panelWidth / ASPECT, panelHeight);
            if (usable > largest + 1) {
                largest = usable;
                best = columns;
            }
        }
        return best;
    }
}
