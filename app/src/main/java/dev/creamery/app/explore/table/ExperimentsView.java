package dev.creamery.app.explore.table;

import dev.creamery.app.chart.plot.NumberText;
import dev.creamery.app.explore.tab.ExploreTab;
import dev.creamery.app.explore.widget.ColumnChooser;
import dev.creamery.app.explore.widget.Emptiness;
import dev.creamery.app.explore.widget.EmptyPlace;
import dev.creamery.app.explore.widget.ValueText;
import dev.creamery.engine.query.Column;
import dev.creamery.engine.query.TableOrder;

import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.Label;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.control.skin.TableViewSkin;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

import org.kordamp.ikonli.javafx.FontIcon;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Search, columns, and the rows, which are sorted by the engine. */
final class ExperimentsView extends BorderPane {

    private static final PseudoClass POINTED = PseudoClass.getPseudoClass("pointed-at");
    private static final KeyCombination COPY =
            new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);

    private final TableViewModel model;
    private final TableSettings settings;
    private final ExploreTab tab;
    private final TableView<ExperimentRow> table = new TableView<>();
    private final Map<String, TableColumn<ExperimentRow, ExperimentRow>> columns = new HashMap<>();

    /** What changes the table by itself is not what a person did. */
    private boolean filling;

    private boolean selecting;

    ExperimentsView(TableViewModel model, ExploreTab tab) {
        this.model = model;
        settings = model.settings();
        this.tab = tab;
        getStyleClass().add("experiments-pane");
        setTop(top());
        setCenter(table);
        fillTable();
        settings.columns().addListener((property, before, now) -> showColumns());
        settings.order().addListener((property, before, now) -> showOrder());
        model.rows().addListener((property, before, now) -> showRows());
        model.selectedRows().addListener((property, before, now) -> showSelected(true));
        tab.facts()
                .addListener(
                        (property, before, now) -> {
                            if (!before.columns().equals(now.columns())) {
                                // Kinds of columns are known now that were not before.
                                columns.clear();
                                showColumns();
                            }
                        });
        showColumns();
        showRows();
    }

    private HBox top() {
        Label title = new Label("Experiments");
        title.getStyleClass().add("pane-title");
        Label count = new Label();
        count.getStyleClass().add("badge");
        count.setId("table-count");
        count.textProperty()
                .bind(Bindings.createStringBinding(this::count, model.total(), tab.facts()));
        TextField search = new TextField();
        search.setId("table-search");
        search.setPromptText("Search texts and numbers");
        search.setPrefColumnCount(18);
        search.textProperty().bindBidirectional(settings.search());
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Button copy = new Button("Copy rows", new FontIcon("fth-copy"));
        copy.getStyleClass().add("small");
        copy.setTooltip(new Tooltip("The selected rows, tab separated, for a spreadsheet"));
        copy.disableProperty()
                .bind(Bindings.isEmpty(table.getSelectionModel().getSelectedIndices()));
        copy.setOnAction(event -> copy());
        ColumnChooser chooser =
                new ColumnChooser(
                        "Columns",
                        () -> settings.known().stream().map(Column::name).toList(),
                        settings.columns()::get,
                        settings::show);
        HBox top = new HBox(8, title, count, gap, search, copy, chooser);
        top.getStyleClass().add("pane-bar");
        top.setAlignment(Pos.CENTER_LEFT);
        return top;
    }

    private String count() {
        return NumberText.count(model.total().get())
                + " of "
                + NumberText.count(tab.facts().get().experiments());
    }

    /** Why no row is there, once that is sure. */
    private EmptyPlace nothing() {
        EmptyPlace place = new EmptyPlace(this::cure);
        place.setId("table-empty");
        Runnable show =
                () ->
                        place.show(
                                model.busy().get() || model.total().get() > 0
                                        ? Emptiness.NONE
                                        : Emptiness.of(tab, settings.search().get()));
        for (ObservableValue<?> known :
                List.of(model.busy(), model.total(), tab.matching(), tab.facts(), model.rows())) {
            known.addListener((property, before, now) -> show.run());
        }
        show.run();
        return place;
    }

    private void cure(Emptiness why) {
        why.clearFilter(tab);
        if (why.cure() == Emptiness.Cure.CLEAR_SEARCH) {
            settings.search().set("");
        }
    }

    private void fillTable() {
        table.setId("experiment-table");
        table.getStyleClass().addAll("dense", "quiet-table");
        table.setPlaceholder(nothing());
        table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        table.setRowFactory(view -> new PointedRow());
        table.setSortPolicy(
                view -> {
                    if (!filling) {
                        settings.sort(
                                view.getSortOrder().stream().map(ExperimentsView::order).toList());
                    }
                    return true;
                });
        table.getColumns()
                .addListener(
                        (ListChangeListener<TableColumn<ExperimentRow, ?>>)
                                change -> {
                                    if (!filling) {
                                        settings.show(
                                                table.getColumns().stream()
                                                        .map(TableColumn::getId)
                                                        .toList());
                                    }
                                });
        table.getSelectionModel()
                .getSelectedIndices()
                .addListener(
                        (ListChangeListener<Integer>)
                                change -> {
                                    if (!filling) {
                                        selectedSoon();
                                    }
                                });
        table.addEventFilter(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (COPY.match(event)) {
                        copy();
                        event.consume();
                    }
                });
        model.setFirstVisible(
                () ->
                        flow().map(VirtualFlow::getFirstVisibleCell)
                                .map(IndexedCell::getIndex)
                                .orElse(0));
    }

    /** Once per click: which row was selected last is known only after the rows are. */
    private void selectedSoon() {
        if (!selecting) {
            selecting = true;
            Platform.runLater(
                    () -> {
                        selecting = false;
                        selected();
                    });
        }
    }

    private void selected() {
        List<Integer> rows = new ArrayList<>(table.getSelectionModel().getSelectedIndices());
        // The one selected last comes last.
        Integer last = table.getSelectionModel().getSelectedIndex();
        if (rows.remove(last)) {
            rows.add(last);
        }
        model.select(rows);
    }

    private static TableOrder order(TableColumn<ExperimentRow, ?> column) {
        return new TableOrder(
                column.getId(), column.getSortType() == TableColumn.SortType.ASCENDING);
    }

    private void showColumns() {
        filling = true;
        table.getColumns()
                .setAll(
                        settings.columns().get().stream()
                                .map(name -> columns.computeIfAbsent(name, this::column))
                                .toList());
        filling = false;
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
        filling = true;
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
        table.getSortOrder().setAll(sorted);
        filling = false;
    }

    private void showRows() {
        filling = true;
        table.setItems(FXCollections.observableList(model.rows().get()));
        filling = false;
        showSelected(false);
    }

    private void showSelected(boolean reveal) {
        List<Integer> rows = model.selectedRows().get();
        Set<Integer> wanted = new HashSet<>(rows);
        if (wanted.equals(new HashSet<>(table.getSelectionModel().getSelectedIndices()))) {
            return; // A person just selected them here.
        }
        filling = true;
        table.getSelectionModel().clearSelection();
        for (int row : rows) {
            if (row < table.getItems().size()) {
                table.getSelectionModel().select(row);
            }
        }
        filling = false;
        if (reveal && !rows.isEmpty() && !isVisible(rows.getLast())) {
            table.scrollTo(Math.max(0, rows.getLast() - 2));
        }
    }

    private boolean isVisible(int row) {
        return flow().filter(
                        flow ->
                                flow.getFirstVisibleCell() != null
                                        && flow.getFirstVisibleCell().getIndex() <= row
                                        && flow.getLastVisibleCell() != null
                                        && flow.getLastVisibleCell().getIndex() >= row)
                .isPresent();
    }

    private Optional<VirtualFlow<?>> flow() {
        return table.getSkin() instanceof TableViewSkin<?> skin
                ? skin.getChildren().stream()
                        .filter(VirtualFlow.class::isInstance)
                        .findFirst()
                        .map(node -> (VirtualFlow<?>) node)
                : Optional.empty();
    }

    private void copy() {
        model.copy(table.getSelectionModel().getSelectedIndices().stream().sorted().toList());
    }

    /** Tells which experiment is under the pointer, and stands out if it is so elsewhere. */
    private final class PointedRow extends TableRow<ExperimentRow> {

        PointedRow() {
            hoverProperty()
                    .addListener(
                            (property, before, now) ->
                                    model.pointAt(now ? key() : Optional.empty()));
            tab.pointedAt().addListener((property, before, now) -> mark());
            itemProperty().addListener((property, before, now) -> mark());
        }

        private Optional<Long> key() {
            ExperimentRow row = getItem();
            return row == null
                    ? Optional.empty()
                    : row.content().get().map(ExperimentRow.Content::key);
        }

        private void mark() {
            Optional<Long> key = key();
            pseudoClassStateChanged(POINTED, key.isPresent() && key.equals(tab.pointedAt().get()));
        }
    }

    /** Shows a value when its page is there. */
    private static final class ValueCell extends TableCell<ExperimentRow, ExperimentRow> {

        private final String column;

        ValueCell(String column, boolean number) {
            this.column = column;
            if (number) {
                getStyleClass().add("mono");
            }
        }

        @Override
        protected void updateItem(ExperimentRow row, boolean empty) {
            super.updateItem(row, empty);
            textProperty().unbind();
            if (empty || row == null) {
                setText("");
                return;
            }
            textProperty()
                    .bind(
                            row.content()
                                    .map(
                                            content ->
                                                    content.map(
                                                                    of ->
                                                                            ValueText.shown(
                                                                                    column,
                                                                                    of.value(
                                                                                            column)))
                                                            .orElse("…")));
        }
    }
}
