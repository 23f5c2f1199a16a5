package dev.creamery.engine.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.creamery.engine.train.Statistic;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

class MetricAndGridTest {

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

    static MetricQuery.Request request(Metric metric, String filter, String series) {
        return new MetricQuery.Request(
                Filter.of(filter),
                metric,
                "num_free_parameters",
                series.isEmpty() ? Optional.empty() : Optional.of(series));
    }

    @Test
    void pointsAreValuesAtAnEpochBySeries() throws Exception {
        study.withSummaries();
        DatasetIndex index = study.index();
        MetricPoints points =
                new MetricQuery(index)
                        .points(
                                request(
                                        new Metric.AtEpoch(Measurement.TEST_LOSS, 2),
                                        "dataset = 'a' and learning_rate = 1e-3",
                                        "shape"),
                                new Cancellation());
        assertThat(points.epoch()).isEqualTo(2);
        assertThat(points.missing()).isZero();
        assertThat(points.series()).containsExactly("rectangle", "trapezoid");
        assertThat(points.keys()).hasSize(6);
        int at = indexOf(points.keys(), Study.key(index, 10)); // trapezoid, depth 3
        assertThat(points.x()[at]).isEqualTo(301);
        assertThat(points.y()[at]).isEqualTo(15);
        assertThat(points.group()[at]).isEqualTo(1);
    }

    @Test
    void pointsAndBoxesAreDividedIntoPanelsToo() throws Exception {
        study.withSummaries();
        DatasetIndex index = study.index();
        MetricQuery.Request request =
                new MetricQuery.Request(
                        Filter.of("learning_rate = 1e-3"),
                        new Metric.AtEpoch(Measurement.TEST_LOSS, 2),
                        "num_free_parameters",
                        Optional.of("shape"),
                        Optional.of("dataset"));
        MetricQuery query = new MetricQuery(index);
        MetricPoints points = query.points(request, new Cancellation());
        assertThat(points.panels()).containsExactly("a", "a", "b", "b");
        assertThat(points.series())
                .containsExactly("rectangle", "trapezoid", "rectangle", "trapezoid");
        assertThat(points.group()[indexOf(points.keys(), Study.key(index, 10))]).isEqualTo(1);

        MetricBoxes boxes = query.boxes(request, new Cancellation());
        assertThat(boxes.panel()).startsWith("a", "a", "a", "a").endsWith("b", "b");
        assertThat(Arrays.stream(boxes.members()).sum()).isEqualTo(points.keys().length);

        MetricPoints panelsOnly =
                query.points(
                        new MetricQuery.Request(
                                request.filter(),
                                request.metric(),
                                request.x(),
                                Optional.empty(),
                                request.panel()),
                        new Cancellation());
        assertThat(panelsOnly.panels()).containsExactly("a", "b");
        assertThat(panelsOnly.series()).containsOnlyNulls();
    }

    static int indexOf(long[] values, long value) {
        return Arrays.stream(values).boxed().toList().indexOf(value);
    }

    @Test
    void anEpochThatIsNotKeptBecomesTheNearestOne() throws Exception {
        study.files.write(
                study.data.resolve("x.parquet"),
                """
                SELECT * REPLACE (range(1, CASE experiment_id WHEN 1 THEN 121 ELSE 101 END)::FLOAT[] AS test_loss_median)
                FROM summary WHERE experiment_id <= 2
                """);
        DatasetIndex index = study.index();
        MetricPoints at98 =
                new MetricQuery(index)
                        .points(
                                request(new Metric.AtEpoch(Measurement.TEST_LOSS, 98), "", ""),
                                new Cancellation());
        assertThat(at98.epoch()).isEqualTo(100);
        assertThat(at98.y()).containsExactly(100, 100);
        MetricPoints at130 =
                new MetricQuery(index)
                        .points(
                                request(new Metric.AtEpoch(Measurement.TEST_LOSS, 130), "", ""),
                                new Cancellation());
        assertThat(at130.epoch()).isEqualTo(120);
        assertThat(at130.y()).containsExactly(120);
        assertThat(at130.missing()).isEqualTo(1);
        MetricPoints end =
                new MetricQuery(index)
                        .points(
                                request(new Metric.AtEnd(Measurement.TEST_LOSS), "", ""),
                                new Cancellation());
        assertThat(end.y()).containsExactlyInAnyOrder(120, 100);
    }

    @Test
    void boxesHaveTheQuartilesOfBestValues() throws Exception {
        study.withSummaries();
        MetricBoxes boxes =
                new MetricQuery(study.index())
                        .boxes(
                                new MetricQuery.Request(
                                        Filter.of("depth = 2"),
                                        new Metric.AtBest(Measurement.TEST_LOSS),
                                        "shape",
                                        Optional.of("learning_rate")),
                                new Cancellation());
        assertThat(boxes.x()).containsExactly("rectangle", "trapezoid", "rectangle", "trapezoid");
        assertThat(boxes.series()).containsExactly(0.0001, 0.0001, 0.001, 0.001);
        // Ids 1 and 13, plus 2.5.
        assertThat(boxes.lowest()[0]).isEqualTo(3.5f);
        assertThat(boxes.q1()[0]).isEqualTo(6.5f);
        assertThat(boxes.median()[0]).isEqualTo(9.5f);
        assertThat(boxes.q3()[0]).isEqualTo(12.5f);
        assertThat(boxes.highest()[0]).isEqualTo(15.5f);
        assertThat(boxes.members()).containsExactly(2, 2, 2, 2);
    }

    @Test
    void theBestEpochIsAMetric() throws Exception {
        study.withSummaries();
        MetricPoints points =
                new MetricQuery(study.index())
                        .points(
                                request(new Metric.BestEpoch(Measurement.TEST_LOSS), "", ""),
                                new Cancellation());
        assertThat(points.y()).hasSize(24).containsOnly(4);
    }

    @Test
    void theSpreadOfTheBestIsAMetric() throws Exception {
        study.files.write(
                study.data.resolve("x.parquet"),
                """
                SELECT *, 1.5::FLOAT AS test_loss_min_value_q1, 4::FLOAT AS test_loss_min_value_q3
                FROM summary WHERE experiment_id = 1
                """);
        MetricPoints points =
                new MetricQuery(study.index())
                        .points(
                                request(new Metric.BestSpread(Measurement.TEST_LOSS), "", ""),
                                new Cancellation());
        assertThat(points.y()).containsExactly(2.5f);
    }

    @Test
    void whatTheDataLacksIsSaid() throws Exception {
        study.withSummaries();
        DatasetIndex index = study.index();
        Measurement accuracy = new Measurement(Rows.TEST, Statistic.ACCURACY);
        assertThatThrownBy(
                        () ->
                                new MetricQuery(index)
                                        .points(
                                                request(new Metric.AtBest(accuracy), "", ""),
                                                new Cancellation()))
                .isInstanceOf(QueryException.class)
                .hasMessageContaining("test_accuracy_max_value_median");
    }

    @Test
    void repetitionsAreCountedByPairs() throws Exception {
        study.files.write(
                study.data.resolve("x.parquet"),
                "FROM summary WHERE NOT (shape = 'trapezoid' AND depth = 3)");
        PairGrid grid =
                new GridQuery(study.index())
                        .repetitions(grid("", "shape", "depth"), new Cancellation())
                        .grids()
                        .getFirst();
        assertThat(grid.x()).containsExactly("rectangle", "trapezoid");
        assertThat(grid.y()).containsExactly(2L, 3L, 4L);
        assertThat(grid.value()).isDeepEqualTo(new float[][] {{12, 12, 12}, {12, 0, 12}});
        assertThat(grid.experiments()[0]).containsExactly(4, 4, 4);
    }

    static GridQuery.Request grid(String filter, String x, String y) {
        return new GridQuery.Request(Filter.of(filter), x, y, Optional.empty());
    }

    @Test
    void aGridCanShowHowFarItsExperimentsLieApart() throws Exception {
        study.withSummaries();
        GridQuery.Request request = grid("depth = 2 AND learning_rate = 1e-4", "shape", "depth");
        GridQuery query = new GridQuery(study.index());
        Metric best = new Metric.AtBest(Measurement.TEST_LOSS);
        // Rectangles: ids 1 and 13, plus 2.5.
        PairGrid range =
                query.metric(request, best, Aggregate.QUARTILE_RANGE, new Cancellation())
                        .grids()
                        .getFirst();
        assertThat(range.value()[0][0]).isEqualTo(6);
        PairGrid deviation =
                query.metric(request, best, Aggregate.STANDARD_DEVIATION, new Cancellation())
                        .grids()
                        .getFirst();
        assertThat(deviation.value()[0][0]).isCloseTo((float) (12 / Math.sqrt(2)), within(1e-5f));
    }

    @Test
    void aSingleExperimentHasNoStandardDeviation() throws Exception {
        study.withSummaries();
        PairGrid grid =
                new GridQuery(study.index())
                        .metric(
                                grid("experiment_id = 1", "shape", "depth"),
                                new Metric.AtBest(Measurement.TEST_LOSS),
                                Aggregate.STANDARD_DEVIATION,
                                new Cancellation())
                        .grids()
                        .getFirst();
        assertThat(grid.value()[0][0]).isNaN();
    }

    @Test
    void epochsToReachTheBestLossWithinAMargin() throws Exception {
        study.withSummaries();
        // Experiment 1: 11, 6, 4.333, 3.5; within 25 % of 3.5 is 4.375: epoch 3.
        // Experiment 23: 33, 28, 26.333, 25.5; within 25 % is 31.875: epoch 2.
        PairGrid grid =
                new GridQuery(study.index())
                        .epochsToReach(
                                grid("experiment_id in (1, 23)", "dataset", "depth"),
                                Measurement.TEST_LOSS,
                                0.25,
                                progress -> {},
                                new Cancellation())
                        .grids()
                        .getFirst();
        assertThat(grid.value()[0][0]).isEqualTo(3);
        assertThat(grid.value()[1][1]).isEqualTo(2);
        assertThat(grid.value()[0][1]).isNaN();
    }

    @Test
    void lossMapsAreScaledPerDatasetAndMarkTheBestCell() throws Exception {
        study.withSummaries();
        EpochMap map =
                new EpochMapQuery(study.index())
                        .loss(
                                Filter.of("learning_rate = 1e-4"),
                                List.of("dataset", "depth"),
                                Measurement.TEST_LOSS,
                                new Cancellation());
        assertThat(map.panels()).hasSize(6);
        assertThat(map.experiments()).isEqualTo(12);
        EpochMap.Panel panel = map.panels().getFirst(); // a, depth 2: ids 1 and 7
        assertThat(panel.values()).containsExactly("a", 2L);
        assertThat(panel.parameters()).containsExactly(200, 201);
        assertThat(panel.epochs()).containsExactly(1, 2, 3, 4);
        assertThat(panel.cells()[0]).containsExactly(11, 6, (float) (1 + 10 / 3.0), 3.5f);
        // The smallest loss of data set a is 3.5: −log10(1 − 0.9) = 1; 11 is more than twice.
        assertThat(panel.color()[0][3]).isCloseTo(1, within(1e-6f));
        assertThat(panel.color()[0][0]).isCloseTo((float) -Math.log10(1.1), within(1e-6f));
        assertThat(panel.color()[0][1])
                .isCloseTo((float) -Math.log10(6 / 3.5 - 0.9), within(1e-6f));
        assertThat(panel.bestParameters()).isZero();
        assertThat(panel.bestEpoch()).isEqualTo(3);
        // Data set b's smallest is 15.5, of id 13, in the fourth panel.
        assertThat(map.panels().get(3).color()[0][3]).isCloseTo(1, within(1e-6f));
    }

    @Test
    void ofSizesWithEqualParametersTheClosestIsKept() throws Exception {
        study.files.write(
                study.data.resolve("x.parquet"),
                """
                SELECT * REPLACE ((CASE experiment_id WHEN 1 THEN 128 WHEN 2 THEN 256 ELSE 512 END)::UBIGINT AS size,
                  250::UBIGINT AS num_free_parameters) FROM summary WHERE experiment_id <= 3
                """);
        EpochMap map =
                new EpochMapQuery(study.index())
                        .loss(
                                Filter.NONE,
                                List.of("dataset"),
                                Measurement.TEST_LOSS,
                                new Cancellation());
        assertThat(map.experiments()).isEqualTo(1);
        assertThat(map.farther()).isEqualTo(2);
        assertThat(map.panels().getFirst().cells()[0][0]).isEqualTo(12);
        assertThat(map.panels().getFirst().members()[0][0]).isEqualTo(1);
    }

    @Test
    void variationMapsShowTheStandardDeviationByTheAverage() throws Exception {
        study.withSummaries();
        EpochMap map =
                new EpochMapQuery(study.index())
                        .variation(
                                Filter.of("experiment_id = 6"),
                                List.of("dataset"),
                                progress -> {},
                                new Cancellation());
        EpochMap.Panel panel = map.panels().getFirst();
        // 0.25 / 16 at the first epoch.
        assertThat(panel.cells()[0][0]).isEqualTo(0.015625f);
        assertThat(panel.color()[0][0]).isCloseTo((float) Math.log1p(0.15625), within(1e-6f));
    }

    @Test
    void colorsOfLossesThatAreNotFiniteAreTheWorst() {
        assertThat(FigureColor.loss(Float.NaN, 1)).isEqualTo(FigureColor.loss(2, 1));
        assertThat(FigureColor.loss(Float.POSITIVE_INFINITY, 1)).isEqualTo(FigureColor.loss(2, 1));
        assertThat(FigureColor.loss(0, 0)).isCloseTo(1, within(1e-6f));
        assertThat(FigureColor.loss(3, 0)).isEqualTo(FigureColor.loss(2, 1));
    }
}
