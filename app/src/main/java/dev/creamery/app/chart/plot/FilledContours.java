package dev.creamery.app.chart.plot;

import dev.creamery.app.chart.picture.Mark;
import dev.creamery.app.chart.picture.Stroke;

import javafx.scene.paint.Color;

import java.util.List;

/**
 * Bands of equal colour between levels of a map. Each square of four neighbouring cells is cut into
 * two triangles, over which the value is taken as linear; each triangle into the bands it crosses.
 */
final class FilledContours {
    private static final int BANDS = 16;

    private final MapPanel panel;
    private final ColorKey key;
    private final Frame frame;

    FilledContours(MapPanel panel, ColorKey key, Frame frame) {
        this.panel = panel;
        this.key = key;
        this.frame = frame;
    }

    void addTo(List<Mark> marks) {
        for (int row = 0; row + 1 < panel.ys().length; row++) {
            for (int column = 0; column + 1 < panel.xs().length; column++) {
                double[][] corners = {
                    corner(row, column),
                    corner(row, column + 1),
                    corner(row + 1, column + 1),
                    corner(row + 1, column)
                };
                triangle(corners[0], corners[1], corners[2], marks);
                triangle(corners[0], corners[2], corners[3], marks);
            }
        }
    }

    /** x pixel, y pixel, and the value's place among the bands; NaN where there is no value. */
    private double[] corner(int row, int column) {
        double value = panel.value(row, column);
        double fraction = Double.isFinite(value) ? key.scale().fraction(value) : Double.NaN;
        return new double[] {
            frame.px(panel.xs()[column]),
            frame.py(panel.ys()[row]),
            Math.clamp(fraction, 0, 1) * BANDS
        };
    }

    private void triangle(double[] a, double[] b, double[] c, List<Mark> marks) {
        double low = Math.min(a[2], Math.min(b[2], c[2]));
        double high = Math.max(a[2], Math.max(b[2], c[2]));
        if (Double.isNaN(low)) {
            return;
        }
        int first = (int) Math.min(BANDS - 1, Math.floor(low));
        int last = (int) Math.min(BANDS - 1, Math.max(first, Math.ceil(high) - 1));
        // From the lowest band up, each drawn over all that is higher: no seams between bands.
        double[][] left = {a, b, c};
        for (int band = first; band <= last && left.length >= 3; band++) {
            add(left, key.ramp().at((band + .5) / BANDS), marks);
            left = above(left, band + 1);
        }
    }

    /** The part of a convex polygon whose value is at or above a level. */
    static double[][] above(double[][] polygon, double level) {
        double[][] kept = new double[polygon.length + 1][];
        int size = 0;
        for (int i = 0; i < polygon.length; i++) {
            double[] from = polygon[i];
            double[] to = polygon[(i + 1) % polygon.length];
            boolean fromIn = from[2] >= level;
            if (fromIn) {
                kept[size++] = from;
            }
            if (fromIn != to[2] >= level) {
                double share = (level - from[2]) / (to[2] - from[2]);
                kept[size++] =
                        new double[] {
                            from[0] + share * (to[0] - from[0]),
                            from[1] + share * (to[1] - from[1]),
                            level
                        };
            }
        }
        return java.util.Arrays.copyOf(kept, size);
    }

    private static void add(double[][] polygon, Color color, List<Mark> marks) {
        double[] xs = new double[polygon.length];
        double[] ys = new double[polygon.length];
        for (int i = 0; i < polygon.length; i++) {
            xs[i] = polygon[i][0];
            ys[i] = polygon[i][1];
        }
        // A hair of outline in the same colour closes the seams between triangles.
        marks.add(new Mark.Area(xs, ys, color, Stroke.solid(color, 1.2)));
    }
}
