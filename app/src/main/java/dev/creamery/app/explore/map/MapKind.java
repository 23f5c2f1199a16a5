package dev.creamery.app.explore.map;

/** What a map is drawn over. */
enum MapKind {
    /** A value over two columns. */
    COLUMNS("two columns"),
    /** The loss over numbers of parameters and epochs: BUTTER's loss map. */
    EPOCHS("epochs"),
    /** Standard deviation by average, over the same: BUTTER's variation map. */
    VARIATION("epochs, variation");

    private final String label;

    MapKind(String label) {
        this.label = label;
    }

    @Override
    public String toString() {
        return label;
    }
}
