package dev.creamery.app.chart.plot;

/** How a map is drawn. */
public enum MapForm {
    /** Each cell filled with its colour. */
    CELLS,
    /** Filled contours, linear between the cells' centres. */
    CONTOURS
}
