package dev.creamery.engine.data;

import org.jspecify.annotations.Nullable;

/** Some consecutive rows of a {@link RawTable}; valid only while it is being handed over. */
interface RawChunk {

    /** Number of rows before this chunk. */
    long firstRow();

    int rows();

    /**
     * A value of a numeric column.
     *
     * @param row from 0, within the chunk
     * @return NaN if it is missing
     */
    double number(int column, int row);

    /**
     * A value of a column that is not numeric.
     *
     * @param row from 0, within the chunk
     * @return null if it is missing
     */
    @Nullable String text(int column, int row);
}
