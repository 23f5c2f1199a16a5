package dev.creamery.engine.store;

import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Rows on their way to a file, in temporary tables of a connection, whose memory limit bounds them.
 *
 * <p>There are several tables because DuckDB handles 2048 rows of a table at a time: that many long
 * histories would not fit its memory. No table gets more values than fit one row group.
 *
 * @param <T> what a row is made from
 */
public final class StagingTable<T> implements AutoCloseable {

    private final DuckDBConnection connection;
    private final String name;
    private final List<Column<T>> columns;
    private final long valuesPerTable;
    private final List<String> tables = new ArrayList<>();
    private long valuesInLastTable;

    /**
     * Begins without rows.
     *
     * @param name what the names of its tables begin with
     */
    public StagingTable(DuckDBConnection connection, String name, List<Column<T>> columns)
            throws SQLException {
        this(connection, name, columns, ParquetFiles.ROW_GROUP_BYTES / Float.BYTES);
    }

    StagingTable(
            DuckDBConnection connection, String name, List<Column<T>> columns, long valuesPerTable)
            throws SQLException {
        this.connection = connection;
        this.name = name;
        this.columns = List.copyOf(columns);
        this.valuesPerTable = valuesPerTable;
        addTable();
    }

    /** Adds rows. */
    public void append(List<T> rows) throws SQLException {
        int next = 0;
        while (next < rows.size()) {
            if (valuesInLastTable >= valuesPerTable) {
                addTable();
            }
            next = appendToLastTable(rows, next);
        }
    }

    /** The names of the tables, the first rows first. */
    public List<String> tables() {
        return List.copyOf(tables);
    }

    /** All rows, as a query. */
    public String query() {
        return tables.stream()
                .map(table -> "FROM " + table)
                .collect(Collectors.joining(" UNION ALL "));
    }

    /** Appends rows until the table is full; gives the first row that is not appended. */
    private int appendToLastTable(List<T> rows, int first) throws SQLException {
        try (DuckDBAppender appender =
                connection.createAppender("temp", "main", tables.getLast())) {
            int row = first;
            while (row < rows.size() && valuesInLastTable < valuesPerTable) {
                valuesInLastTable += append(appender, rows.get(row++));
            }
            return row;
        }
    }

    private long append(DuckDBAppender appender, T row) throws SQLException {
        long values = 0;
        appender.beginRow();
        for (Column<T> column : columns) {
            Object value = column.value().apply(row);
            if (value == null) {
                appender.appendNull();
            } else {
                column.type().append(appender, value);
            }
            values += count(value);
        }
        appender.endRow();
        return values;
    }

    private static int count(@Nullable Object value) {
        return value instanceof float[] list ? list.length : 1;
    }

    private void addTable() throws SQLException {
        String table = name + "_" + tables.size();
        String definitions =
                columns.stream().map(Column::definition).collect(Collectors.joining(", "));
        DuckDb.execute(connection, "CREATE TEMP TABLE " + table + " (" + definitions + ")");
        tables.add(table);
        valuesInLastTable = 0;
    }

    @Override
    public void close() throws SQLException {
        for (String table : tables) {
            DuckDb.execute(connection, "DROP TABLE " + table);
        }
    }
}
