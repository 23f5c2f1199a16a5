package dev.creamery.engine.query;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Data may have columns of any name, also of those that our queries give to their own. */
class ColumnNamesTest {

    private static final Metric AT_START = new Metric.AtEpoch(Measurement.TEST_LOSS, 1);

    /** Of the ids 1, 2, 7, 8, 13, 14, 19 and 20 (depth 2), 3, 4, 9, … (3) and 5, 6, 11, … (4). */
    private static final float[] MEDIANS = {20.5f, 22.5f, 24.5f};

    @TempDir private Path folder;
    private Study study;

    @AfterEach
    void close() throws Exception {
        study.close();
    }

    /** The study with a column that has 12, 13 and 14 where depth is 2, 3 and 4. */
    private DatasetIndex study(String column) throws Exception {
        study = new Study(folder);
        study.files.write(
                study.data.resolve("summary.parquet"),
                column.equals("epochs")
                        ? "SELECT * REPLACE ((depth + 10)::UINTEGER AS epochs) FROM summary"
                        : "SELECT *, (depth + 10)::BIGINT AS %s FROM summary"
                                .formatted(Sql.name(column)));
        DatasetIndex index = study.index();
        assertThat(index.problems()).isEmpty();
        return index;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "epochs",
                "epoch",
                "v",
                "runs",
                "number",
                "members",
                "q",
                "x",
                "y",
                "n",
                "s",
                "e",
                "filename",
                "_by",
                "two words",
                "a \"quoted\" ü",
                "select"
            })
    void everyQueryGroupsByIt(String column) throws Exception {
        DatasetIndex index = study(column);
        if (column.startsWith("_")) {
            assertThat(index.columns()).extracting(Column::name).doesNotContain(column);
            return; // Such names are the index's own.
        }
        Cancellation none = new Cancellation();
        GroupQuery.Request request =
                new GroupQuery.Request(
                        Filter.NONE, List.of(column), Measurement.TEST_LOSS, Over.MEDIANS);
        GroupQuery groups = new GroupQuery(index);
        assertBands(groups.sampled(request, none));
        assertBands(groups.full(request, 100, partial -> {}, progress -> {}, none));

        MetricQuery.Request metric =
                new MetricQuery.Request(
                        Filter.NONE, AT_START, "num_free_parameters", Optional.of(column));
        MetricPoints points = new MetricQuery(index).points(metric, none);
        assertThat(points.series()).containsExactly(12L, 13L, 14L);
        assertThat(points.keys()).hasSize(24);

        EpochMapQuery maps = new EpochMapQuery(index);
        List<EpochMap.Panel> losses =
                maps.loss(Filter.NONE, List.of(column), Measurement.TEST_LOSS, none).panels();
        assertThat(losses).extracting(panel -> panel.values()[0]).containsExactly(12L, 13L, 14L);
        assertThat(losses.getFirst().parameters()).containsExactly(200, 201);
        List<EpochMap.Panel> variations =
                maps.variation(Filter.NONE, List.of(column), progress -> {}, none).panels();
        assertThat(variations).hasSize(3);

        GridPanels grids =
                new GridQuery(index)
                        .metric(
                                new GridQuery.Request(
                                        Filter.NONE, column, "task", Optional.empty()),
                                AT_START,
                                Aggregate.MEDIAN,
                                none);
        float[][] cells = grids.grids().getFirst().value();
        assertThat(new float[] {cells[0][0], cells[1][0], cells[2][0]}).containsExactly(MEDIANS);

        TableQuery.Request rows =
                new TableQuery.Request(
                        Filter.of(Sql.name(column) + " = 13"),
                        List.of(column),
                        "",
                        List.of(new TableOrder(column, false)),
                        0,
                        1);
        TablePage page = new TableQuery(index).page(rows, none);
        assertThat(page.total()).isEqualTo(8);
        assertThat(page.rows()).isDeepEqualTo(new Object[][] {{13L}});
    }

    private static void assertBands(CurveGroups bands) {
        assertThat(bands.groups()).isDeepEqualTo(new Object[][] {{12L}, {13L}, {14L}});
        assertThat(bands.epochs()).containsExactly(1, 2, 3, 4);
        for (int group = 0; group < MEDIANS.length; group++) {
            assertThat(bands.median()[group][0]).isEqualTo(MEDIANS[group]);
            assertThat(bands.members()[group]).containsExactly(8, 8, 8, 8);
            assertThat(bands.runs()[group]).containsExactly(24, 24, 24, 24);
        }
    }
}
