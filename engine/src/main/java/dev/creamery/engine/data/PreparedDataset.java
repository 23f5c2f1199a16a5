package dev.creamery.engine.data;

import dev.creamery.engine.sweep.DatasetFacts;

/**
 * A dataset as networks see it. Shared by all runs and never written to after it is made.
 *
 * @param facts its name, task and dimensions
 * @param inputs encoded features, (rows, inputs), row-major
 * @param targets encoded targets, (rows, outputs), row-major
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody, and far too large to copy
public record PreparedDataset(DatasetFacts facts, float[] inputs, float[] targets) {

    public PreparedDataset {
        check("inputs", inputs.length, facts.rows(), facts.inputs());
        check("targets", targets.length, facts.rows(), facts.outputs());
    }

    public int rows() {
        return (int) facts.rows();
    }

    private static void check(String what, int length, long rows, int columns) {
        if (length != rows * columns) {
            throw new IllegalArgumentException(
                    what
                            + " has "
                            + length
                            + " values, which is not "
                            + rows
                            + " rows of "
                            + columns);
        }
    }
}
