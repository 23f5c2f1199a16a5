package dev.creamery.engine.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.creamery.engine.train.Statistic;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

class CurveTest {

    static final Measurement TRAIN_LOSS = new Measurement(Rows.TRAIN, Statistic.LOSS);
    static final Measurement HINGE = new Measurement(Rows.TEST, Statistic.HINGE);

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

    static CurveLines lines(DatasetIndex index, Measurement measurement, int points, int... ids) {
        long[] keys = java.util.Arrays.stream(ids).mapToLong(id -> Study.key(index, id)).toArray();
        return new CurveQuery(index).lines(keys, measurement, points, new Cancellation());
    }

    static CurveGroups full(DatasetIndex index, GroupQuery.Request request, int points) {
        return new GroupQuery(index)
                .full(request, points, partial -> {}, progress -> {}, new Cancellation());
    }

    @Test
    void linesComeInTheOrderAskedFor() throws Exception {
        study.withSummaries();
        CurveLines lines = lines(study.index(), Measurement.TEST_LOSS, Integer.MAX_VALUE, 20, 3);
        assertThat(lines.median()[0]).containsExactly(30, 25, (float) (20 + 10 / 3.0), 22.5f);
        assertThat(lines.median()[1]).containsExactly(13, 8, (float) (3 + 10 / 3.0), 5.5f);
        assertThat(lines.q1()[1][0]).isEqualTo(12.875f);
        assertThat(lines.q3()[1][0]).isEqualTo(13.125f);
        assertThat(lines.asked()).isEqualTo(2);
    }

    @Test
    void mediansComeAloneWhereNobodyWantsQuartiles() throws Exception {
        study.withSummaries();
        DatasetIndex index = study.index();
        long[] keys = {Study.key(index, 20), Study.key(index, 3)};
        CurveLines medians =
                new CurveQuery(index).medians(keys, Measurement.TEST_LOSS, 4, new Cancellation());
        assertThat(medians.keys()).containsExactly(keys);
        assertThat(medians.epochs()[0]).containsExactly(1, 2, 3, 4);
        assertThat(medians.median()[1]).containsExactly(13, 8, (float) (3 + 10 / 3.0), 5.5f);
        assertThat(medians.q1()).isEmpty();
        assertThat(medians.q3()).isEmpty();
    }

    @Test
    void fewPointsAreSpreadOnALogScaleAndKeepTheEnds() throws Exception {
        study.files.write(
                study.data.resolve("x.parquet"),
                """
                SELECT * REPLACE (range(1, CASE WHEN experiment_id = 2 THEN 51 ELSE 1001 END)::FLOAT[] AS test_loss_median)
                FROM summary WHERE experiment_id <= 2
                """);
        CurveLines lines = lines(study.index(), Measurement.TEST_LOSS, 4, 1, 2);
        assertThat(lines.epochs()[0]).containsExactly(1, 10, 50, 100, 1000);
        assertThat(lines.median()[0]).containsExactly(1, 10, 50, 100, 1000);
        assertThat(lines.epochs()[1]).containsExactly(1, 10, 50);
        assertThat(lines.median()[1]).containsExactly(1, 10, 50);
    }

    @Test
    void curvesOfRepetitionsAreTheirMedians() throws Exception {
        study.withRepetitions();
        CurveLines lines = lines(study.index(), Measurement.TEST_LOSS, Integer.MAX_VALUE, 5);
        assertThat(lines.median()[0]).containsExactly(15, 10, (float) (5 + 10 / 3.0), 7.5f);
        // Over id + 10 / e − 0.25, id + 10 / e and id + 10 / e + 0.25.
        assertThat(lines.q1()[0][0]).isEqualTo(14.875f);
        assertThat(lines.q3()[0][3]).isEqualTo(7.625f);
        assertThat(lines.runs()).containsExactly(3);
    }

    @Test
    void aStatisticThatSummariesLackComesFromRepetitions() throws Exception {
        study.withSummaries().withRepetitions();
        CurveLines lines = lines(study.index(), HINGE, Integer.MAX_VALUE, 5);
        assertThat(lines.median()[0]).containsExactly(5, 10, 15, 20);
    }

    @Test
    void experimentsWithoutTheStatisticAreLeftOutAndCounted() throws Exception {
        study.withSummaries();
        CurveLines lines = lines(study.index(), HINGE, Integer.MAX_VALUE, 5, 6);
        assertThat(lines.keys()).isEmpty();
        assertThat(lines.asked()).isEqualTo(2);
    }

    @Test
    void valuesThatAreNotFiniteStay() throws Exception {
        study.files.write(
                study.data.resolve("x.parquet"),
                "SELECT * REPLACE (['1', 'nan', 'inf', '2']::FLOAT[] AS test_loss_median) FROM"
                        + " summary WHERE experiment_id = 1");
        CurveLines lines = lines(study.index(), Measurement.TEST_LOSS, Integer.MAX_VALUE, 1);
        assertThat(lines.median()[0]).containsExactly(1, Float.NaN, Float.POSITIVE_INFINITY, 2);
    }

    @Test
    void everyRepetitionIsALine() throws Exception {
        study.withSummaries().withRepetitions();
        DatasetIndex index = study.index();
        RunLines runs =
                new CurveQuery(index)
                        .runs(
                                Study.key(index, 5),
                                Measurement.TEST_LOSS,
                                Integer.MAX_VALUE,
                                new Cancellation());
        assertThat(runs.runIds()).containsExactlyInAnyOrder("run-5-0", "run-5-1", "run-5-2");
        for (int i = 0; i < 3; i++) {
            int r = runs.runIds()[i].charAt(6) - '1';
            assertThat(runs.values()[i][0]).isEqualTo(15 + r / 4f);
            assertThat(runs.epochs()[i]).containsExactly(1, 2, 3, 4);
        }
    }

    static GroupQuery.Request byDepth(Over over) {
        return new GroupQuery.Request(
                Filter.of("dataset = 'a' and shape = 'rectangle'"),
                List.of("depth"),
                Measurement.TEST_LOSS,
                over);
    }

    /** Depth 2 are ids 1 and 2, depth 3 are 3 and 4, depth 4 are 5 and 6. */
    static void assertBands(CurveGroups groups) {
        assertThat(groups.groups()).isDeepEqualTo(new Object[][] {{2L}, {3L}, {4L}});
        assertThat(groups.epochs()).containsExactly(1, 2, 3, 4);
        assertThat(groups.median()[0][0]).isEqualTo(11.5f);
        assertThat(groups.q1()[0][0]).isEqualTo(11.25f);
        assertThat(groups.q3()[0][0]).isEqualTo(11.75f);
        assertThat(groups.median()[2][3]).isEqualTo(8);
        assertThat(groups.members()[1]).containsExactly(2, 2, 2, 2);
        assertThat(groups.runs()[1]).containsExactly(6, 6, 6, 6);
        assertThat(groups.experiments()).isEqualTo(6);
        assertThat(groups.of()).isEqualTo(6);
        assertThat(groups.complete()).isTrue();
    }

    @Test
    void bandsFromTheIndexAndFromTheFilesAgree() throws Exception {
        study.withSummaries();
        DatasetIndex index = study.index();
        assertBands(new GroupQuery(index).sampled(byDepth(Over.MEDIANS), new Cancellation()));
        assertBands(full(index, byDepth(Over.MEDIANS), 100));
    }

    @Test
    void bandsOverMediansOfRepetitionsAreTheSame() throws Exception {
        study.withRepetitions();
        DatasetIndex index = study.index();
        assertBands(new GroupQuery(index).sampled(byDepth(Over.MEDIANS), new Cancellation()));
        assertBands(full(index, byDepth(Over.MEDIANS), 100));
    }

    @Test
    void bandsOverRepetitionsTakeEveryRun() throws Exception {
        study.withSummaries().withRepetitions();
        CurveGroups groups = full(study.index(), byDepth(Over.REPETITIONS), 100);
        // Depth 2 at epoch 1: 10.75, 11, 11.25, 11.75, 12, 12.25.
        assertThat(groups.median()[0][0]).isEqualTo(11.5f);
        assertThat(groups.q1()[0][0]).isEqualTo(11.0625f);
        assertThat(groups.q3()[0][0]).isEqualTo(11.9375f);
        assertThat(groups.members()[0][0]).isEqualTo(2);
        assertThat(groups.runs()[0][0]).isEqualTo(6);
        assertThat(groups.over()).isEqualTo(Over.REPETITIONS);
    }

    @Test
    void bandsOfAStatisticThatSummariesLackComeFromRepetitions() throws Exception {
        study.withSummaries().withRepetitions();
        CurveGroups groups =
                full(
                        study.index(),
                        new GroupQuery.Request(
                                Filter.of("depth = 2"), List.of("dataset"), HINGE, Over.MEDIANS),
                        100);
        // Ids 1, 2, 7 and 8, times the epoch.
        assertThat(groups.median()[0]).containsExactly(4.5f, 9, 13.5f, 18);
        assertThat(groups.q1()[0][0]).isEqualTo(1.75f);
        assertThat(groups.members()[0]).containsExactly(4, 4, 4, 4);
        assertThat(groups.runs()[0]).containsExactly(12, 12, 12, 12);
        assertThat(groups.experiments()).isEqualTo(8);
    }

    @Test
    void groupsOfTwoColumnsAndOfNone() throws Exception {
        study.withSummaries();
        DatasetIndex index = study.index();
        CurveGroups two =
                new GroupQuery(index)
                        .sampled(
                                new GroupQuery.Request(
                                        Filter.of("depth = 2"),
                                        List.of("kernel_regularizer_type", "learning_rate"),
                                        TRAIN_LOSS,
                                        Over.MEDIANS),
                                new Cancellation());
        assertThat(two.groups()).isDeepEqualTo(new Object[][] {{null, 0.0001}, {null, 0.001}});
        // Ids 1, 7, 13, 19 and 2, 8, 14, 20.
        assertThat(two.median()[0][0]).isEqualTo(10);
        assertThat(two.median()[1][1]).isEqualTo(5.5f);
        CurveGroups none =
                new GroupQuery(index)
                        .sampled(
                                new GroupQuery.Request(
                                        Filter.NONE, List.of(), TRAIN_LOSS, Over.MEDIANS),
                                new Cancellation());
        assertThat(none.groups()).isDeepEqualTo(new Object[][] {{}});
        assertThat(none.members()[0][0]).isEqualTo(24);
        assertThat(none.median()[0][0]).isEqualTo(12.5f);
    }

    @Test
    void shorterCurvesAreCountedOutWhereTheyEnd() throws Exception {
        study.files.write(
                study.data.resolve("x.parquet"),
                """
                SELECT * REPLACE (list_resize([]::FLOAT[], CASE experiment_id WHEN 1 THEN 7 ELSE 20 END, experiment_id)
                  AS test_loss_median) FROM summary WHERE experiment_id <= 3
                """);
        CurveGroups groups =
                new GroupQuery(study.index())
                        .sampled(
                                new GroupQuery.Request(
                                        Filter.NONE,
                                        List.of(),
                                        Measurement.TEST_LOSS,
                                        Over.MEDIANS),
                                new Cancellation());
        assertThat(groups.epochs()).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 10, 13, 18, 20);
        // Epoch 7 is none that the others keep: no band over the one that ends there.
        assertThat(groups.members()[0]).containsExactly(3, 3, 3, 3, 3, 3, 0, 2, 2, 2, 2, 2);
        assertThat(groups.median()[0][5]).isEqualTo(2);
        assertThat(groups.median()[0][6]).isNaN();
        assertThat(groups.median()[0][11]).isEqualTo(2.5f);
    }

    @Test
    void whatIsNotFiniteCountsAsLargest() throws Exception {
        study.files.write(
                study.data.resolve("x.parquet"),
                """
                SELECT * REPLACE (CASE experiment_id WHEN 1 THEN ['nan']::FLOAT[] WHEN 2 THEN ['-inf']::FLOAT[] ELSE [experiment_id]::FLOAT[] END
                  AS test_loss_median) FROM summary WHERE experiment_id <= 5
                """);
        CurveGroups groups =
                new GroupQuery(study.index())
                        .sampled(
                                new GroupQuery.Request(
                                        Filter.NONE,
                                        List.of(),
                                        Measurement.TEST_LOSS,
                                        Over.MEDIANS),
                                new Cancellation());
        assertThat(groups.q1()[0][0]).isEqualTo(4);
        assertThat(groups.median()[0][0]).isEqualTo(5);
        assertThat(groups.members()[0][0]).isEqualTo(5);
    }

    @Test
    void aGrowingBandSaysOfHowMany() throws Exception {
        for (int i = 0; i < 300; i++) {
            study.files.write(
                    study.data.resolve("f%03d.parquet".formatted(i)),
                    "SELECT * REPLACE (%d AS experiment_id) FROM summary WHERE experiment_id = 1"
                            .formatted(i));
        }
        List<CurveGroups> partials = new ArrayList<>();
        List<WorkProgress> steps = new ArrayList<>();
        CurveGroups whole =
                new GroupQuery(study.index())
                        .full(
                                new GroupQuery.Request(
                                        Filter.NONE,
                                        List.of(),
                                        Measurement.TEST_LOSS,
                                        Over.MEDIANS),
                                100,
                                partials::add,
                                steps::add,
                                new Cancellation());
        assertThat(partials).hasSize(1);
        assertThat(partials.getFirst().experiments()).isEqualTo(256);
        assertThat(partials.getFirst().of()).isEqualTo(300);
        assertThat(partials.getFirst().complete()).isFalse();
        assertThat(whole.experiments()).isEqualTo(300);
        assertThat(whole.complete()).isTrue();
        assertThat(steps.getLast().fraction()).isEqualTo(1);
    }

    @Test
    void whatTheIndexDoesNotKeepIsAnErrorThere() throws Exception {
        study.withSummaries();
        DatasetIndex index = study.index();
        GroupQuery.Request hinge =
                new GroupQuery.Request(Filter.NONE, List.of(), HINGE, Over.MEDIANS);
        assertThat(GroupQuery.isSampled(hinge)).isFalse();
        assertThatThrownBy(() -> new GroupQuery(index).sampled(hinge, new Cancellation()))
                .isInstanceOf(QueryException.class)
                .hasMessageContaining("test_hinge");
        assertThat(full(index, hinge, 10).experiments()).isZero();
    }
}
