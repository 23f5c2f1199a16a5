package dev.creamery.engine.sweep;

import dev.creamery.engine.network.Task;

/**
 * What planning needs to know of a dataset without its rows.
 *
 * @param name canonical name, see {@link DatasetReference}
 * @param rows rows of the whole file, training and test
 * @param features columns of the file besides the target
 * @param task as trained
 * @param inputs columns after encoding
 * @param outputs target columns after encoding
 */
public record DatasetFacts(
        String name, long rows, int features, Task task, int inputs, int outputs) {

    /** Rows of the test set: a fifth, rounded up. */
    public long testRows() {
        return (rows + 4) / 5;
    }

    public long trainRows() {
        return rows - testRows();
    }
}
