package dev.creamery.app.chart.picture;

import javafx.scene.paint.Color;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * One thing drawn in a picture. Coordinates are pixels from the picture's top left corner. Arrays
 * are not copied: whoever makes a mark gives them away.
 */
public sealed interface Mark {
    /** The same mark, so many pixels further down. */
    Mark movedDown(double dy);

    private static double[] plus(double[] values, double added) {
        double[] moved = values.clone();
        for (int i = 0; i < moved.length; i++) {
            moved[i] += added;
        }
        return moved;
    }

    /**
     * An open line through all points; {@code xs} and {@code ys} have the same length, 2 or more.
     */
    record Line(double[] xs, double[] ys, Stroke stroke) implements Mark {
        @Override
        public Line movedDown(double dy) {
            return new Line(xs, plus(ys, dy), stroke);
        }

        /** A straight line between two points. */
        public static Line between(double x1, double y1, double x2, double y2, Stroke stroke) {
            return new Line(new double[] {x1, x2}, new double[] {y1, y2}, stroke);
        }
    }

    /** A closed polygon; {@code xs} and {@code ys} have the same length, 3 or more. */
    record Area(double[] xs, double[] ys, @Nullable Color fill, @Nullable Stroke outline)
            implements Mark {
        @Override
        public Area movedDown(double dy) {
            return new Area(xs, plus(ys, dy), fill, outline);
        }
    }

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
        @Override
        public Box movedDown(double dy) {
            return new Box(x, y + dy, width, height, radius, fill, outline);
        }

        /** A filled rectangle with sharp corners. */
        public static Box filled(double x, double y, double width, double height, Color fill) {
            return new Box(x, y, width, height, 0, fill, null);
        }
    }

    /** A disc around (x, y). */
    record Disc(double x, double y, double radius, @Nullable Color fill, @Nullable Stroke outline)
            implements Mark {
        @Override
        public Disc movedDown(double dy) {
            return new Disc(x, y + dy, radius, fill, outline);
        }
    }

    /**
     * One line of text on the base line at (x, y).
     *
     * @param degrees turned clockwise around (x, y); −90 reads upwards
     */
    record Words(String text, double x, double y, Anchor anchor, double degrees, TextStyle style)
            implements Mark {
        @Override
        public Words movedDown(double dy) {
            return new Words(text, x, y + dy, anchor, degrees, style);
        }

        /** Text that is not turned. */
        public static Words at(double x, double y, Anchor anchor, String text, TextStyle style) {
            return new Words(text, x, y, anchor, 0, style);
        }
    }

    /** Marks of which only the part inside a rectangle shows. */
    record Clip(double x, double y, double width, double height, List<Mark> marks) implements Mark {
        public Clip {
            marks = List.copyOf(marks);
        }

        @Override
        public Clip movedDown(double dy) {
            return new Clip(
                    x, y + dy, width, height, marks.stream().map(m -> m.movedDown(dy)).toList());
        }
    }
}
