package dev.creamery.engine.data;

import java.util.List;
import java.util.function.Consumer;

/**
 * Rows before encoding. They can be read over and over, so that nobody needs to hold all of them.
 */
interface RawTable extends AutoCloseable {

    /** What to call it in messages. */
    String source();

    List<RawColumn> columns();

    /**
     * Hands over all rows, in their order.
     *
     * @throws DatasetException if the rows cannot be read
     */
    void scan(Consumer<RawChunk> reader);

    /**
     * Where a person finds a row, for example "line 17".
     *
     * @param row from 0
     */
    String place(long row);

    @Override
    void close();
}
