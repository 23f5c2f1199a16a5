package dev.creamery.engine.store;

import org.duckdb.DuckDBChunkedResult;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDataChunkReader;
import org.duckdb.DuckDBPreparedStatement;
import org.duckdb.DuckDBReadableVector;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** Reads curves of runs from repetitions. */
public final class HistoryReader {

    private final DuckDBConnection connection;
    private final List<String> columns;

    /**
     * @param connection one that has a {@link RunIndex}
     * @param columns the curves that are wanted
     */
    public HistoryReader(DuckDBConnection connection, List<String> columns) {
        this.connection = connection;
        this.columns = List.copyOf(columns);
    }

    /**
     * Reads consecutive runs of the index.
     *
     * @param parts the parts that hold them
     * @param from the first run's place in the index
     * @param to one more than the last run's
     * @return in the order of the index; values that are null in a part are NaN
     */
    public List<StoredHistory> read(Collection<Path> parts, int from, int to) throws SQLException {
        List<StoredHistory> runs = emptyHistories(from, to);
        if (runs.isEmpty()) {
            return runs;
        }
        long first = runs.getFirst().experimentId();
        long last = runs.getLast().experimentId();
        // Lists would be boxed value by value; unnested, they come as vectors. Rows come in any
        // order, so each brings its run and epoch. The experiments let DuckDB skip row groups.
        String query =
                "SELECT run_index, CAST(unnest(range(history_length)) AS INTEGER), "
                        + columns.stream()
                                .map(column -> "unnest(" + Sql.name(column) + ")")
                                .collect(Collectors.joining(", "))
                        + " FROM "
                        + RunIndex.joined(parts)
                        + " WHERE part.experiment_id BETWEEN %d AND %d".formatted(first, last)
                        + " AND run_index >= %d AND run_index < %d".formatted(from, to);
        try (DuckDBPreparedStatement statement = connection.prepare(query);
                DuckDBChunkedResult result = statement.query()) {
            while (result.nextChunk()) {
                copy(result.chunk(), runs, from);
            }
        }
        return runs;
    }

    private List<StoredHistory> emptyHistories(int from, int to) throws SQLException {
        List<StoredHistory> runs = new ArrayList<>(to - from);
        try (Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery(
                                "SELECT experiment_id, run_id, history_length FROM run_index"
                                        + " WHERE run_index >= %d AND run_index < %d"
                                                .formatted(from, to)
                                        + " ORDER BY run_index")) {
            while (rows.next()) {
                float[][] curves = new float[columns.size()][rows.getInt(3)];
                for (float[] curve : curves) {
                    Arrays.fill(curve, Float.NaN);
                }
                runs.add(new StoredHistory(rows.getLong(1), rows.getString(2), curves));
            }
        }
        return runs;
    }

    private void copy(DuckDBDataChunkReader chunk, List<StoredHistory> runs, int from) {
        int rows = Math.toIntExact(chunk.rowCount());
        int[] run = ints(chunk.vector(0), rows);
        int[] epoch = ints(chunk.vector(1), rows);
        for (int column = 0; column < columns.size(); column++) {
            DuckDBReadableVector values = chunk.vector(2L + column);
            for (int row = 0; row < rows; row++) {
                runs.get(run[row] - from).curves()[column][epoch[row]] =
                        values.getFloat(row, Float.NaN);
            }
        }
    }

    private static int[] ints(DuckDBReadableVector vector, int rows) {
        int[] values = new int[rows];
        for (int row = 0; row < rows; row++) {
            values[row] = vector.getInt(row, -1);
        }
        return values;
    }
}
