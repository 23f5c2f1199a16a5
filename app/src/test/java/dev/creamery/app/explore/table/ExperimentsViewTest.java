package dev.creamery.app.explore.table;

import static org.assertj.core.api.Assertions.assertThat;

import dev.creamery.app.explore.PanesFixture;
import dev.creamery.engine.query.TableOrder;

import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.stage.Stage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

import java.nio.file.Path;
import java.util.List;

/** The table and the tab hear of each other, but not of themselves. */
@ExtendWith(ApplicationExtension.class)
class ExperimentsViewTest {

    private static final int EXPERIMENTS = 1000;

    @TempDir Path folder;
    private PanesFixture study;
    private TableViewModel model;
    private TableView<ExperimentRow> table;

    @Start
    @SuppressWarnings("unchecked") // the table's id says what it is
    void start(Stage stage) throws Exception {
        study = new PanesFixture(folder, EXPERIMENTS);
        model = new TableViewModel(study.tab);
        ExperimentsView view = new ExperimentsView(model, study.tab);
        stage.setScene(new Scene(view, 900, 400));
        stage.show();
        model.shown();
        study.settle();
        table = (TableView<ExperimentRow>) view.lookup("#experiment-table");
    }

    @AfterEach
    void close() {
        study.close();
    }

    private static void onView(Runnable work) {
        WaitForAsyncUtils.waitForAsyncFx(30_000, work);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private List<String> columns() {
        return table.getColumns().stream().map(TableColumn::getId).toList();
    }

    @Test
    void columnsAreThoseOfTheSettingsAndBack() {
        onView(() -> model.settings().show(List.of("depth", "shape", "size")));
        assertThat(columns()).containsExactly("depth", "shape", "size");
        onView(() -> table.getColumns().remove(1));
        assertThat(model.settings().columns().get()).containsExactly("depth", "size");
    }

    @Test
    void columnsThatAPersonMovesAreMovedInTheSettings() {
        onView(() -> model.settings().show(List.of("depth", "shape", "size")));
        onView(
                () ->
                        table.getColumns()
                                .setAll(List.of(column("size"), column("depth"), column("shape"))));
        assertThat(model.settings().columns().get()).containsExactly("size", "depth", "shape");
        assertThat(columns()).containsExactly("size", "depth", "shape");
    }

    @Test
    void theOrderIsThatOfTheSettingsAndBack() {
        onView(() -> model.settings().sort(List.of(new TableOrder("depth", false))));
        assertThat(table.getSortOrder()).extracting(TableColumn::getId).containsExactly("depth");
        onView(
                () -> {
                    table.getSortOrder().clear();
                    table.getSortOrder().add(column("size"));
                });
        assertThat(model.settings().order().get()).containsExactly(new TableOrder("size", true));
    }

    private TableColumn<ExperimentRow, ?> column(String name) {
        return table.getColumns().stream()
                .filter(column -> column.getId().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void anOrderByAColumnOutOfSightStaysWhenTheRowsChange() {
        TableOrder bySize = new TableOrder("size", false);
        onView(() -> model.settings().sort(List.of(bySize)));
        onView(() -> model.settings().show("size", false));
        onView(() -> study.filter("depth = 2"));
        assertThat(model.settings().order().get()).containsExactly(bySize);
    }

    @Test
    void rowsAreSelectedInTheTabTheLastOneLast() {
        onView(
                () -> {
                    table.getSelectionModel().select(7);
                    table.getSelectionModel().select(2);
                });
        assertThat(study.tab.selected().get()).containsExactly(study.key(8), study.key(3));
    }

    @Test
    void whatIsSelectedElsewhereIsSelectedAndInSight() {
        onView(
                () -> {
                    study.tab.select(List.of(study.key(700)));
                    study.settle();
                });
        assertThat(table.getSelectionModel().getSelectedIndices()).containsExactly(699);
        onView(table::layout);
        assertThat(new RowsInSight(table).contains(699)).isTrue();
        assertThat(study.tab.selected().get()).containsExactly(study.key(700));
    }

    @Test
    void selectedRowsAreCopiedByTheirKey() {
        onView(() -> model.settings().show(List.of("experiment_id", "depth")));
        onView(study::settle);
        onView(() -> table.getSelectionModel().selectIndices(0, 2));
        onView(
                () ->
                        table.getScene().getRoot().lookupAll(".button").stream()
                                .filter(Button.class::isInstance)
                                .map(Button.class::cast)
                                .filter(button -> button.getText().equals("Copy rows"))
                                .forEach(Button::fire));
        assertThat(study.clipboard).containsExactly("experiment_id\tdepth\n1\t2\n3\t4");
    }
}
