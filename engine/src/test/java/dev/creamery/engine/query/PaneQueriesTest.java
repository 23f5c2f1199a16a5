package dev.creamery.engine.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** What the explorer's panes ask: places in the table, small multiples, lines, saved results. */
class PaneQueriesTest {

    @TempDir static Path folder;
    static Study study;
    static DatasetIndex index;

    @BeforeAll
    static void makeStudy() throws Exception {
        study = new Study(folder).withSummaries();
        index = study.index();
    }

    @AfterAll
    static void close() throws Exception {
        study.close();
    }

    @Test
    void positionsAreThoseOfTheSortedAndSearchedTable() {
        TableQuery table = new TableQuery(index);
        long[] keys = {Study.key(index, 24), Study.key(index, 1), Study.key(index, 13)};
        TableQuery.Request byDepth =
                new TableQuery.Request(
                        Filter.of("dataset = 'a'"),
                        List.of(),
                        "",
                        List.of(new TableOrder("depth", false)),
                        0,
                        1);
        // Of data set a, ids 5, 6, 11, 12 have depth 4, ids 3, 4, 9, 10 depth 3, then comes id 1.
        assertThat(table.positions(byDepth, keys, new Cancellation())).containsExactly(-1, 8, -1);
        TableQuery.Request all =
                new TableQuery.Request(Filter.NONE, List.of(), "", List.of(), 0, 1);
        assertThat(table.positions(all, keys, new Cancellation())).containsExactly(23, 0, 12);
    }

    @Test
    void panelsShareTheirAxes() {
        GridPanels panels =
                new GridQuery(index)
                        .metric(
                                new GridQuery.Request(
                                        Filter.of(
                                                "learning_rate = 1e-4 AND NOT (dataset = 'b' AND"
                                                        + " depth > 2)"),
                                        "shape",
                                        "depth",
                                        Optional.of("dataset")),
                                new Metric.AtEpoch(Measurement.TEST_LOSS, 2),
                                Aggregate.MEDIAN,
                                new Cancellation());
        assertThat(panels.values()).containsExactly("a", "b");
        assertThat(panels.epoch()).isEqualTo(2);
        // Ids 1, 3, 5 (rectangle) and 7, 9, 11 (trapezoid) plus 10 / 2.
        PairGrid a = panels.grids().getFirst();
        assertThat(a.x()).containsExactly("rectangle", "trapezoid");
        assertThat(a.y()).containsExactly(2L, 3L, 4L);
        assertThat(a.value()).isDeepEqualTo(new float[][] {{6, 8, 10}, {12, 14, 16}});
        PairGrid b = panels.grids().get(1);
        assertThat(b.y()).containsExactly(2L, 3L, 4L);
        assertThat(b.value()[0]).containsExactly(18, Float.NaN, Float.NaN);
        assertThat(b.experiments()[0]).containsExactly(1, 0, 0);
    }

    @Test
    void linesOfTheBestExperiments() {
        ParallelQuery.Lines lines =
                new ParallelQuery(index)
                        .lines(
                                new ParallelQuery.Request(
                                        Filter.of("dataset = 'b'"),
                                        List.of("depth", "shape"),
                                        new Metric.AtBest(Measurement.TEST_LOSS),
                                        2,
                                        ParallelQuery.Choice.BEST),
                                new Cancellation());
        assertThat(lines.total()).isEqualTo(12);
        assertThat(lines.keys()).containsExactly(Study.key(index, 13), Study.key(index, 14));
        assertThat(lines.rows())
                .isDeepEqualTo(new Object[][] {{2L, "rectangle"}, {2L, "rectangle"}});
        assertThat(lines.metric()).containsExactly(15.5f, 16.5f);
    }

    @Test
    void linesSpreadEvenlyAreAlwaysTheSame() {
        ParallelQuery.Request request =
                new ParallelQuery.Request(
                        Filter.NONE,
                        List.of("dataset"),
                        new Metric.AtEnd(Measurement.TEST_LOSS),
                        10,
                        ParallelQuery.Choice.EVENLY);
        long[] first = new ParallelQuery(index).lines(request, new Cancellation()).keys();
        assertThat(first).hasSize(10).doesNotHaveDuplicates();
        assertThat(new ParallelQuery(index).lines(request, new Cancellation()).keys())
                .isEqualTo(first);
    }

    @Test
    void allRowsOfAResultAreSavedWithTheirTypes() throws Exception {
        Path file = folder.resolve("result.parquet");
        String sql =
                "SELECT experiment_id, learning_rate, widths FROM experiments ORDER BY 1; -- all";
        assertThat(new SqlConsole(index).save(sql, file, new Cancellation())).isEqualTo(24);
        try (Study other = new Study(folder.resolve("other"))) {
            other.files.run(
                    "CREATE TABLE saved AS FROM '%s'; COPY (SELECT * FROM (DESCRIBE saved)) TO '%s'"
                            .formatted(file, folder.resolve("types.csv")));
        }
        assertThat(Files.readAllLines(folder.resolve("types.csv")))
                .map(line -> line.split(",")[0] + " " + line.split(",")[1])
                .contains("experiment_id UINTEGER", "learning_rate FLOAT", "widths UINTEGER[]");
    }

    @Test
    void aResultIsSavedAsCsv() throws Exception {
        Path file = folder.resolve("result.csv");
        new SqlConsole(index)
                .save(
                        "SELECT depth, count(*) AS n FROM experiments GROUP BY 1 ORDER BY 1",
                        file,
                        new Cancellation());
        assertThat(Files.readAllLines(file)).containsExactly("depth,n", "2,8", "3,8", "4,8");
    }

    @Test
    void onlyQueriesAreSavedAndOnlyAsKnownFormats() throws Exception {
        Path file = folder.resolve("never.parquet");
        SqlConsole console = new SqlConsole(index);
        assertThatThrownBy(() -> console.save("DROP TABLE experiment", file, new Cancellation()))
                .isInstanceOf(QueryException.class)
                .hasMessageContaining("only reads");
        assertThatThrownBy(
                        () ->
                                console.save(
                                        "SELECT 1", folder.resolve("a.xlsx"), new Cancellation()))
                .hasMessageContaining("a.xlsx");
        assertThat(file).doesNotExist();
        try (var left = Files.list(folder)) {
            assertThat(left.map(path -> String.valueOf(path.getFileName())))
                    .noneMatch(name -> name.endsWith(".tmp"));
        }
    }

    @Test
    void anIndexCanBeOpenedTwiceAtTheSameMoment() throws Exception {
        Path cache = folder.resolve("twice");
        for (int round = 0; round < 5; round++) {
            Callable<Long> open =
                    () -> {
                        try (DatasetIndex opened = DatasetIndex.open(study.data, cache, "200MB")) {
                            assertThat(opened.whyInMemory()).isEmpty();
                            return opened.experiments();
                        }
                    };
            try (ExecutorService both = Executors.newFixedThreadPool(2)) {
                for (Future<Long> one : both.invokeAll(List.of(open, open))) {
                    assertThat(one.get()).isZero();
                }
            }
        }
    }
}
