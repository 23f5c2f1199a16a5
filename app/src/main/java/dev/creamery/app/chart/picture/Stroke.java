package dev.creamery.app.chart.picture;

import javafx.scene.paint.Color;

import java.util.List;

/**
 * How a line is drawn; widths and dashes in pixels of the picture.
 *
 * @param dashes lengths of dash, gap, dash, gap…; empty for a solid line
 */
public record Stroke(Color color, double width, List<Double> dashes) {
    public Stroke {
        dashes = List.copyOf(dashes);
    }

    /** A solid line. */
    public static Stroke solid(Color color, double width) {
        return new Stroke(color, width, List.of());
    }

    /** The dashes as an array, empty for a solid line. */
    public double[] dashArray() {
        return dashes.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
