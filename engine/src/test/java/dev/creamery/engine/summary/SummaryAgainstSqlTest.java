package dev.creamery.engine.summary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.creamery.engine.store.DuckDb;
import dev.creamery.engine.store.ParquetParts;
import dev.creamery.engine.store.RunRecord;
import dev.creamery.engine.store.SampleRuns;
import dev.creamery.engine.sweep.PlannedExperiment;
import dev.creamery.engine.train.RunHistory;
import dev.creamery.engine.train.Statistic;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * The summary equals what SQL makes of the same repetition files: of several experiments, runs of
 * different length, equal values, and values that are not finite.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SummaryAgainstSqlTest {

    private static final long SEED = 20251;

    private Path workspace;

    @BeforeAll
    void summarize(@TempDir Path folder) throws Exception {
        workspace = folder;
        Random random = new Random(SEED);
        PlannedExperiment planned = SampleRuns.planned(SampleRuns.experiment());
        try (DuckDb database = DuckDb.inMemory(512, 2, folder.resolve("spill"))) {
            ParquetParts parts = new ParquetParts(database);
            for (int part = 0; part < 3; part++) {
                List<RunRecord> runs = new ArrayList<>();
                for (int experiment = 1; experiment <= 5; experiment++) {
                    for (int run = 0; run < 2 + experiment; run++) {
                        runs.add(
                                SampleRuns.run(
                                        experiment,
                                        planned,
                                        100 * part + run,
                                        history(random, random.nextInt(1, 40))));
                    }
                }
                parts.write(folder.resolve("repetitions/" + part + ".parquet"), runs);
            }
            // So few values at once that experiments are read one by one.
            new Summarizer(database, 2, 100).summarize(folder);
        }
    }

    /** Coarse values, so that some are equal, with a few that are not finite. */
    private static RunHistory history(Random random, int epochs) {
        RunHistory history = new RunHistory(epochs);
        for (int epoch = 0; epoch < epochs; epoch++) {
            history.add(values(random), values(random));
        }
        return history;
    }

    private static float[] values(Random random) {
        float[] values = new float[Statistic.values().length];
        for (int index = 0; index < values.length; index++) {
            values[index] =
                    switch (random.nextInt(12)) {
                        case 0 -> Float.NaN;
                        case 1 -> Float.POSITIVE_INFINITY;
                        case 2, 3, 4 -> random.nextInt(5);
                        default -> random.nextFloat();
                    };
        }
        return values;
    }

    @ParameterizedTest
    @CsvSource({
        "val_loss, test_loss",
        "loss, train_loss",
        "val_accuracy, test_accuracy",
        "accuracy, train_accuracy",
        "val_mean_squared_error, test_mean_squared_error",
        "mean_squared_error, train_mean_squared_error",
        "val_kullback_leibler_divergence, test_kullback_leibler_divergence",
        "kullback_leibler_divergence, train_kullback_leibler_divergence"
    })
    void quartilesAveragesAndDeviationsOfEpochsAreThoseOfSql(String column, String prefix)
            throws Exception {
        String sql =
                """
                WITH v AS (SELECT experiment_id, unnest(range(1, len(%1$s) + 1)) AS epoch,
                        CAST(unnest(%1$s) AS DOUBLE) AS v FROM %2$s)
                SELECT experiment_id, epoch, quantile_cont(v, 0.25), quantile_cont(v, 0.5),
                    quantile_cont(v, 0.75), avg(v) FILTER (isfinite(v)),
                    stddev_samp(v) FILTER (isfinite(v))
                FROM v GROUP BY ALL ORDER BY ALL
                """
                        .formatted(column, repetitions());
        String summary =
                """
                SELECT experiment_id, unnest(range(1, len(num) + 1)), unnest(%1$s_q1),
                    unnest(%1$s_median), unnest(%1$s_q3), unnest(%1$s_avg), unnest(%1$s_stddev)
                FROM %2$s ORDER BY 1, 2
                """
                        .formatted(prefix, summary());

        assertEqual(sql, summary);
    }

    @ParameterizedTest
    @CsvSource({"val_loss, test_loss", "loss, train_loss"})
    void countsAndExtremesOfLossesAreThoseOfSql(String column, String prefix) throws Exception {
        String sql =
                """
                WITH v AS (SELECT experiment_id, unnest(range(1, len(%1$s) + 1)) AS epoch,
                        CAST(unnest(%1$s) AS DOUBLE) AS v FROM %2$s)
                SELECT experiment_id, epoch, count(*), count(*) FILTER (isfinite(v)),
                    min(v) FILTER (isfinite(v)), max(v) FILTER (isfinite(v))
                FROM v GROUP BY ALL ORDER BY ALL
                """
                        .formatted(column, repetitions());
        String summary =
                """
                SELECT experiment_id, unnest(range(1, len(num) + 1)), unnest(num),
                    unnest(%1$s_num_finite), unnest(%1$s_min), unnest(%1$s_max)
                FROM %2$s ORDER BY 1, 2
                """
                        .formatted(prefix, summary());

        assertEqual(sql, summary);
    }

    @ParameterizedTest
    @CsvSource({
        "val_loss, test_loss_min, min",
        "val_accuracy, test_accuracy_max, max",
        "val_mean_squared_error, test_mean_squared_error_min, min",
        "val_kullback_leibler_divergence, test_kullback_leibler_divergence_min, min"
    })
    void bestValuesAndTheirEpochsAreThoseOfSql(String column, String prefix, String best)
            throws Exception {
        String ofBest =
                "min(%1$s), quantile_cont(%1$s, 0.25), quantile_cont(%1$s, 0.5),"
                        + " quantile_cont(%1$s, 0.75), max(%1$s), avg(%1$s)";
        String sql =
                """
                WITH v AS (SELECT experiment_id, run_id, unnest(range(1, len(%1$s) + 1)) AS epoch,
                        CAST(unnest(%1$s) AS DOUBLE) AS v FROM %2$s),
                best AS (SELECT experiment_id, run_id, %3$s(v) AS v FROM v
                    WHERE isfinite(v) GROUP BY ALL),
                first AS (SELECT experiment_id, run_id, v,
                        CAST(min(epoch) AS DOUBLE) AS epoch
                    FROM v JOIN best USING (experiment_id, run_id, v) GROUP BY ALL)
                SELECT experiment_id, %4$s, %5$s FROM first GROUP BY ALL ORDER BY 1
                """
                        .formatted(
                                column,
                                repetitions(),
                                best,
                                ofBest.formatted("epoch"),
                                ofBest.formatted("v"));
        List<String> columns = new ArrayList<>();
        for (String what : List.of("epoch", "value")) {
            for (String part : List.of("min", "q1", "median", "q3", "max", "avg")) {
                columns.add(prefix + "_" + what + "_" + part + "[1]");
            }
        }
        String summary =
                "SELECT experiment_id, "
                        + String.join(", ", columns)
                        + " FROM "
                        + summary()
                        + " ORDER BY 1";

        assertEqual(sql, summary);
    }

    @Test
    void runsAreThoseOfSql() throws Exception {
        assertEqual(
                "SELECT experiment_id, count(*) FROM " + repetitions() + " GROUP BY ALL ORDER BY 1",
                "SELECT experiment_id, num_runs FROM " + summary() + " ORDER BY 1");
    }

    /** Row by row; SQL calculates in doubles, and has null where there is no number. */
    private static void assertEqual(String sql, String summary) throws SQLException {
        List<float[]> expected = rows(sql);
        List<float[]> actual = rows(summary);
        assertThat(actual).as("rows, seed %d", SEED).hasSameSizeAs(expected).isNotEmpty();
        for (int row = 0; row < expected.size(); row++) {
            float[] values = expected.get(row);
            for (int column = 0; column < values.length; column++) {
                float value = actual.get(row)[column];
                float difference = Math.abs(value - values[column]);
                assertThat(
                                Float.compare(value, values[column]) == 0
                                        || difference <= Math.ulp(values[column]))
                        .as(
                                "row %d, column %d: %s should be %s, seed %d",
                                row, column, value, values[column], SEED)
                        .isTrue();
            }
        }
    }

    private static List<float[]> rows(String sql) throws SQLException {
        List<float[]> rows = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            while (result.next()) {
                float[] row = new float[result.getMetaData().getColumnCount()];
                for (int column = 0; column < row.length; column++) {
                    double value = result.getDouble(column + 1);
                    row[column] = result.wasNull() ? Float.NaN : (float) value;
                }
                rows.add(row);
            }
        }
        return rows;
    }

    private String repetitions() {
        return "read_parquet('" + workspace + "/repetitions/*.parquet')";
    }

    private String summary() {
        return "read_parquet('" + workspace + "/summary/*.parquet')";
    }
}
