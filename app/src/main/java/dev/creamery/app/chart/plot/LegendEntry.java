package dev.creamery.app.chart.plot;

/**
 * One series in a legend.
 *
 * @param line drawn as a line with its marker; otherwise the marker alone
 */
public record LegendEntry(
        String name, SeriesStyle style, boolean line, boolean hidden, boolean pinned) {}
