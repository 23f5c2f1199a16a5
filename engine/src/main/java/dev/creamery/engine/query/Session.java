package dev.creamery.engine.query;

import org.duckdb.DuckDBChunkedResult;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDataChunkReader;
import org.duckdb.DuckDBPreparedStatement;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;

/** Runs statements, one after the other. */
final class Session implements AutoCloseable {

    /** Reads one row of a result. */
    interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** Reads a few thousand rows at once. Lists cannot be read this way: unnest them. */
    interface ChunkReader {
        void read(DuckDBDataChunkReader chunk);
    }

    private final Database database;
    private final DuckDBConnection connection;
    private final Cancellation cancellation;

    Session(Database database, DuckDBConnection connection, Cancellation cancellation) {
        this.database = database;
        this.connection = connection;
        this.cancellation = cancellation;
    }

    /**
     * Runs statements separated by semicolons.
     *
     * @throws QueryException if one fails
     * @throws CancellationException if it was cancelled
     */
    void execute(String sql) {
        cancellation.throwIfCancelled();
        try (Statement statement = connection.createStatement();
                var registration = cancellation.interrupting(statement)) {
            cancellation.throwIfCancelled();
            statement.execute(sql);
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    /** Runs a statement and tells how many rows it wrote. */
    long update(String sql) {
        cancellation.throwIfCancelled();
        try (Statement statement = connection.createStatement();
                var registration = cancellation.interrupting(statement)) {
            cancellation.throwIfCancelled();
            return statement.executeUpdate(sql);
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    /** The rows of a query that has few of them. */
    <T> List<T> rows(String sql, RowReader<T> reader) {
        return result(
                sql,
                result -> {
                    List<T> rows = new ArrayList<>();
                    while (result.next()) {
                        rows.add(reader.read(result));
                    }
                    return rows;
                });
    }

    /** What a function makes of a query's whole result. */
    <T> T result(String sql, RowReader<T> reader) {
        cancellation.throwIfCancelled();
        try (Statement statement = connection.createStatement();
                var registration = cancellation.interrupting(statement)) {
            cancellation.throwIfCancelled();
            try (ResultSet result = statement.executeQuery(sql)) {
                return reader.read(result);
            }
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    /** The first column of the one row of a query, as a number. */
    long number(String sql) {
        return rows(sql, row -> row.getLong(1)).getFirst();
    }

    /** Reads a result of many rows by columns. */
    void chunks(String sql, ChunkReader reader) {
        cancellation.throwIfCancelled();
        try (DuckDBPreparedStatement statement = connection.prepare(sql);
                var registration = cancellation.interrupting(statement)) {
            cancellation.throwIfCancelled();
            try (DuckDBChunkedResult result = statement.query()) {
                while (result.nextChunk()) {
                    cancellation.throwIfCancelled();
                    reader.read(result.chunk());
                }
            }
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    /** Runs work in a transaction, which is undone if the work fails. */
    void transaction(Runnable work) {
        execute("BEGIN");
        try {
            work.run();
            execute("COMMIT");
        } catch (RuntimeException | Error failure) {
            rollBack(failure);
            throw failure;
        }
    }

    /**
     * Runs work that may change nothing.
     *
     * @throws QueryException if it tries to
     */
    <T> T readOnly(Supplier<T> work) {
        execute("BEGIN TRANSACTION READ ONLY");
        T answer;
        try {
            answer = work.get();
        } catch (RuntimeException | Error failure) {
            rollBack(failure);
            throw failure;
        }
        cleanUp("ROLLBACK");
        return answer;
    }

    /** After a failed COMMIT there is nothing to undo, and that failure is what must be told. */
    private void rollBack(Throwable failure) {
        try (Statement statement = connection.createStatement()) {
            statement.execute("ROLLBACK");
        } catch (SQLException undoneAlready) {
            failure.addSuppressed(undoneAlready);
        }
    }

    /** Runs something whatever the cancellation says, to clean up. */
    void cleanUp(String sql) {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw SqlErrors.translate(e);
        }
    }

    private RuntimeException failure(SQLException e) {
        if (cancellation.isCancelled()) {
            CancellationException cancelled = new CancellationException("Cancelled");
            cancelled.initCause(e);
            return cancelled;
        }
        return SqlErrors.translate(e);
    }

    @Override
    public void close() {
        database.giveBack(connection);
    }
}
