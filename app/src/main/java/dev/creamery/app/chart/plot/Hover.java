package dev.creamery.app.chart.plot;

import java.util.List;

/**
 * What lies under the pointer.
 *
 * @param px the x pixel that it is about, in the frame's coordinates
 * @param py the y pixel, used only where there is no line
 * @param line whether a line is drawn through the whole frame at px
 * @param rows in reading order
 * @param footer below the rows; empty for none
 */
public record Hover(
        double px, double py, boolean line, String heading, List<Row> rows, String footer) {
    /**
     * One series at this place.
     *
     * @param value large, right of the name
     * @param range small, right of the value, for example its quartiles; empty for none
     * @param runs small, at the right edge: how many runs it is made of; empty for none
     * @param py the y pixel of its value; NaN if it has none in sight
     */
    public record Row(
            SeriesStyle style, String name, String value, String range, String runs, double py) {}

    public Hover {
        rows = List.copyOf(rows);
    }
}
