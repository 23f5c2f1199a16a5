package dev.creamery.engine.query;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Writes small files in BUTTER's layouts. The study: 24 experiments, ids 1 to 24, of dataset (a, b)
 * × shape (rectangle, trapezoid) × depth (2, 3, 4) × learning rate (0.0001, 0.001), the last one
 * changing fastest; three repetitions each, four epochs. The test loss of repetition r (−1, 0, 1)
 * at epoch e is id + 10 / e + r / 4, so the median is id + 10 / e, and the best is id + 2.5 + r / 4
 * at epoch 4.
 */
public final class ButterFiles implements AutoCloseable {

    public static final int EXPERIMENTS = 24;

    private final Connection connection;

    ButterFiles() throws SQLException {
        connection = DriverManager.getConnection("jdbc:duckdb:");
        run(
                """
                CREATE TABLE setting AS SELECT row_number() OVER (ORDER BY dataset, shape, depth, learning_rate) AS id, *,
                    depth * 100 + (shape = 'trapezoid')::INT AS parameters
                FROM unnest(['a', 'b']) AS a(dataset), unnest(['rectangle', 'trapezoid']) AS b(shape),
                    unnest([2, 3, 4]) AS c(depth), unnest([0.0001, 0.001]) AS d(learning_rate);

                CREATE VIEW scalar AS SELECT id::UINTEGER AS experiment_id, true AS primary_sweep,
                    learning_rate = 0.001 AS "300_epoch_sweep", 'relu' AS activation, 'first' AS batch,
                    256::UINTEGER AS batch_size, dataset, depth::UTINYINT AS depth, 4::UINTEGER AS epochs,
                    CASE WHEN depth = 4 THEN 'l1' END AS kernel_regularizer_type,
                    CASE WHEN depth = 4 THEN 0.02 END::FLOAT AS kernel_regularizer_l1,
                    NULL::FLOAT AS kernel_regularizer_l2,
                    0.05::FLOAT AS label_noise, learning_rate::FLOAT AS learning_rate, 'adam' AS optimizer, shape,
                    (depth * 100)::UBIGINT AS size, 'regression' AS task, parameters::UBIGINT AS num_free_parameters,
                    [8, 8, 1]::UINTEGER[] AS widths, '{}' AS network_structure, id FROM setting;

                CREATE VIEW summary AS SELECT * EXCLUDE (id), 3::UTINYINT AS num_runs, [3, 3, 3, 3]::UTINYINT[] AS num,
                    list_transform([1, 2, 3, 4], lambda e: id + 10 / e)::FLOAT[] AS test_loss_median,
                    list_transform([1, 2, 3, 4], lambda e: id + 10 / e - 0.125)::FLOAT[] AS test_loss_q1,
                    list_transform([1, 2, 3, 4], lambda e: id + 10 / e + 0.125)::FLOAT[] AS test_loss_q3,
                    list_transform([1, 2, 3, 4], lambda e: id + 10 / e)::FLOAT[] AS test_loss_avg,
                    [0.25, 0.25, 0.25, 0.25]::FLOAT[] AS test_loss_stddev,
                    list_transform([1, 2, 3, 4], lambda e: id / e)::FLOAT[] AS train_loss_median,
                    [4]::FLOAT[] AS test_loss_min_epoch_median, [id + 2.5]::FLOAT[] AS test_loss_min_value_median
                    FROM scalar;

                CREATE VIEW repetition AS SELECT * EXCLUDE (id, r), 'run-' || id || '-' || (r + 1) AS run_id, 7::BIGINT + r AS seed,
                    '3.11' AS python_version,
                    list_transform([1, 2, 3, 4], lambda e: id + 10 / e + r / 4)::FLOAT[] AS val_loss,
                    list_transform([1, 2, 3, 4], lambda e: id / e + r)::FLOAT[] AS loss,
                    list_transform([1, 2, 3, 4], lambda e: id * e)::FLOAT[] AS val_hinge
                    FROM scalar, unnest([-1, 0, 1]) AS rs(r);
                """);
    }

    /** Runs SQL on the study's views {@code scalar}, {@code summary} and {@code repetition}. */
    public ButterFiles run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
        return this;
    }

    /** Writes the result of a query to a file; its folders are made. */
    public ButterFiles write(Path file, String query) throws SQLException {
        makeFolder(file.getParent());
        return run("COPY (%s) TO '%s' (FORMAT parquet)".formatted(query, file));
    }

    /** Writes the result of a query as hive folders. */
    public ButterFiles writeHive(Path folder, String query, String partitions) throws SQLException {
        makeFolder(folder);
        return run(
                "COPY (%s) TO '%s' (FORMAT parquet, PARTITION_BY (%s))"
                        .formatted(query, folder, partitions));
    }

    private static void makeFolder(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
