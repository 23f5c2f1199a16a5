package dev.creamery.app.chart.plot;

/** Which cell of each panel gets a triangle. */
public enum BestCell {
    NONE,
    LOWEST,
    HIGHEST
}
