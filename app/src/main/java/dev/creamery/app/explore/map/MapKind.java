package dev.creamery.app.explore.map;

/** What a map is drawn over. */
enum MapKind {
    /** The metric over the values of two columns. */
    COLUMNS,
    /** The statistic over numbers of parameters and epochs: BUTTER's loss map. */
    EPOCHS
}
