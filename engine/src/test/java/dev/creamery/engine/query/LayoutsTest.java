package dev.creamery.engine.query;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;

/** Every layout of published and own data shows the same experiments. */
class LayoutsTest {

    @TempDir Path folder;
    Study study;

    @BeforeEach
    void makeStudy() throws Exception {
        study = new Study(folder);
    }

    @AfterEach
    void close() throws Exception {
        study.close();
    }

    /** Experiment 11 is a, trapezoid, depth 4, learning rate 0.0001, and 12 has 0.001. */
    static void assertWholeStudy(DatasetIndex index) {
        assertThat(index.problems()).isEmpty();
        assertThat(index.experiments()).isEqualTo(ButterFiles.EXPERIMENTS);
        assertThat(
                        Study.row(
                                index,
                                """
                                SELECT dataset, shape, depth, learning_rate = 0.0001::FLOAT, label_noise,
                                  kernel_regularizer_type, kernel_regularizer_l1, epochs, size, num_free_parameters,
                                  num_runs, test_loss_min_epoch_median, test_loss_min_value_median
                                FROM experiments WHERE experiment_id = 11
                                """))
                .containsExactly(
                        "a",
                        "trapezoid",
                        4L,
                        true,
                        0.05,
                        "l1",
                        0.02,
                        4L,
                        400L,
                        401L,
                        3L,
                        4.0,
                        13.5);
        assertThat(
                        Study.row(
                                index,
                                "SELECT kernel_regularizer_type, learning_rate FROM experiments"
                                        + " WHERE experiment_id = 2"))
                .containsExactly(null, 0.001);
        CurveLines lines =
                new CurveQuery(index)
                        .lines(
                                new long[] {Study.key(index, 11)},
                                Measurement.TEST_LOSS,
                                Integer.MAX_VALUE,
                                new Cancellation());
        assertThat(lines.epochs()[0]).containsExactly(1, 2, 3, 4);
        assertThat(lines.median()[0]).containsExactly(21, 16, (float) (11 + 10 / 3.0), 13.5f);
        assertThat(lines.runs()).containsExactly(3);
    }

    @Test
    void olderFoldersWithDottedNamesAndNullPartitions() throws Exception {
        study.withSummaries();
        assertThat(study.data.resolve("primary_sweep_summary/dataset=a/learning_rate=0.0001"))
                .isDirectory();
        try (var walk = Files.walk(study.data)) {
            assertThat(walk.map(Path::toString))
                    .anyMatch(
                            p -> p.contains("kernel_regularizer.type=__HIVE_DEFAULT_PARTITION__"));
        }
        assertWholeStudy(study.index());
    }

    @Test
    void newerFoldersWithSweepFlagsOptimizerAndMomentum() throws Exception {
        study.files.writeHive(
                study.data.resolve("complete_summary"),
                "SELECT *, 0::FLOAT AS momentum FROM summary",
                "primary_sweep, \"300_epoch_sweep\", dataset, learning_rate, batch_size,"
                    + " kernel_regularizer_type, label_noise, epochs, optimizer, momentum, shape,"
                    + " depth");
        study.files.run(
                "COPY (SELECT * FROM summary LIMIT 0) TO '%s' (FORMAT parquet)"
                        .formatted(study.data.resolve("complete_summary/_common_metadata")));
        DatasetIndex index = study.index();
        assertWholeStudy(index);
        assertThat(
                        Study.row(
                                index,
                                """
                                SELECT primary_sweep, "300_epoch_sweep", optimizer, momentum, batch_size
                                FROM experiments WHERE experiment_id = 12
                                """))
                .containsExactly(true, true, "adam", 0.0, 256L);
    }

    @Test
    void pythonsNamesOfTruthValues() throws Exception {
        study.files.write(
                study.data.resolve("primary_sweep=True/300_epoch_sweep=False/x.parquet"),
                "SELECT * EXCLUDE (primary_sweep, \"300_epoch_sweep\") FROM summary");
        assertThat(
                        Study.row(
                                study.index(),
                                "SELECT DISTINCT primary_sweep, \"300_epoch_sweep\" FROM"
                                        + " experiments"))
                .containsExactly(true, false);
    }

    @Test
    void executiveSummaries() throws Exception {
        study.files.write(
                study.data.resolve("complete_executive_summary/x.parquet"),
                "SELECT * EXCLUDE (num, train_loss_median, test_loss_avg, test_loss_stddev) FROM"
                        + " summary");
        assertWholeStudy(study.index());
    }

    @Test
    void aSingleFile() throws Exception {
        study.files.write(study.data.resolve("one.parquet"), "FROM summary");
        assertWholeStudy(study.index(study.data.resolve("one.parquet")));
    }

    @Test
    void bestValuesAsPlainNumbers() throws Exception {
        study.files.write(
                study.data.resolve("x.parquet"),
                """
                SELECT * REPLACE (test_loss_min_epoch_median[1] AS test_loss_min_epoch_median,
                  test_loss_min_value_median[1] AS test_loss_min_value_median) FROM summary
                """);
        assertWholeStudy(study.index());
    }

    @Test
    void aFolderInsideOfAPartition() throws Exception {
        study.withSummaries();
        DatasetIndex index = study.index(study.data.resolve("primary_sweep_summary/dataset=b"));
        assertThat(Study.row(index, "SELECT count(*), min(dataset) FROM experiments"))
                .containsExactly(12L, "b");
    }

    @Test
    void repetitionsAloneAreSummarized() throws Exception {
        study.withRepetitions();
        DatasetIndex index = study.index();
        assertWholeStudy(index);
        assertThat(index.repetitions()).isEqualTo(3 * ButterFiles.EXPERIMENTS);
        // Best values of the repetitions are 13.25, 13.5, 13.75.
        assertThat(
                        Study.row(
                                index,
                                """
                                SELECT test_loss_min_value_min, test_loss_min_value_q1, test_loss_min_value_q3,
                                  test_loss_min_value_max, test_loss_min_value_avg, test_loss_min_epoch_max
                                FROM experiments WHERE experiment_id = 11
                                """))
                .containsExactly(13.25, 13.375, 13.625, 13.75, 13.5, 4.0);
    }

    @Test
    void summariesAndRepetitionsOfTheSameExperiments() throws Exception {
        study.withSummaries().withRepetitions();
        study.files.write(
                study.data.resolve("primary_sweep/again.parquet"),
                "FROM repetition WHERE depth = 3");
        DatasetIndex index = study.index();
        assertWholeStudy(index);
        assertThat(index.repetitions()).isEqualTo(72);
    }

    @Test
    void twoSummariesOfOneExperimentShowTheRicherOne() throws Exception {
        study.files.write(
                study.data.resolve("complete_executive_summary/x.parquet"),
                "SELECT * EXCLUDE (num, train_loss_median, test_loss_avg, test_loss_stddev) FROM"
                        + " summary");
        study.files.write(study.data.resolve("z/x.parquet"), "FROM summary WHERE depth < 4");
        DatasetIndex index = study.index();
        assertWholeStudy(index);
        assertThat(
                        Study.row(
                                index,
                                "SELECT count(*) FROM experiment WHERE NOT _shadowed AND"
                                        + " _train_loss IS NOT NULL"))
                .containsExactly(16L);
    }

    @Test
    void equalIdsOfDifferentStudiesStayApart() throws Exception {
        study.files.write(study.data.resolve("x.parquet"), "FROM summary");
        study.files.write(
                study.data.resolve("y.parquet"),
                "SELECT * REPLACE ('c' AS dataset) FROM summary WHERE experiment_id <= 12");
        assertThat(study.index().experiments()).isEqualTo(36);
    }

    @Test
    void aWorkspaceOfOurOwnKeepsItsIndexInside() throws Exception {
        study.files.write(study.data.resolve("summary/part-1.parquet"), "FROM summary");
        study.files.write(study.data.resolve("repetitions/part-1.parquet"), "FROM repetition");
        study.files.write(
                study.data.resolve("batches/first/experiments.parquet"), "SELECT 1 AS anything");
        study.files.write(study.data.resolve("summary/tmp_part-2.parquet"), "FROM summary");
        DatasetIndex index = study.index();
        assertWholeStudy(index);
        assertThat(index.file()).contains(study.data.resolve(".index/index.duckdb"));
    }

    @Test
    void aForeignFolderIsLeftAsItWas() throws Exception {
        study.withSummaries();
        DatasetIndex index = study.index();
        assertThat(index.file().orElseThrow()).startsWith(study.cache);
        try (var walk = Files.walk(study.data)) {
            assertThat(walk.filter(Files::isRegularFile).map(Path::toString))
                    .allMatch(file -> file.endsWith(".parquet"));
        }
    }

    @Test
    void extraColumnsAreThereAndMissingOnesDoNotHurt() throws Exception {
        study.files.write(
                study.data.resolve("gpu=A100/x.parquet"),
                "SELECT * EXCLUDE (task, batch, activation), depth * 2 AS twice FROM summary");
        assertThat(
                        Study.row(
                                study.index(),
                                "SELECT DISTINCT gpu, twice FROM experiments WHERE depth = 3"))
                .containsExactly("A100", 6L);
    }
}
