package dev.creamery.app.monitor;

import dev.creamery.app.monitor.BatchContents.ExperimentRow;

import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

import org.jspecify.annotations.Nullable;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The experiments of a batch: the hyperparameters in which they differ, and their runs. */
final class ExperimentTable extends TableView<ExperimentRow> {

    private static final double ROW = 26;

    private final BatchViewModel batch;
    private final Map<TableColumn<ExperimentRow, ?>, Comparator<ExperimentRow>> orders =
            new HashMap<>();
    private final ReadOnlyObjectWrapper<Map<Long, Integer>> running =
            new ReadOnlyObjectWrapper<>(Map.of());
    private List<String> columns = List.of();
    private boolean filling;

    ExperimentTable(BatchViewModel batch) {
        this.batch = batch;
        setId("experiments");
        getStyleClass().addAll("dense", "quiet-table");
        setFixedCellSize(ROW);
        setPlaceholder(new Label("Reading the batch…"));
        setMinHeight(120);
        // Tens of thousands of rows are sorted in the background.
        setSortPolicy(
                view -> {
                    batch.sortBy(order());
                    return true;
                });
        makeColumns();
        getSelectionModel()
                .selectedItemProperty()
                .addListener(
                        (property, before, now) -> {
                            if (now != null && !filling) {
                                batch.look(now.id());
                            }
                        });
        batch.contents().addListener((property, before, now) -> show(now));
        batch.rows().addListener((property, before, now) -> show(now));
        batch.experiment().addListener((property, before, now) -> select());
        batch.progress()
                .addListener(
                        (property, before, now) -> running.set(batch.activity().runningRuns()));
        show(batch.contents().get());
        show(batch.rows().get());
    }

    private void show(BatchContents contents) {
        if (!contents.columns().equals(columns)) {
            filling = true;
            getItems().clear();
            columns = contents.columns();
            makeColumns();
            filling = false;
        }
    }

    private void show(List<ExperimentRow> rows) {
        filling = true;
        getItems().setAll(rows);
        filling = false;
        select();
    }

    private void select() {
        filling = true;
        int row =
                batch.experiment()
                        .get()
                        .flatMap(batch.contents().get().index()::row)
                        .map(getItems()::indexOf)
                        .orElse(-1);
        if (row < 0) {
            getSelectionModel().clearSelection();
        } else {
            getSelectionModel().select(row);
        }
        filling = false;
    }

    /** As the columns' headers were clicked; none for the sweep's own order. */
    private Optional<Comparator<ExperimentRow>> order() {
        Optional<Comparator<ExperimentRow>> order = Optional.empty();
        for (TableColumn<ExperimentRow, ?> column : getSortOrder()) {
            Comparator<ExperimentRow> next =
                    orders.getOrDefault(column, Comparator.comparingInt(row -> 0));
            Comparator<ExperimentRow> signed =
                    column.getSortType() == TableColumn.SortType.ASCENDING ? next : next.reversed();
            order = Optional.of(order.map(first -> first.thenComparing(signed)).orElse(signed));
        }
        return order;
    }

    /** Columns that hold numbers in all rows are aligned, and sorted, as numbers. */
    private void makeColumns() {
        getSortOrder().clear();
        getColumns().clear();
        orders.clear();
        number("Experiment", ExperimentRow::id, 86);
        ExperimentIndex index = batch.contents().get().index();
        for (int at = 0; at < columns.size(); at++) {
            int value = at;
            boolean numbers = index.isNumeric(value);
            column(
                    columns.get(value),
                    row -> row.values().get(value),
                    index.order(value),
                    numbers ? 68 : 112,
                    numbers);
        }
        number("Parameters", ExperimentRow::parameters, 90);
        number("Runs", ExperimentRow::total, 56);
        column(
                        "Training",
                        ExperimentRow::id,
                        Comparator.comparing(row -> running.get().getOrDefault(row.id(), 0)),
                        70,
                        true)
                .setCellFactory(column -> new RunningCell());
        number("Finished", ExperimentRow::done, 72);
        number("Failed", ExperimentRow::failed, 62);
    }

    private <T extends Comparable<T>> void number(
            String title, Function<ExperimentRow, T> value, double width) {
        column(title, value, Comparator.comparing(value), width, true);
    }

    private <T> TableColumn<ExperimentRow, T> column(
            String title,
            Function<ExperimentRow, T> value,
            Comparator<ExperimentRow> order,
            double width,
            boolean right) {
        TableColumn<ExperimentRow, T> column = new TableColumn<>(title);
        column.setCellValueFactory(
                cell -> new ReadOnlyObjectWrapper<>(value.apply(cell.getValue())));
        column.setPrefWidth(width);
        if (right) {
            column.getStyleClass().add("right");
        }
        orders.put(column, order);
        getColumns().add(column);
        return column;
    }

    /** How many runs of an experiment are in training: the only cell that changes all the time. */
    private final class RunningCell extends TableCell<ExperimentRow, Long> {
        RunningCell() {
            running.addListener((property, before, now) -> show(getItem()));
        }

        @Override
        protected void updateItem(@Nullable Long id, boolean empty) {
            super.updateItem(id, empty);
            show(empty ? null : id);
        }

        private void show(@Nullable Long id) {
            setText(id == null ? "" : String.valueOf(running.get().getOrDefault(id, 0)));
        }
    }
}
