package dev.creamery.engine.query;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;

/** A folder with the study of {@link ButterFiles}, and its index. */
public final class Study implements AutoCloseable {

    public final Path data;
    public final Path cache;
    public final ButterFiles files = new ButterFiles();
    private final java.util.List<DatasetIndex> indexes = new java.util.ArrayList<>();

    public Study(Path folder) throws SQLException {
        data = folder.resolve("data");
        cache = folder.resolve("cache");
    }

    /** Summaries in the older published layout. */
    public Study withSummaries() throws SQLException {
        files.writeHive(
                data.resolve("primary_sweep_summary"),
                "SELECT * RENAME (kernel_regularizer_type AS \"kernel_regularizer.type\","
                        + " kernel_regularizer_l1 AS \"kernel_regularizer.l1\") FROM summary",
                "dataset, learning_rate, \"kernel_regularizer.type\", label_noise, epochs, shape,"
                        + " depth");
        return this;
    }

    /** Repetitions in two files. */
    public Study withRepetitions() throws SQLException {
        files.write(
                data.resolve("all_repetitions/one.parquet"),
                "FROM repetition WHERE run_id LIKE '%-1'");
        files.write(
                data.resolve("all_repetitions/two.parquet"),
                "FROM repetition WHERE run_id LIKE '%-0'");
        files.write(
                data.resolve("all_repetitions/three.parquet"),
                "FROM repetition WHERE run_id LIKE '%-2'");
        return this;
    }

    /** Opens without reading. */
    DatasetIndex open() throws IOException {
        return open(data);
    }

    DatasetIndex open(Path path) throws IOException {
        DatasetIndex index = DatasetIndex.open(path, cache, "500MB");
        indexes.add(index);
        return index;
    }

    /** Opens and reads everything. */
    public DatasetIndex index() throws IOException {
        return index(data);
    }

    public DatasetIndex index(Path path) throws IOException {
        DatasetIndex index = open(path);
        refresh(index);
        return index;
    }

    static void refresh(DatasetIndex index) throws IOException {
        index.refresh(progress -> {}, new Cancellation());
    }

    /** The one row of a query in the console. */
    public static Object[] row(DatasetIndex index, String sql) {
        SqlResult result = new SqlConsole(index).query(sql, 2, new Cancellation());
        if (result.rows().length != 1) {
            throw new AssertionError(sql + " returned " + result.rows().length + " rows");
        }
        return result.rows()[0];
    }

    /** The key of the experiment with that id. */
    static long key(DatasetIndex index, int id) {
        return (Long)
                row(
                        index,
                        "SELECT _key FROM experiment WHERE NOT _shadowed AND experiment_id = "
                                + id)[0];
    }

    @Override
    public void close() throws SQLException {
        indexes.forEach(DatasetIndex::close);
        files.close();
    }
}
