package dev.creamery.app.explore.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.creamery.app.chart.plot.MetricSeries;
import dev.creamery.app.explore.PanesFixture;
import dev.creamery.engine.query.Completion;
import dev.creamery.engine.query.Filter;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class ConsoleViewModelTest {

    @TempDir private Path folder;
    private PanesFixture study;
    private ConsoleViewModel console;

    @BeforeEach
    void open() throws Exception {
        study = new PanesFixture(folder, 12);
        console = new ConsoleViewModel(study.tab);
        console.shown();
    }

    @AfterEach
    void close() {
        study.close();
    }

    private void run(String sql) {
        console.sql().set(sql);
        console.run();
    }

    @Test
    void theExampleCanBeRun() {
        console.run();
        assertThat(console.problem().get()).isEqualTo(SqlProblem.NONE);
        // Two shapes of three depths.
        assertThat(console.result().get().orElseThrow().rows()).hasNumberOfRows(6);
        assertThat(console.note().get()).startsWith("All 6 rows, ");
    }

    @Test
    void tablesAndColumnsAreListed() {
        assertThat(console.editor().known().get().tables())
                .extracting(TableColumns::name)
                .containsExactly("experiments", "summary");
        assertThat(console.editor().known().get().tables().get(1).columns())
                .anyMatch(
                        column ->
                                column.name().equals("test_loss_median")
                                        && column.sqlType().equals("FLOAT[]"));
    }

    @Test
    void whatIsTypedIsCompletedWithNamesOfTheDataAndOfTheDatabase() {
        SqlEditorViewModel editor = console.editor();
        console.sql().set("SELECT de");
        editor.complete(9, false);
        assertThat(editor.completions().get())
                .extracting(Completion::text)
                .startsWith("depth")
                .contains("DESC");
        int caret = editor.accept(editor.completions().get().getFirst());
        assertThat(console.sql().get()).isEqualTo("SELECT depth");
        assertThat(caret).isEqualTo(12);
        assertThat(editor.completions().get()).isEmpty();
        console.sql().set("SELECT quantile_c");
        editor.complete(17, false);
        assertThat(editor.completions().get())
                .extracting(Completion::text)
                .contains("quantile_cont(");
    }

    @Test
    void errorsAreShownWhereTheyAre() {
        String sql = "SELECT depth,\n  dpeth FROM experiments";
        run(sql);
        SqlProblem problem = console.problem().get();
        assertThat(problem.text(sql)).startsWith("Line 2, column 3: ").contains("dpeth");
        assertThat(sql.substring(problem.position(), problem.end(sql))).isEqualTo("dpeth");
        assertThat(console.history().get()).isEmpty();
        run("DROP TABLE experiments");
        assertThat(console.problem().get().message()).contains("only reads");
    }

    @Test
    void rememberedIsWhatWasAnsweredTheNewestFirst() {
        run("SELECT 1");
        run("SELECT 2");
        run("SELECT 1");
        assertThat(console.history().get()).containsExactly("SELECT 1", "SELECT 2");
        console.recall("SELECT 2");
        assertThat(console.sql().get()).isEqualTo("SELECT 2");
    }

    @Test
    void whatWasTypedIsNotLostWhenAnotherViewIsRestored() {
        run("SELECT 1");
        Map<String, Object> saved = console.state();
        console.sql().set("SELECT 'half a que");
        console.restore(saved);
        assertThat(console.sql().get()).isEqualTo("SELECT 1");
        assertThat(console.history().get()).containsExactly("SELECT 'half a que", "SELECT 1");
    }

    @Test
    void moreRowsThanAreShownAreTold() {
        run("SELECT * FROM range(20000)");
        assertThat(console.result().get().orElseThrow().rows()).hasNumberOfRows(10_000);
        assertThat(console.note().get()).startsWith("The first 10\u2009000 rows; there are more");
    }

    @Test
    void allRowsAreSavedNotOnlyThoseShown() throws Exception {
        run("SELECT range AS i FROM range(20000)");
        Path file = folder.resolve("numbers.csv");
        study.chosenFile = Optional.of(file);
        console.save();
        assertThat(Files.readAllLines(file)).hasSize(20_001).startsWith("i", "0").endsWith("19999");
        assertThat(console.note().get()).contains("20\u2009000 rows");
    }

    @Test
    void rowsAreCopied() {
        run("SELECT experiment_id, shape FROM experiments ORDER BY 1");
        console.copy(List.of(0, 2));
        assertThat(study.clipboard)
                .containsExactly("experiment_id\tshape\n1\trectangle\n3\trectangle");
    }

    @Test
    void theTabsFilterCanBeInserted() {
        assertThat(console.filterText()).isEqualTo("true");
        study.tab.setFilter(Filter.of("depth > 2"));
        run("SELECT count(*) FROM experiments WHERE " + console.filterText());
        assertThat(console.result().get().orElseThrow().rows()[0][0]).isEqualTo(8L);
    }

    @Test
    void aResultIsDrawnByItsColumns() {
        run(
                "SELECT shape, depth, min(test_loss_min_value_median) AS loss FROM experiments"
                        + " GROUP BY ALL ORDER BY ALL");
        ResultChartViewModel chart = console.chart();
        assertThat(chart.x().get()).isEqualTo("depth");
        assertThat(chart.y().get()).isEqualTo("loss");
        assertThat(chart.series().get()).as("else one line would join both").isEqualTo("shape");
        assertThat(chart.points().get().series())
                .extracting(MetricSeries::name)
                .containsExactly("rectangle", "trapezoid");
        // Rectangles have odd ids: 1 of depth 2, 5 of depth 3, 3 of depth 4.
        assertThat(chart.points().get().series().getFirst().ys()).containsExactly(3.5, 7.5, 5.5);
        assertThat(chart.note().get()).isEqualTo("6 of 6 rows shown");
    }

    @Test
    void whoWantsNoSeriesIsNotGivenThemAgain() {
        String sql = "SELECT shape, depth, count(*) AS n FROM experiments GROUP BY ALL";
        run(sql);
        assertThat(console.chart().series().get()).isEqualTo("shape");
        console.chart().series().set("");
        run(sql + " ORDER BY ALL");
        assertThat(console.chart().series().get()).isEmpty();
        ConsoleViewModel other = new ConsoleViewModel(study.tab);
        other.restore(console.state());
        other.run();
        assertThat(other.chart().series().get()).isEmpty();
    }

    @Test
    void aColumnOfManyTextsMakesNoSeriesByItself() {
        run("SELECT range || 'x' AS name, range AS a, range AS b FROM range(13)");
        assertThat(console.chart().series().get()).isEmpty();
        run("SELECT range || 'x' AS name, range AS a, range AS b FROM range(12)");
        assertThat(console.chart().series().get()).isEqualTo("name");
    }

    @Test
    void stateIsRestored() {
        run("SELECT 42 AS answer");
        console.asChart().set(true);
        Map<String, Object> saved = console.state();
        ConsoleViewModel other = new ConsoleViewModel(study.tab);
        other.restore(saved);
        assertThat(other.state()).isEqualTo(saved);
        assertThat(other.sql().get()).isEqualTo("SELECT 42 AS answer");
        assertThat(other.asChart().get()).isTrue();
    }
}
