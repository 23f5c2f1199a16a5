package dev.creamery.engine.store;

import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A temporary table that rows are gathered in on their way to a file. It belongs to one connection,
 * whose memory limit bounds it.
 *
 * @param <T> what a row is made from
 */
public final class StagingTable<T> implements AutoCloseable {

    private final DuckDBConnection connection;
    private final String name;
    private final List<Column<T>> columns;

    /** Makes an empty table. */
    public StagingTable(DuckDBConnection connection, String name, List<Column<T>> columns)
            throws SQLException {
        this.connection = connection;
        this.name = name;
        this.columns = List.copyOf(columns);
        String definitions =
                columns.stream().map(Column::definition).collect(Collectors.joining(", "));
        DuckDb.execute(
                connection, "CREATE TEMP TABLE " + Sql.name(name) + " (" + definitions + ")");
    }

    /** Adds rows, in order. */
    public void append(List<T> rows) throws SQLException {
        try (DuckDBAppender appender = connection.createAppender("temp", "main", name)) {
            for (T row : rows) {
                appender.beginRow();
                for (Column<T> column : columns) {
                    Object value = column.value().apply(row);
                    if (value == null) {
                        appender.appendNull();
                    } else {
                        column.type().append(appender, value);
                    }
                }
                appender.endRow();
            }
        }
    }

    @Override
    public void close() throws SQLException {
        DuckDb.execute(connection, "DROP TABLE " + Sql.name(name));
    }
}
