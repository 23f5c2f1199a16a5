package dev.creamery.engine.query;

import dev.creamery.engine.store.DurableFiles;
import dev.creamery.engine.store.ParquetFiles;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Answers a user's own queries, and changes nothing. Besides the index's {@code experiments} there
 * are {@code summary} and {@code repetitions}: all rows of the files, with every column under
 * BUTTER's name and type, also those that only the folders tell.
 */
public final class SqlConsole {

    private static final String ANSWER = "CREATE OR REPLACE TEMP VIEW _answer AS ";

    /** Ten thousand rows with all of their curves would be gigabytes. */
    private static final int MOST_TEXT = 32_000_000;

    /** Nobody reads longer lists; a file gets them whole. */
    private static final int TEXT_OF_LIST = 2000;

    private final DatasetIndex index;

    public SqlConsole(DatasetIndex index) {
        this.index = index;
    }

    /**
     * Runs one query. Of lists and structures their text is given, which ends in … where it is
     * longer than {@value #TEXT_OF_LIST} characters.
     *
     * @param limit rows that are returned at most, and fewer where they hold more than {@value
     *     #MOST_TEXT} characters; the result says whether there were more
     * @throws QueryException if it is not a query, or wrong, with the position
     */
    public SqlResult query(String sql, int limit, Cancellation cancellation) {
        return withViews(
                sql,
                cancellation,
                (statement, session) ->
                        statement.isOfRows()
                                ? first(limit, session)
                                : session.result(sql, result -> described(result, limit)));
    }

    /** The driver copies a whole result outside of the memory limit: no more is asked for. */
    private static SqlResult first(int limit, Session session) {
        List<Column> columns =
                session.rows(
                        "DESCRIBE temp._answer",
                        row -> new Column(row.getString(1), row.getString(2)));
        long lists = columns.stream().filter(SqlConsole::isLong).count();
        int rows = (int) Math.min(limit, MOST_TEXT / TEXT_OF_LIST / Math.max(1, lists));
        String select =
                columns.stream().map(SqlConsole::shortened).collect(Collectors.joining(", "));
        return session.result(
                "SELECT %s FROM temp._answer LIMIT %d".formatted(select, rows + 1L),
                result -> shown(columns, result, rows));
    }

    private static boolean isLong(Column column) {
        return column.type() == ColumnType.OTHER
                && (column.sqlType().endsWith("]") || column.sqlType().endsWith(")"));
    }

    private static String shortened(Column column) {
        return isLong(column)
                ? "CASE WHEN length(%1$s::VARCHAR) > %2$d THEN left(%1$s::VARCHAR, %2$d) || '…' ELSE %1$s::VARCHAR END"
                        .formatted(column.quoted(), TEXT_OF_LIST)
                : column.quoted();
    }

    private static SqlResult described(ResultSet result, int limit) throws SQLException {
        ResultSetMetaData meta = result.getMetaData();
        List<Column> columns = new ArrayList<>();
        for (int i = 1; i <= meta.getColumnCount(); i++) {
            columns.add(new Column(meta.getColumnName(i), meta.getColumnTypeName(i)));
        }
        return shown(columns, result, limit);
    }

    private static SqlResult shown(List<Column> columns, ResultSet result, int limit)
            throws SQLException {
        List<@Nullable Object[]> rows = new ArrayList<>();
        long text = 0;
        boolean more = result.next();
        while (more && rows.size() < limit && text < MOST_TEXT) {
            @Nullable Object[] row = new Object[columns.size()];
            for (int i = 0; i < row.length; i++) {
                ColumnType type = columns.get(i).type();
                row[i] =
                        type == ColumnType.OTHER
                                ? result.getString(i + 1)
                                : type.value(result.getObject(i + 1));
                text += row[i] instanceof String characters ? characters.length() : 0;
            }
            rows.add(row);
            more = result.next();
        }
        return new SqlResult(columns, rows.toArray(Object[][]::new), more);
    }

    /**
     * Writes all rows of a query to a file, which appears when it is complete.
     *
     * @param file ends in {@code .parquet} or {@code .csv}; replaced if it is there
     * @return the number of rows
     * @throws QueryException if it is not a query, or wrong, or the file's name ends otherwise
     * @throws IOException if the file cannot be written
     */
    public long save(String sql, Path file, Cancellation cancellation) throws IOException {
        String name = String.valueOf(file.getFileName());
        String options =
                name.endsWith(".parquet")
                        ? ParquetFiles.FORMAT
                        : name.endsWith(".csv") ? "FORMAT csv, HEADER" : "";
        if (options.isEmpty()) {
            throw new QueryException(
                    "Results are saved as .parquet or .csv, not as " + name + "; choose one");
        }
        Path folder = index.database().temporaryFolder();
        Files.createDirectories(folder);
        // Where the database may write; from there it is moved.
        Path written = folder.resolve(UUID.randomUUID() + ".result");
        Path beside = DurableFiles.temporary(file.toAbsolutePath());
        try {
            long rows =
                    withViews(
                            sql,
                            cancellation,
                            (statement, session) ->
                                    session.update(
                                            "COPY (%s) TO %s (%s)"
                                                    .formatted(
                                                            statement.isOfRows()
                                                                    ? "FROM temp._answer"
                                                                    : withoutEnd(sql),
                                                            Sql.text(written.toString()),
                                                            options)));
            Files.copy(written, beside);
            DurableFiles.publish(beside, file.toAbsolutePath());
            return rows;
        } finally {
            Files.deleteIfExists(written);
            Files.deleteIfExists(beside);
        }
    }

    private static String withoutEnd(String sql) {
        return sql.strip().replaceFirst(";+\\s*$", "") + "\n";
    }

    private interface Work<T> {
        T of(ConsoleStatement statement, Session session);
    }

    /** Does something with a query that was made the view {@code _answer}, if it can be one. */
    private <T> T withViews(String sql, Cancellation cancellation, Work<T> work) {
        try (Session session = index.database().session(cancellation)) {
            ConsoleStatement statement = ConsoleStatement.of(sql, session);
            try {
                ConsoleTables.create(statement.tables(), session).forEach(session::execute);
                if (statement.isOfRows()) {
                    bind(sql, session);
                    return unplaced(() -> session.readOnly(() -> work.of(statement, session)));
                }
                return placed(sql, 0, () -> session.readOnly(() -> work.of(statement, session)));
            } finally {
                session.cleanUp("DROP VIEW IF EXISTS temp._answer; " + ConsoleTables.DROP);
            }
        }
    }

    private static void bind(String sql, Session session) {
        placed(
                sql,
                ANSWER.length(),
                () -> {
                    session.execute(ANSWER + sql);
                    return true;
                });
    }

    /** An error's place in the view, which is not that in what was typed, would mislead. */
    private static <T> T unplaced(Supplier<T> work) {
        try {
            return work.get();
        } catch (QueryException e) {
            throw new QueryException(String.valueOf(e.getMessage()), -1, e);
        }
    }

    /** An error's place in what was typed, of which some characters stand before. */
    private static <T> T placed(String sql, int before, Supplier<T> work) {
        try {
            return work.get();
        } catch (QueryException e) {
            throw new QueryException(
                    String.valueOf(e.getMessage()), SqlErrors.utf16(sql, e.position() - before), e);
        }
    }
}
