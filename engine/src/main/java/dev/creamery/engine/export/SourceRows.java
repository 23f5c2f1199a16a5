package dev.creamery.engine.export;

import dev.creamery.engine.store.DuckDb;
import dev.creamery.engine.store.FileRows;
import dev.creamery.engine.store.Sql;
import dev.creamery.engine.summary.SummarySchema;
import dev.creamery.engine.train.Statistic;

import org.duckdb.DuckDBConnection;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * The rows of the workspace that an export is made from, in chunks that fit in memory several times
 * over. In the order of their files, so that each file is read once.
 */
final class SourceRows implements RowSource {

    private final DuckDBConnection connection;
    private final String table;
    private final List<Path> files;

    private SourceRows(
            DuckDBConnection connection, String table, Collection<Path> files, String rows)
            throws SQLException {
        this.connection = connection;
        this.table = table;
        this.files = List.copyOf(files);
        DuckDb.execute(
                connection,
                """
                CREATE OR REPLACE TEMP TABLE %s AS SELECT file, file_row, selected_id,
                    CAST((sum(size) OVER (ORDER BY file, file_row) - size) // %d AS BIGINT) AS chunk
                FROM (%s) JOIN selection ON selected_id = experiment_id
                """
                        .formatted(table, VALUES, rows));
    }

    /**
     * The selected runs of the connection's index.
     *
     * @param parts those that it was made from
     */
    static SourceRows ofRuns(DuckDBConnection connection, Collection<Path> parts)
            throws SQLException {
        return new SourceRows(
                connection,
                "rows_of_runs",
                parts,
                """
                SELECT part AS file, part_row AS file_row, experiment_id, history_length * %d AS size
                FROM run_index
                """
                        .formatted(2 * Statistic.values().length));
    }

    /**
     * The selected rows of the summary.
     *
     * @param files the summary's, at least one
     */
    static SourceRows ofSummary(DuckDBConnection connection, Collection<Path> files)
            throws SQLException {
        return new SourceRows(
                connection,
                "rows_of_summary",
                files,
                """
                SELECT file_index AS file, file_row_number AS file_row, experiment_id,
                    len(num) * %d AS size
                FROM %s
                """
                        .formatted(SummarySchema.all().size(), Sql.parquet(files)));
    }

    /**
     * Number of rows.
     *
     * @param condition on the columns of the {@link Selection}
     */
    long count(String condition) throws SQLException {
        return DuckDb.count(
                connection, table + " JOIN selection USING (selected_id) WHERE " + condition);
    }

    @Override
    public List<Long> chunks() throws SQLException {
        return DuckDb.longs(connection, "SELECT DISTINCT chunk FROM " + table + " ORDER BY 1");
    }

    @Override
    public String from(long chunk) throws SQLException {
        List<FileRows.Place> places = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery(
                                "SELECT file, file_row FROM %s WHERE chunk = %d"
                                        .formatted(table, chunk))) {
            while (rows.next()) {
                places.add(new FileRows.Place(files.get(rows.getInt(1)), rows.getLong(2)));
            }
        }
        return FileRows.from(places);
    }
}
