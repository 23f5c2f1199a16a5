package dev.creamery.app.chart.picture;

import java.util.List;

import javafx.scene.paint.Color;

import org.jspecify.annotations.Nullable;

/**
 * One thing drawn in a picture. Coordinates are pixels from the picture's top left corner. Arrays
 * are not copied: whoever makes a mark gives them away.
 */
public sealed interface Mark {
    /** An open line through all points; {@code xs} and {@code ys} have the same length, 2 or more. */
    record Line(double[] xs, double[] ys, Stroke stroke) implements Mark {
        /** A straight line between two points. */
        public static Line between(double x1, double y1, double x2, double y2, Stroke stroke) {
            return new Line(new double[] {x1, x2}, new double[] {y1, y2}, stroke);
        }
    }

    /** A closed polygon; {@code xs} and {@code ys} have the same length, 3 or more. */
    record Area(double[] xs, double[] ys, @Nullable Color fill, @Nullable Stroke outline)
            implements Mark {}

    /** A rectangle with round corners of the given radius (0: sharp). */
    record Box(
            double x,
            double y,
            double width,
            double height,
            double radius,
            @Nullable Color fill,
            @Nullable Stroke outline)
            implements Mark {
        /** A filled rectangle with sharp corners. */
        public static Box filled(double x, double y, double width, double height, Color fill) {
            return new Box(x, y, width, height, 0, fill, null);
        }
    }

    /** A disc around (x, y). */
    record Disc(double x, double y, double radius, @Nullable Color fill, @Nullable Stroke outline)
            implements Mark {}

    /**
     * One line of text on the base line at (x, y).
     *
     * @param degrees turned clockwise around (x, y); −90 reads upwards
     */
    record Words(String text, double x, double y, Anchor anchor, double degrees, TextStyle style)
            implements Mark {
        /** Text that is not turned. */
        public static Words at(double x, double y, Anchor anchor, String text, TextStyle style) {
            return new Words(text, x, y, anchor, 0, style);
        }
    }

    /** Marks of which only the part inside a rectangle shows. */
    record Clip(double x, double y, double width, double height, List<Mark> marks)
            implements Mark {
        public Clip {
            marks = List.copyOf(marks);
        }
    }
}
