package dev.creamery.app.explore.table;

import static org.assertj.core.api.Assertions.assertThat;

import dev.creamery.app.explore.PanesFixture;
import dev.creamery.engine.query.TableOrder;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

class TableViewModelTest {

    private static final int EXPERIMENTS = 1000;

    @TempDir private Path folder;
    private PanesFixture study;
    private TableViewModel table;

    @BeforeEach
    void open() throws Exception {
        study = new PanesFixture(folder, EXPERIMENTS);
        table = new TableViewModel(study.tab);
        table.shown();
        study.settle();
    }

    @AfterEach
    void close() {
        study.close();
    }

    private Object value(int row, String column) {
        return table.rows().get().get(row).content().get().orElseThrow().value(column);
    }

    @Test
    void everyRowIsThereThoughFewPagesAreInMemory() {
        assertThat(table.total().get()).isEqualTo(EXPERIMENTS);
        assertThat(table.rows().get()).hasSize(EXPERIMENTS);
        assertThat(table.rows().get().loaded(0)).isPresent();
        assertThat(table.rows().get().loaded(950)).isEmpty();
        assertThat(value(950, "experiment_id")).isEqualTo(951L);
        assertThat(table.rows().get().loaded(950)).isPresent();
    }

    @Test
    void sortsFiltersAndSearchesOverAllRows() {
        table.settings().sort(List.of(new TableOrder("experiment_id", false)));
        study.settle();
        assertThat(value(0, "experiment_id")).isEqualTo(1000L);
        study.filter("depth = 4 AND experiment_id < 10"); // 3, 6, 9
        assertThat(table.total().get()).isEqualTo(3);
        assertThat(value(2, "experiment_id")).isEqualTo(3L);
        table.settings().search().set("RECTANGLE"); // 3, 9
        study.settle();
        assertThat(table.total().get()).isEqualTo(2);
        assertThat(value(0, "experiment_id")).isEqualTo(9L);
    }

    @Test
    void aRowThatIsSelectedIsSelectedInTheTab() {
        table.select(List.of(4, 2));
        assertThat(study.tab.selected().get()).containsExactly(study.key(5), study.key(3));
    }

    @Test
    void whatWasSelectedInTheTableIsLeftWhenItIsLeftElsewhere() {
        List<List<Integer>> shown = new ArrayList<>();
        table.selectedRows().addListener((property, before, now) -> shown.add(now));
        table.select(List.of(4));
        study.tab.select(List.of());
        study.settle();
        assertThat(shown).containsExactly(List.of(4), List.of());
    }

    @Test
    void anExperimentSelectedElsewhereIsFoundAnywhereInTheTable() {
        study.tab.select(List.of(study.key(700)));
        study.settle();
        assertThat(table.selectedRows().get()).containsExactly(699);
        table.settings().sort(List.of(new TableOrder("experiment_id", false)));
        study.settle();
        assertThat(table.selectedRows().get()).containsExactly(300);
        study.filter("experiment_id < 700");
        assertThat(table.selectedRows().get()).isEmpty();
    }

    @Test
    void rowsAreCopiedWithTheColumnsInSight() {
        table.settings()
                .show(
                        List.of(
                                "experiment_id",
                                "shape",
                                "learning_rate",
                                "test_loss_min_value_median"));
        study.settle();
        table.copy(List.of(0, 1, 998));
        assertThat(study.clipboard)
                .containsExactly(
                        """
                        experiment_id\tshape\tlearning_rate\ttest_loss_min_value_median
                        1\trectangle\t1.0E-4\t3.5
                        2\ttrapezoid\t1.0E-4\t
                        999\trectangle\t1.0E-4\t1001.5\
                        """);
    }

    @Test
    void moreRowsThanTheClipboardTakesAreNotReadAndTheRemedyIsTold() {
        table.copy(List.of(3, RowsToClipboard.MOST_COPIED + 3));
        study.settle();
        assertThat(study.clipboard).isEmpty();
        assertThat(study.tab.notices().current().get())
                .hasValueSatisfying(
                        notice ->
                                assertThat(notice.message())
                                        .contains("100000 rows at most", "100001"));
    }

    @Test
    void oddSavedValuesAndColumnsThatTheDataLackDoNoHarm() {
        table.settings()
                .restore(
                        Map.of(
                                "columns", List.of("depth", "no_such_column", 7),
                                "order", List.of("x", Map.of("column", "gone")),
                                "search", 3));
        study.settle();
        assertThat(table.total().get()).isEqualTo(EXPERIMENTS);
        assertThat(value(0, "depth")).isEqualTo(2L);
        assertThat(study.tab.notices().current().get()).isEmpty();
    }

    @Test
    void pagesThatAreScrolledPastAreForgotten() {
        PagedRows rows = new PagedRows(100_000, page -> {});
        for (int position = 0; position < 100_000; position += PagedRows.PAGE) {
            rows.get(position);
        }
        ExperimentRow row = rows.get(99_999);
        assertThat(rows.indexOf(row)).isEqualTo(99_999);
        ExperimentRow forgotten = rows.get(0);
        for (int position = 0; position < 100_000; position += PagedRows.PAGE) {
            rows.get(position);
        }
        assertThat(rows.indexOf(forgotten)).isEqualTo(-1);
    }
}
