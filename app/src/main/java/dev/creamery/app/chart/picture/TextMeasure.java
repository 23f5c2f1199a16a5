package dev.creamery.app.chart.picture;

/** Measures text before it is drawn. */
@FunctionalInterface
public interface TextMeasure {
    /** The width of one line of text, in pixels of the picture. */
    double width(String text, FontFace face, double size);
}
