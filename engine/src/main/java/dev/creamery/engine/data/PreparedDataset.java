package dev.creamery.engine.data;

import dev.creamery.engine.sweep.DatasetFacts;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/**
 * A dataset as networks see it. Shared by all runs and never written to after it is made.
 *
 * @param facts its name, task and dimensions
 * @param inputs encoded features, (rows, inputs), row-major
 * @param targets encoded targets, (rows, outputs), row-major
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody, and far too large to copy
public record PreparedDataset(DatasetFacts facts, float[] inputs, float[] targets) {

    private static final int PIECE = 1 << 14;

    public PreparedDataset {
        check("inputs", inputs.length, facts.rows(), facts.inputs());
        check("targets", targets.length, facts.rows(), facts.outputs());
    }

    public int rows() {
        return (int) facts.rows();
    }

    /** CRC-32C of inputs and targets, which changes if what networks see of the dataset does. */
    public int checksum() {
        CRC32C checksum = new CRC32C();
        add(inputs, checksum);
        add(targets, checksum);
        return (int) checksum.getValue();
    }

    private static void add(float[] values, CRC32C checksum) {
        ByteBuffer bytes = ByteBuffer.allocate(Math.min(values.length, PIECE) * Float.BYTES);
        for (int start = 0; start < values.length; start += PIECE) {
            int count = Math.min(PIECE, values.length - start);
            bytes.clear().asFloatBuffer().put(values, start, count);
            checksum.update(bytes.limit(count * Float.BYTES));
        }
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
