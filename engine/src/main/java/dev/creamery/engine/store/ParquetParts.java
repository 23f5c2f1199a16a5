package dev.creamery.engine.store;

import org.duckdb.DuckDBConnection;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * The repetitions of a workspace: Parquet files with a row per run, which are never changed once
 * they are written. May be used by several threads at once.
 */
public final class ParquetParts {

    private final DuckDb database;
    private final RepetitionSchema schema = new RepetitionSchema();

    public ParquetParts(DuckDb database) {
        this.database = database;
    }

    /**
     * Writes a part. When this returns, it is on the disk for good; before, there is no file of
     * that name.
     *
     * @param file of a name that ends in {@code .parquet} and that no other part has
     * @throws IOException if it cannot be written; the message has the file's name
     */
    public void write(Path file, List<RunRecord> runs) throws IOException {
        try (DuckDBConnection connection = database.connect();
                StagingTable<RunRecord> rows =
                        new StagingTable<>(connection, "runs", schema.columns())) {
            rows.append(runs);
            ParquetFiles.write(connection, rows.query(), file, Map.of());
        } catch (SQLException failure) {
            throw new IOException("cannot write " + file + ": " + failure.getMessage(), failure);
        }
    }

    /**
     * Writes one part with the runs of several, each run once. The others stay: delete them with
     * {@link #remove} once it is noted down where their runs are now. Whoever sees both in between
     * counts runs by {@code run_id}, as the summary does.
     *
     * @param parts to be replaced, at least one
     * @param into the new part
     */
    public void compact(Collection<Path> parts, Path into) throws IOException {
        List<String> columns = schema.columns().stream().map(Column::name).toList();
        try (DuckDBConnection connection = database.connect()) {
            List<FileRows.Place> runs =
                    new RunIndex(connection, parts)
                            .entries("true").stream().map(RunIndex.Entry::place).toList();
            // Not sorted: that would take long histories into memory 2048 at a time.
            ParquetFiles.write(
                    connection,
                    "SELECT " + Sql.names(columns) + " FROM " + FileRows.from(runs),
                    into,
                    Map.of());
        } catch (SQLException failure) {
            throw new IOException(
                    "cannot join %d parts in %s: %s"
                            .formatted(parts.size(), into, failure.getMessage()),
                    failure);
        }
    }

    /** What is wrong with the beginning or end of a part; nothing if it can be opened. */
    public Optional<String> damage(Path part) throws IOException {
        return damage(part, PartsFolder::problem);
    }

    /** What is wrong with a part, all of which is read; nothing if it is sound. */
    public Optional<String> damageInside(Path part) throws IOException {
        return damage(part, PartsFolder::problemInside);
    }

    private Optional<String> damage(
            Path part, BiFunction<DuckDBConnection, Path, Optional<String>> look)
            throws IOException {
        try (DuckDBConnection connection = database.connect()) {
            return look.apply(connection, part);
        } catch (SQLException failure) {
            throw new IOException("cannot open DuckDB: " + failure.getMessage(), failure);
        }
    }

    /** Deletes parts that {@link #compact} has replaced; those that are gone already do no harm. */
    public void remove(Collection<Path> parts) throws IOException {
        for (Path part : parts) {
            Files.deleteIfExists(part);
            DurableFiles.forceFolder(part.toAbsolutePath().getParent());
        }
    }

    /**
     * Curves of an experiment's runs.
     *
     * @param parts where to look, at least one
     * @param columns for example {@code val_loss}
     * @return by start and run id, each run once; empty if there is none
     */
    public List<StoredHistory> read(Collection<Path> parts, long experimentId, List<String> columns)
            throws IOException {
        try (DuckDBConnection connection = database.connect()) {
            var index = new RunIndex(connection, parts, "experiment_id = " + experimentId);
            return new HistoryReader(connection, columns).read(index.entries("true"));
        } catch (SQLException failure) {
            throw new IOException(
                    "cannot read experiment " + experimentId + ": " + failure.getMessage(),
                    failure);
        }
    }
}
