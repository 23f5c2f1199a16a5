package dev.creamery.app.chart.plot;

/** What is to be said of a cell besides its value. */
public enum CellState {
    PLAIN(""),
    /** No valid network: hatched. */
    INVALID("no valid network"),
    /** Finished: a tick. */
    DONE("done"),
    /** Under way: a ring. */
    RUNNING("running"),
    /** Failed: a cross. */
    FAILED("failed");

    private final String label;

    CellState(String label) {
        this.label = label;
    }

    /** In words; empty for a plain cell. */
    public String label() {
        return label;
    }
}
