package dev.creamery.app.chart.picture;

/** Which point of a line of text lies at its position. */
public enum Anchor {
    START,
    MIDDLE,
    END;

    /** How far left of its position a text of this width starts. */
    public double shift(double width) {
        return switch (this) {
            case START -> 0;
            case MIDDLE -> width / 2;
            case END -> width;
        };
    }
}
