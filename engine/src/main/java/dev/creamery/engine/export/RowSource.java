package dev.creamery.engine.export;

import java.sql.SQLException;
import java.util.List;

/** Rows to export, in chunks that fit in memory several times over. */
interface RowSource {

    /** Values of curves in a chunk; more, if a single row has more. */
    long VALUES = 8L << 20;

    /** The numbers of the chunks, in order. */
    List<Long> chunks() throws SQLException;

    /** The rows of a chunk, as what follows FROM. */
    String from(long chunk) throws SQLException;
}
