package dev.creamery.app.monitor;

import dev.creamery.app.monitor.BatchContents.ExperimentRow;

import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The experiments of a batch: the hyperparameters in which they differ, and their runs. */
final class ExperimentTable extends TableView<ExperimentRow> {

    private final BatchViewModel batch;
    private List<String> columns = List.of();
    private Map<Long, Integer> running = Map.of();
    private boolean filling;

    ExperimentTable(BatchViewModel batch) {
        this.batch = batch;
        setId("experiments");
        getStyleClass().addAll("dense", "quiet-table");
        setPlaceholder(new Label("Reading the batch…"));
        setMinHeight(120);
        makeColumns(List.of());
        getSelectionModel()
                .selectedItemProperty()
                .addListener(
                        (property, before, now) -> {
                            if (now != null && !filling) {
                                batch.look(now.id());
                            }
                        });
        batch.contents().addListener((property, before, now) -> show(now));
        batch.experiment().addListener((property, before, now) -> select());
        batch.progress().addListener((property, before, now) -> showRunning());
        show(batch.contents().get());
    }

    private void show(BatchContents contents) {
        filling = true;
        if (!contents.columns().equals(columns)) {
            columns = contents.columns();
            makeColumns(contents.experiments());
        }
        getItems().setAll(contents.experiments());
        sort();
        filling = false;
        select();
    }

    private void showRunning() {
        Map<Long, Integer> now = batch.activity().runningRuns();
        if (!now.equals(running)) {
            running = now;
            refresh();
        }
    }

    private void select() {
        filling = true;
        batch.experiment()
                .get()
                .flatMap(id -> getItems().stream().filter(row -> row.id() == id).findFirst())
                .ifPresentOrElse(
                        row -> getSelectionModel().select(row),
                        () -> getSelectionModel().clearSelection());
        filling = false;
    }

    /** Columns that hold numbers in all rows are aligned, and sorted, as numbers. */
    private void makeColumns(List<ExperimentRow> rows) {
        getColumns().clear();
        column("Experiment", ExperimentRow::id, 92, true);
        for (int index = 0; index < columns.size(); index++) {
            int value = index;
            boolean numbers = rows.stream().allMatch(row -> isNumber(row.values().get(value)));
            TableColumn<ExperimentRow, String> column =
                    column(
                            columns.get(index),
                            row -> row.values().get(value),
                            numbers ? 80 : 112,
                            numbers);
            if (numbers) {
                column.setComparator(Comparator.comparing(BigDecimal::new));
            }
        }
        column("Parameters", ExperimentRow::parameters, 96, true);
        column("Runs", ExperimentRow::total, 64, true);
        column("Training", row -> running.getOrDefault(row.id(), 0), 74, true);
        column("Finished", ExperimentRow::done, 78, true);
        column("Failed", ExperimentRow::failed, 70, true);
    }

    private static boolean isNumber(String text) {
        return text.matches("-?[0-9.]+([eE][-+]?[0-9]+)?");
    }

    private <T> TableColumn<ExperimentRow, T> column(
            String title, Function<ExperimentRow, T> value, double width, boolean right) {
        TableColumn<ExperimentRow, T> column = new TableColumn<>(title);
        column.setCellValueFactory(
                cell -> new ReadOnlyObjectWrapper<>(value.apply(cell.getValue())));
        column.setPrefWidth(width);
        if (right) {
            column.getStyleClass().add("right");
        }
        getColumns().add(column);
        return column;
    }
}
