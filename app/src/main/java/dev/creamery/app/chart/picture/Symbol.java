package dev.creamery.app.chart.picture;

import javafx.scene.paint.Color;

import org.jspecify.annotations.Nullable;

/** Markers that tell series apart without colour. */
public enum Symbol {
    CIRCLE(new double[] {}),
    SQUARE(new double[] {-.88, -.88, .88, -.88, .88, .88, -.88, .88}),
    TRIANGLE(new double[] {0, -1.15, 1.05, .8, -1.05, .8}),
    DIAMOND(new double[] {0, -1.2, 1.2, 0, 0, 1.2, -1.2, 0}),
    TRIANGLE_DOWN(new double[] {0, 1.15, 1.05, -.8, -1.05, -.8}),
    CROSS(diagonal(plus(.42))),
    PLUS(plus(.4)),
    STAR(star());

    private final double[] outline;

    Symbol(double[] outline) {
        this.outline = outline;
    }

    /** The symbol around (x, y), about {@code 2 · radius} wide. */
    public Mark at(
            double x, double y, double radius, @Nullable Color fill, @Nullable Stroke stroke) {
        if (this == CIRCLE) {
            return new Mark.Disc(x, y, radius, fill, stroke);
        }
        double[] xs = new double[outline.length / 2];
        double[] ys = new double[outline.length / 2];
        for (int i = 0; i < xs.length; i++) {
            xs[i] = x + radius * outline[2 * i];
            ys[i] = y + radius * outline[2 * i + 1];
        }
        return new Mark.Area(xs, ys, fill, stroke);
    }

    /** A plus sign with arms of half width {@code w}, as x, y, x, y… */
    private static double[] plus(double w) {
        double r = 1.15;
        return new double[] {
            -w, -r, w, -r, w, -w, r, -w, r, w, w, w, w, r, -w, r, -w, w, -r, w, -r, -w, -w, -w
        };
    }

    private static double[] diagonal(double[] points) {
        double half = Math.sqrt(.5);
        double[] turned = new double[points.length];
        for (int i = 0; i < points.length; i += 2) {
            turned[i] = half * (points[i] - points[i + 1]);
            turned[i + 1] = half * (points[i] + points[i + 1]);
        }
        return turned;
    }

    private static double[] star() {
        double[] points = new double[20];
        for (int i = 0; i < 10; i++) {
            double radius = i % 2 == 0 ? 1.25 : .55;
            points[2 * i] = radius * Math.sin(Math.PI * i / 5);
            points[2 * i + 1] = -radius * Math.cos(Math.PI * i / 5);
        }
        return points;
    }
}
