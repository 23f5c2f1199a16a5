package dev.creamery.app.chart.plot;

import dev.creamery.app.chart.picture.Mark;
import dev.creamery.app.chart.picture.Stroke;
import dev.creamery.app.chart.picture.Symbol;

import javafx.scene.paint.Color;

import java.util.ArrayList;
import java.util.List;

/** The cells or contours of one map, their states, and the best cell's triangle. */
final class MapContent implements PanelContent {
    private final MapPanel panel;
    private final MapSet set;
    private final ColorKey key;
    private final MapForm form;
    private final ChartTheme theme;

    MapContent(MapPanel panel, MapSet set, ColorKey key, MapForm form, ChartTheme theme) {
        this.panel = panel;
        this.set = set;
        this.key = key;
        this.form = form;
        this.theme = theme;
    }

    @Override
    public List<Mark> marks(Frame frame) {
        List<Mark> marks = new ArrayList<>();
        double[] px = pixels(Cells.edges(panel.xs(), set.x().kind()), frame, true);
        double[] py = pixels(Cells.edges(panel.ys(), set.y().kind()), frame, false);
        if (form == MapForm.CONTOURS) {
            new FilledContours(panel, key, frame).addTo(marks);
        } else {
            cells(px, py, marks);
        }
        states(px, py, marks);
        best(frame, marks);
        return marks;
    }

    private void cells(double[] px, double[] py, List<Mark> marks) {
        // Large cells get a hair of the surface between them; small ones would drown in it.
        double gap = smallest(px) > 14 && smallest(py) > 10 ? 1 : 0;
        for (int row = 0; row < panel.ys().length; row++) {
            for (int column = 0; column < panel.xs().length; column++) {
                double value = panel.value(row, column);
                if (!Double.isFinite(value)) {
                    continue;
                }
                double left = px[column];
                double top = py[row + 1];
                // Whole pixels, as fractions of them would let the surface shine through.
                marks.add(
                        Mark.Box.filled(
                                left,
                                top,
                                px[column + 1] - left - gap,
                                py[row] - top - gap,
                                key.at(value)));
            }
        }
    }

    private void states(double[] px, double[] py, List<Mark> marks) {
        if (panel.states().isEmpty()) {
            return;
        }
        for (int row = 0; row < panel.ys().length; row++) {
            for (int column = 0; column < panel.xs().length; column++) {
                double left = px[column];
                double right = px[column + 1] - 1;
                double top = py[row + 1];
                double bottom = py[row] - 1;
                double value = panel.value(row, column);
                // Black or white, whichever can be seen on the cell.
                Color ink =
                        !Double.isFinite(value)
                                ? theme.quiet()
                                : key.at(value).getBrightness() > .6 ? Color.BLACK : Color.WHITE;
                state(panel.state(row, column), left, top, right, bottom, ink, marks);
            }
        }
    }

    private void state(
            CellState state,
            double left,
            double top,
            double right,
            double bottom,
            Color ink,
            List<Mark> marks) {
        double x = (left + right) / 2;
        double y = (top + bottom) / 2;
        double r = Math.clamp(Math.min(right - left, bottom - top) * .24, 1.5, 7);
        Stroke stroke = Stroke.solid(ink.deriveColor(0, 1, 1, .9), Math.max(1, r * .34));
        switch (state) {
            case PLAIN -> {}
            case INVALID -> hatch(left, top, right, bottom, marks);
            case DONE ->
                    marks.add(
                            new Mark.Line(
                                    new double[] {x - r, x - r * .25, x + r},
                                    new double[] {y + r * .05, y + r * .75, y - r * .7},
                                    stroke));
            case RUNNING -> marks.add(new Mark.Disc(x, y, r * .8, null, stroke));
            case FAILED -> marks.add(Symbol.CROSS.at(x, y, r * .8, stroke.color(), null));
        }
    }

    private void hatch(double left, double top, double right, double bottom, List<Mark> marks) {
        double height = bottom - top;
        Color ground = theme.surface().interpolate(theme.hairline(), .45);
        Stroke line = Stroke.solid(theme.quiet().deriveColor(0, 1, 1, .35), 1);
        List<Mark> lines = new ArrayList<>();
        lines.add(Mark.Box.filled(left, top, right - left, height, ground));
        for (double x = left - height; x < right; x += 6) {
            lines.add(Mark.Line.between(x, bottom, x + height, top, line));
        }
        marks.add(new Mark.Clip(left, top, right - left, height, lines));
    }

    private void best(Frame frame, List<Mark> marks) {
        if (set.best() == BestCell.NONE) {
            return;
        }
        double sign = set.best() == BestCell.LOWEST ? 1 : -1;
        int found = -1;
        for (int i = 0; i < panel.values().length; i++) {
            double value = panel.values()[i];
            if (Double.isFinite(value)
                    && (found < 0 || sign * value < sign * panel.values()[found])) {
                found = i;
            }
        }
        if (found >= 0) {
            int columns = panel.xs().length;
            double px = frame.px(panel.xs()[found % columns]);
            double py = frame.py(panel.ys()[found / columns]);
            if (!frame.contains(px, py)) {
                return;
            }
            // Whole, even where the best cell is one of the last.
            marks.add(
                    Symbol.TRIANGLE.at(
                            Math.clamp(px, frame.x() + 9, frame.right() - 9),
                            Math.clamp(py, frame.y() + 10, frame.bottom() - 8),
                            7,
                            Color.WHITE,
                            Stroke.solid(Color.BLACK, 1.4)));
        }
    }

    private static double[] pixels(double[] values, Frame frame, boolean horizontal) {
        double[] pixels = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            pixels[i] = Math.round(horizontal ? frame.px(values[i]) : frame.py(values[i]));
        }
        return pixels;
    }

    private static double smallest(double[] pixels) {
        double smallest = Double.POSITIVE_INFINITY;
        for (int i = 1; i < pixels.length; i++) {
            smallest = Math.min(smallest, Math.abs(pixels[i] - pixels[i - 1]));
        }
        return smallest;
    }
}
