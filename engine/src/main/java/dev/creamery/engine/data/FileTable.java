package dev.creamery.engine.data;

import org.duckdb.DuckDBChunkedResult;
import org.duckdb.DuckDBDataChunkReader;
import org.duckdb.DuckDBPreparedStatement;
import org.duckdb.DuckDBReadableVector;
import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Rows of a file, read by DuckDB. */
final class FileTable implements RawTable {

    private final FileSource source;
    private final Connection connection;
    private final List<RawColumn> columns = new ArrayList<>();
    private final long rows;

    /**
     * Reads all rows once, to count them, to find the numeric columns, and because a result that is
     * streamed, as {@link #scan} does, ends early without an error where a row cannot be read.
     *
     * @param connection closed with this table
     */
    FileTable(FileSource source, Connection connection) {
        this.source = source;
        this.connection = connection;
        try (Statement statement = connection.createStatement();
                ResultSet counts = statement.executeQuery(source.countQuery())) {
            counts.next();
            rows = counts.getLong(1);
            for (String column : source.columns()) {
                long numbers = counts.getLong(columns.size() + 2);
                columns.add(new RawColumn(column, rows > 0 && numbers == rows));
            }
        } catch (SQLException broken) {
            throw source.explain(broken);
        }
    }

    @Override
    public String source() {
        return source.name();
    }

    @Override
    public List<RawColumn> columns() {
        return List.copyOf(columns);
    }

    @Override
    public String place(long row) {
        return source.place(row);
    }

    @Override
    public void scan(Consumer<RawChunk> reader) {
        long read = 0;
        try (PreparedStatement statement = connection.prepareStatement(source.rowsQuery(columns));
                DuckDBChunkedResult result =
                        statement.unwrap(DuckDBPreparedStatement.class).query()) {
            while (result.nextChunk()) {
                DuckDBDataChunkReader chunk = result.chunk();
                reader.accept(new Chunk(read, chunk));
                read += chunk.rowCount();
            }
        } catch (SQLException broken) {
            throw source.explain(broken);
        }
        if (read != rows) {
            throw new DatasetException(
                    source.name()
                            + " could be read up to row "
                            + read
                            + " of "
                            + rows
                            + " only; was it changed? Try again");
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static final class Chunk implements RawChunk {
        private final long firstRow;
        private final int rows;
        private final DuckDBReadableVector[] vectors;

        Chunk(long firstRow, DuckDBDataChunkReader chunk) {
            this.firstRow = firstRow;
            rows = (int) chunk.rowCount();
            vectors = new DuckDBReadableVector[(int) chunk.columnCount()];
            for (int column = 0; column < vectors.length; column++) {
                vectors[column] = chunk.vector(column);
            }
        }

        @Override
        public long firstRow() {
            return firstRow;
        }

        @Override
        public int rows() {
            return rows;
        }

        @Override
        public double number(int column, int row) {
            return vectors[column].getDouble(row, Double.NaN);
        }

        @Override
        public @Nullable String text(int column, int row) {
            DuckDBReadableVector vector = vectors[column];
            return vector.isNull(row) ? null : vector.getString(row).strip();
        }
    }
}
