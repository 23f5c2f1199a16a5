package dev.creamery.engine.data;

import java.sql.SQLException;
import java.util.List;

/** A file, as DuckDB is told to see it. */
interface FileSource {

    /** What to call it in messages. */
    String name();

    List<String> columns();

    /**
     * SQL that counts all rows, and then, column by column, those whose value is a number.
     *
     * <p>All values are looked at, so that a row that cannot be read is an error.
     */
    String countQuery();

    /** SQL that selects numeric columns as DOUBLE and the others as VARCHAR, in their order. */
    String rowsQuery(List<RawColumn> columns);

    /**
     * Where a person finds a row.
     *
     * @param row from 0
     */
    String place(long row);

    /** Says what an error of DuckDB's is about. */
    DatasetException explain(SQLException error);
}
