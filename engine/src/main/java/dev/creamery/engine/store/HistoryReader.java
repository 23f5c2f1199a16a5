package dev.creamery.engine.store;

import org.duckdb.DuckDBChunkedResult;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDataChunkReader;
import org.duckdb.DuckDBPreparedStatement;
import org.duckdb.DuckDBReadableVector;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Reads curves of runs from repetitions. */
public final class HistoryReader {

    /** Columns of the query before the curves: the file, its row, the epoch. */
    private static final int PLACE_COLUMNS = 3;

    private final DuckDBConnection connection;
    private final List<String> columns;

    /**
     * @param columns the curves that are wanted
     */
    public HistoryReader(DuckDBConnection connection, List<String> columns) {
        this.connection = connection;
        this.columns = List.copyOf(columns);
    }

    /**
     * Reads runs.
     *
     * @param runs of consecutive experiments, in the order of the index
     * @return in the same order; values that are null in a part are NaN
     * @throws SQLException if a part cannot be read to its end
     */
    public List<StoredHistory> read(List<RunIndex.Entry> runs) throws SQLException {
        if (runs.isEmpty()) {
            return List.of();
        }
        List<Path> files = runs.stream().map(run -> run.place().file()).distinct().toList();
        List<StoredHistory> histories = runs.stream().map(this::empty).toList();
        Map<FileRows.Place, StoredHistory> byPlace = new HashMap<>();
        for (int run = 0; run < runs.size(); run++) {
            byPlace.put(runs.get(run).place(), histories.get(run));
        }
        long missing = runs.stream().mapToLong(RunIndex.Entry::epochs).sum();
        try (DuckDBPreparedStatement statement = connection.prepare(query(files, runs));
                DuckDBChunkedResult result = statement.query()) {
            while (result.nextChunk()) {
                missing -= copy(result.chunk(), files, byPlace);
            }
        }
        if (missing != 0) { // chunks may just end where a part cannot be read on
            throw new SQLException("%d epochs cannot be read from %s".formatted(missing, files));
        }
        return histories;
    }

    /**
     * Lists would be boxed value by value; unnested, they come as vectors. These come in any order,
     * so each value brings its place.
     */
    private String query(List<Path> files, List<RunIndex.Entry> runs) {
        String curves =
                columns.stream()
                        .map(column -> "unnest(" + Sql.name(column) + ")")
                        .collect(Collectors.joining(", "));
        String first = Sql.name(columns.getFirst());
        return """
        SELECT CAST(file_index AS INTEGER), CAST(file_row_number AS INTEGER),
            CAST(unnest(range(len(%s))) AS INTEGER), %s
        FROM %s WHERE experiment_id BETWEEN %d AND %d
        """
                .formatted(
                        first,
                        curves,
                        Sql.parquet(files),
                        runs.getFirst().experimentId(),
                        runs.getLast().experimentId());
    }

    private StoredHistory empty(RunIndex.Entry run) {
        float[][] curves = new float[columns.size()][run.epochs()];
        for (float[] curve : curves) {
            Arrays.fill(curve, Float.NaN);
        }
        return new StoredHistory(run.experimentId(), run.runId(), curves);
    }

    /** Copies a chunk's values to where they belong; gives the number of epochs. */
    private int copy(
            DuckDBDataChunkReader chunk,
            List<Path> files,
            Map<FileRows.Place, StoredHistory> byPlace) {
        int rows = Math.toIntExact(chunk.rowCount());
        List<DuckDBReadableVector> vectors = new ArrayList<>();
        for (int column = 0; column < PLACE_COLUMNS + columns.size(); column++) {
            vectors.add(chunk.vector(column));
        }
        int epochs = 0;
        int start = 0;
        while (start < rows) {
            int file = vectors.get(0).getInt(start);
            int row = vectors.get(1).getInt(start);
            int end = start + 1;
            while (end < rows
                    && vectors.get(1).getInt(end) == row
                    && vectors.get(0).getInt(end) == file) {
                end++;
            }
            StoredHistory history = byPlace.get(new FileRows.Place(files.get(file), row));
            if (history != null) { // else it is a run that another part holds too
                copy(vectors, start, end, history);
                epochs += end - start;
            }
            start = end;
        }
        return epochs;
    }

    private void copy(
            List<DuckDBReadableVector> vectors, int start, int end, StoredHistory history) {
        for (int column = 0; column < columns.size(); column++) {
            DuckDBReadableVector values = vectors.get(PLACE_COLUMNS + column);
            for (int row = start; row < end; row++) {
                int epoch = vectors.get(2).getInt(row);
                history.curves()[column][epoch] = values.getFloat(row, Float.NaN);
            }
        }
    }
}
