package dev.creamery.app.explore.table;

import dev.creamery.engine.query.TableOrder;

import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Keeps the columns and the order of a table the same as those of its settings. */
final class ShownColumns {

    private final TableView<ExperimentRow> table;
    private final TableSettings settings;
    private final OwnChanges own;
    private final Map<String, TableColumn<ExperimentRow, ExperimentRow>> columns = new HashMap<>();

    ShownColumns(TableView<ExperimentRow> table, TableSettings settings, OwnChanges own) {
        this.table = table;
        this.settings = settings;
        this.own = own;
        table.setSortPolicy(
                view -> {
                    if (!own.areBeingMade()) {
                        settings.sort(
                                view.getSortOrder().stream().map(ShownColumns::order).toList());
                    }
                    return true;
                });
        table.getColumns()
                .addListener(
                        (ListChangeListener<TableColumn<ExperimentRow, ?>>)
                                change -> {
                                    if (!own.areBeingMade()) {
                                        settings.show(
                                                table.getColumns().stream()
                                                        .map(TableColumn::getId)
                                                        .toList());
                                    }
                                });
        settings.columns().addListener((property, before, now) -> showColumns());
        settings.order().addListener((property, before, now) -> showOrder());
        showColumns();
    }

    /** Kinds of columns are known now that were not before. */
    void anew() {
        columns.clear();
        showColumns();
    }

    private static TableOrder order(TableColumn<ExperimentRow, ?> column) {
        return new TableOrder(
                column.getId(), column.getSortType() == TableColumn.SortType.ASCENDING);
    }

    private void showColumns() {
        List<TableColumn<ExperimentRow, ExperimentRow>> wanted =
                settings.columns().get().stream()
                        .map(name -> columns.computeIfAbsent(name, this::column))
                        .toList();
        // A person who moved a column did so already; while that is told, nothing may be moved.
        if (!wanted.equals(table.getColumns())) {
            own.make(() -> table.getColumns().setAll(wanted));
        }
        showOrder();
    }

    private TableColumn<ExperimentRow, ExperimentRow> column(String name) {
        TableColumn<ExperimentRow, ExperimentRow> column = new TableColumn<>();
        Label title = new Label(name);
        title.setTooltip(new Tooltip(name));
        column.setGraphic(title);
        column.setId(name);
        column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(cell.getValue()));
        boolean number = settings.column(name).map(known -> known.type().isNumber()).orElse(false);
        column.setCellFactory(view -> new ValueCell(name, number));
        // The rows are sorted by the engine.
        column.setComparator(Comparator.comparingInt(ExperimentRow::position));
        column.setPrefWidth(Math.clamp(name.length() * 7.2 + 34, number ? 84 : 126, 210));
        if (number) {
            column.getStyleClass().add("right");
        }
        return column;
    }

    private void showOrder() {
        own.make(() -> table.getSortOrder().setAll(sorted()));
    }

    private List<TableColumn<ExperimentRow, ?>> sorted() {
        List<TableColumn<ExperimentRow, ?>> sorted = new ArrayList<>();
        for (TableOrder by : settings.order().get()) {
            TableColumn<ExperimentRow, ?> column = columns.get(by.column());
            if (column != null && table.getColumns().contains(column)) {
                column.setSortType(
                        by.ascending()
                                ? TableColumn.SortType.ASCENDING
                                : TableColumn.SortType.DESCENDING);
                sorted.add(column);
            }
        }
        return sorted;
    }
}
