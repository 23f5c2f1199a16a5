package dev.creamery.engine.query;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes summary data in BUTTER's published layout: hive folders with NULL partitions and dotted
 * regularizer names, twenty sizes per file. The curves fall as power laws with noise: they look and
 * compress like losses, and mean nothing.
 *
 * <p>Thirteen data sets of 23 depths make 478 400 experiments in 23 920 files.
 */
public final class StudyGenerator {

    private static final List<String> DATASETS =
            List.of(
                    "201_pol",
                    "294_satellite_image",
                    "505_tecator",
                    "529_pollen",
                    "537_houses",
                    "adult",
                    "banana",
                    "connect_4",
                    "mnist",
                    "nursery",
                    "sleep",
                    "splice",
                    "wine_quality_white");

    private final Path folder;
    private final int epochs;
    private final int depths;

    /**
     * @param folder where the hive folders are made
     * @param epochs length of every curve
     * @param depths how many depths there are, from 2 on
     */
    public StudyGenerator(Path folder, int epochs, int depths) {
        this.folder = folder;
        this.epochs = epochs;
        this.depths = depths;
    }

    /** Experiments per data set: 8 shapes × 2 learning rates × 5 noises × 20 sizes × the depths. */
    public int experimentsPerDataset() {
        return 8 * 2 * 5 * 20 * depths;
    }

    /** Writes the first so many data sets. */
    public void generate(int datasets) throws IOException, SQLException {
        Files.createDirectories(folder);
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute("SET memory_limit = '3GB'");
            statement.execute(
                    "SET temp_directory = '%s'".formatted(folder.resolveSibling("temporary")));
            statement.execute("SET preserve_insertion_order = false");
            for (int i = 0; i < datasets; i++) {
                // One COPY per learning rate: few open files and little memory.
                for (String learningRate : List.of("0.0001", "0.001")) {
                    statement.execute(copy(i, learningRate));
                }
            }
        }
    }

    private String copy(int dataset, String learningRate) {
        List<String> best = new ArrayList<>();
        for (String value :
                List.of(
                        "test_loss_min",
                        "test_accuracy_max",
                        "test_mean_squared_error_min",
                        "test_kullback_leibler_divergence_min")) {
            for (String aggregate : List.of("min", "q1", "median", "q3", "max", "avg")) {
                best.add(
                        "[%d - size_exponent * 2]::FLOAT[] AS %s_epoch_%s"
                                .formatted(epochs, value, aggregate));
                best.add("[level + 0.01]::FLOAT[] AS %s_value_%s".formatted(value, aggregate));
            }
        }
        return """
        COPY (
          WITH setting AS (
            SELECT %1$d * %2$d + row_number() OVER () + (CASE WHEN '%3$s' = '0.0001' THEN 0 ELSE %2$d // 2 END) AS id,
              *, 0.05 + 1.0 / depth + 1.0 / size_exponent + noise AS level, 0.2 + size_exponent / 60.0 AS rate
            FROM unnest(['rectangle', 'trapezoid', 'exponential', 'wide_first_2x', 'rectangle_residual',
                'wide_first_4x', 'wide_first_8x', 'wide_first_16x']) AS s(shape),
              range(2, %9$d) AS d(depth), unnest([0, 0.05, 0.1, 0.15, 0.2]) AS n(noise),
              range(5, 25) AS z(size_exponent))
          SELECT id::UINTEGER AS experiment_id, true AS primary_sweep, false AS "300_epoch_sweep",
            false AS "30k_epoch_sweep", noise = 0 AS learning_rate_sweep, noise > 0 AS label_noise_sweep,
            false AS batch_size_sweep, false AS regularization_sweep, false AS optimizer_sweep,
            'relu' AS activation, 'generated' AS batch, NULL::VARCHAR AS early_stopping,
            'relu' AS input_activation, NULL::VARCHAR AS kernel_regularizer,
            NULL::FLOAT AS "kernel_regularizer.l1", NULL::FLOAT AS "kernel_regularizer.l2",
            'adam' AS optimizer, 'sigmoid' AS output_activation, pow(2, size_exponent)::UBIGINT AS size,
            'regression' AS task, 0.2::FLOAT AS test_split,
            (pow(2, size_exponent) - size_exponent * 3 + depth %% 3)::UBIGINT AS num_free_parameters,
            [16, 16, 1]::UINTEGER[] AS widths, '{}' AS network_structure, 30::UTINYINT AS num_runs,
            list_resize([]::UTINYINT[], %4$d, 30) AS num,
            %5$s,
            %6$s,
            '%7$s' AS dataset, '%3$s' AS learning_rate, 256 AS batch_size,
            NULL::VARCHAR AS "kernel_regularizer.type",
            CASE WHEN noise = 0 THEN '0' ELSE (noise::FLOAT)::VARCHAR END AS label_noise, %4$d AS epochs, shape, depth
          FROM setting)
        TO '%8$s' (FORMAT parquet, COMPRESSION zstd, PARQUET_VERSION v2, APPEND, FILENAME_PATTERN 'part_{uuid}',
          PARTITION_BY (dataset, learning_rate, batch_size, "kernel_regularizer.type", label_noise, epochs, shape, depth))
        """
                .formatted(
                        dataset,
                        experimentsPerDataset(),
                        learningRate,
                        epochs,
                        curves(),
                        String.join(", ", best),
                        DATASETS.get(dataset),
                        folder,
                        depths + 2);
    }

    private String curves() {
        List<String> curves = new ArrayList<>();
        for (String name :
                List.of(
                        "test_loss_median",
                        "test_loss_q1",
                        "test_loss_q3",
                        "train_loss_median",
                        "test_accuracy_median",
                        "train_accuracy_median",
                        "test_mean_squared_error_median",
                        "train_mean_squared_error_median",
                        "test_kullback_leibler_divergence_median",
                        "train_kullback_leibler_divergence_median")) {
            curves.add(
                    "list_transform(range(1, %d), lambda e: (level + pow(e, -rate) + (hash(e + id * 31 + %d) %% 1000) / 1e5)::FLOAT) AS %s"
                            .formatted(epochs + 1, curves.size(), name));
        }
        return String.join(", ", curves);
    }
}
