package dev.creamery.app.chart.plot;

import javafx.scene.paint.Color;

/**
 * The colours of everything but the data.
 *
 * @param surface behind the chart
 * @param text titles and values
 * @param quiet labels of axes and ticks
 * @param line axes and boxes
 * @param hairline the grid
 * @param accent what is selected
 * @param onDark whether the surface is dark: series are then drawn in lighter colours
 */
public record ChartTheme(
        Color surface,
        Color text,
        Color quiet,
        Color line,
        Color hairline,
        Color accent,
        boolean onDark) {
    /** Colours for a surface; whether it is dark is seen from its brightness. */
    public static ChartTheme of(
            Color surface, Color text, Color quiet, Color line, Color hairline, Color accent) {
        return new ChartTheme(
                surface, text, quiet, line, hairline, accent, surface.getBrightness() < .5);
    }

    /** For print and for a window without a style sheet. */
    public static ChartTheme light() {
        return of(
                Color.WHITE,
                Color.web("#24292f"),
                Color.web("#57606a"),
                Color.web("#c3cad2"),
                Color.web("#e4e8ec"),
                Color.web("#0969da"));
    }

    /** For dark rooms. */
    public static ChartTheme dark() {
        return of(
                Color.web("#0d1117"),
                Color.web("#e6edf3"),
                Color.web("#8b949e"),
                Color.web("#3d444d"),
                Color.web("#21262d"),
                Color.web("#388bfd"));
    }
}
