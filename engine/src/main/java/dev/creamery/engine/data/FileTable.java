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
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.stream.Collectors;

/** Rows of a file, read by DuckDB. */
final class FileTable implements RawTable {

    private final Source source;
    private final Connection connection;
    private final List<RawColumn> columns;
    private final long rows;

    /**
     * A file, as DuckDB sees it.
     *
     * @param name for messages
     * @param relation what to select from
     * @param names of its columns
     * @param texts SQL that gives each column as text
     * @param place where a person finds a row, by its number from 0
     * @param explain turns DuckDB's errors into messages
     */
    record Source(
            String name,
            String relation,
            List<String> names,
            List<String> texts,
            LongFunction<String> place,
            Function<SQLException, DatasetException> explain) {}

    /**
     * Reads all rows once, to count them, to find the numeric columns, and because a result that is
     * streamed, as {@link #scan} does, ends early without an error where a row cannot be read.
     *
     * @param connection closed with this table
     */
    FileTable(Source source, Connection connection) {
        this.source = source;
        this.connection = connection;
        String counts =
                source.texts().stream()
                        .map(text -> ", count(" + number(text) + ")")
                        .collect(Collectors.joining("", "SELECT count(*)", from()));
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(counts)) {
            result.next();
            rows = result.getLong(1);
            columns = new ArrayList<>();
            for (int index = 0; index < source.names().size(); index++) {
                boolean numeric = rows > 0 && result.getLong(index + 2) == rows;
                columns.add(new RawColumn(source.names().get(index), numeric));
            }
        } catch (SQLException broken) {
            throw source.explain().apply(broken);
        }
    }

    /**
     * NULL if it is no number. The {@code trim} keeps DuckDB from turning this into a strict cast
     * in its CSV reader; a cast takes 1_000 for a number.
     */
    private static String number(String text) {
        return "CASE WHEN NOT contains("
                + text
                + ", '_') THEN TRY_CAST(trim("
                + text
                + ") AS DOUBLE) END";
    }

    private String from() {
        return " FROM " + source.relation();
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
        return source.place().apply(row);
    }

    @Override
    public void scan(Consumer<RawChunk> reader) {
        List<String> selected = new ArrayList<>();
        for (int index = 0; index < columns.size(); index++) {
            String text = source.texts().get(index);
            selected.add(columns.get(index).numeric() ? number(text) : text);
        }
        String query = "SELECT " + String.join(", ", selected) + from();
        long read = 0;
        try (PreparedStatement statement = connection.prepareStatement(query);
                DuckDBChunkedResult result =
                        statement.unwrap(DuckDBPreparedStatement.class).query()) {
            while (result.nextChunk()) {
                DuckDBDataChunkReader chunk = result.chunk();
                reader.accept(new Chunk(read, chunk));
                read += chunk.rowCount();
            }
        } catch (SQLException broken) {
            throw source.explain().apply(broken);
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
