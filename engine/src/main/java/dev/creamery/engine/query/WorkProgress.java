package dev.creamery.engine.query;

/**
 * How far a piece of work is.
 *
 * @param activity what is being done, for people
 * @param done units done: files, bytes or experiments
 * @param total units in all
 * @param rows rows that are ready to be shown
 */
public record WorkProgress(String activity, long done, long total, long rows) {

    /** From 0 to 1. */
    public double fraction() {
        return total == 0 ? 1 : (double) done / total;
    }
}
