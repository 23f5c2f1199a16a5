package dev.creamery.app.chart.picture;

import javafx.scene.paint.Color;

import java.util.List;

/**
 * A finished picture that every painter draws alike.
 *
 * @param width in pixels, 1 or more
 * @param height in pixels, 1 or more
 * @param marks drawn in this order, later ones on top
 */
public record Picture(
        double width, double height, Color background, List<Mark> marks, PictureNotes notes) {
    public Picture {
        if (!(width >= 1) || !(height >= 1)) {
            throw new IllegalArgumentException(
                    "A picture is at least 1 × 1 pixel, not " + width + " × " + height);
        }
        marks = List.copyOf(marks);
    }
}
