package dev.creamery.app.chart.plot;

import dev.creamery.app.chart.picture.Symbol;

import javafx.scene.paint.Color;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Puts maps and a way of looking at them together into a figure, and tells what a cell holds. */
public final class MapFigure {
    private MapFigure() {}

    /** The figure. */
    public static Figure of(MapSet set, MapView view, ChartTheme theme) {
        DataRange xRange = new DataRange(set.x().kind());
        DataRange yRange = new DataRange(set.y().kind());
        for (MapPanel panel : set.panels()) {
            if (view.form() == MapForm.CONTOURS) {
                xRange.addAll(panel.xs());
                yRange.addAll(panel.ys());
            } else {
                xRange.addAll(Cells.edges(panel.xs(), set.x().kind()));
                yRange.addAll(Cells.edges(panel.ys(), set.y().kind()));
            }
        }
        Scale xs = view.xZoom() == null ? xRange.padded(0, 0) : view.xZoom();
        Scale ys = view.yZoom() == null ? yRange.padded(0, 0) : view.yZoom();
        ColorKey key = set.key();
        List<Panel> panels = new ArrayList<>();
        for (MapPanel panel : set.panels()) {
            panels.add(
                    new Panel(
                            panel.title(),
                            set.x(),
                            set.y(),
                            xs,
                            ys,
                            new MapContent(panel, set, key, view.form(), theme)));
        }
        return new Figure(List.of(), panels, key, theme);
    }

    /** The cell under a place, as row · columns + column; empty beside all cells. */
    public static Optional<Integer> cellAt(
            MapSet set, int panel, Frame frame, double px, double py) {
        MapPanel map = set.panels().get(panel);
        int column = Cells.find(Cells.edges(map.xs(), set.x().kind()), frame.xAt(px));
        int row = Cells.find(Cells.edges(map.ys(), set.y().kind()), frame.yAt(py));
        return column < 0 || row < 0
                ? Optional.empty()
                : Optional.of(row * map.xs().length + column);
    }

    /** What the cell under a place holds. */
    public static Optional<Hover> hover(MapSet set, int panel, Frame frame, double px, double py) {
        return cellAt(set, panel, frame, px, py)
                .map(
                        cell -> {
                            MapPanel map = set.panels().get(panel);
                            int column = cell % map.xs().length;
                            int row = cell / map.xs().length;
                            double value = map.value(row, column);
                            CellState state = map.state(row, column);
                            Color color =
                                    Double.isFinite(value)
                                            ? set.key().at(value)
                                            : Color.TRANSPARENT;
                            SeriesStyle style = new SeriesStyle(color, Symbol.SQUARE, List.of());
                            Hover.Row shown =
                                    new Hover.Row(
                                            style,
                                            set.colors(),
                                            NumberText.value(value),
                                            state.label(),
                                            map.members().length == 0
                                                    ? ""
                                                    : "n " + NumberText.count(map.members()[cell]),
                                            Double.NaN);
                            return new Hover(
                                    px,
                                    py,
                                    false,
                                    place(set.x(), map.xs()[column])
                                            + "   "
                                            + place(set.y(), map.ys()[row]),
                                    List.of(shown),
                                    "");
                        });
    }

    private static String place(AxisSpec axis, double value) {
        String text =
                axis.names().isEmpty()
                        ? NumberText.value(value, 6)
                        : axis.names()
                                .get(
                                        (int)
                                                Math.clamp(
                                                        Math.round(value),
                                                        0L,
                                                        axis.names().size() - 1L));
        return axis.label() + " " + text;
    }
}
