package dev.creamery.app.explore.console;

import dev.creamery.app.explore.widget.ValueText;
import dev.creamery.engine.query.Column;
import dev.creamery.engine.query.SqlResult;

import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.scene.control.Label;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

import java.util.stream.IntStream;

/** The rows of a result. */
final class ResultTable extends TableView<Integer> {

    private static final KeyCombination COPY =
            new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);

    ResultTable(ConsoleViewModel console) {
        setId("sql-result");
        getStyleClass().addAll("dense", "quiet-table");
        setPlaceholder(new Label("Run a query to see its rows"));
        getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        addEventFilter(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (COPY.match(event)) {
                        console.copy(
                                getSelectionModel().getSelectedItems().stream().sorted().toList());
                        event.consume();
                    }
                });
    }

    /** Shows another result. */
    void show(SqlResult result) {
        getColumns().clear();
        for (int i = 0; i < result.columns().size(); i++) {
            getColumns().add(column(result, i));
        }
        setItems(
                FXCollections.observableArrayList(
                        IntStream.range(0, result.rows().length).boxed().toList()));
        setPlaceholder(new Label("The query has no rows"));
    }

    private static TableColumn<Integer, String> column(SqlResult result, int at) {
        Column of = result.columns().get(at);
        TableColumn<Integer, String> column = new TableColumn<>();
        Label title = new Label(of.name());
        column.setGraphic(title);
        column.setId(of.name());
        column.setCellValueFactory(
                cell ->
                        new ReadOnlyStringWrapper(
                                ValueText.shown(of.name(), result.rows()[cell.getValue()][at])));
        // Queries sort; a click on the title would sort the shown rows as texts.
        column.setSortable(false);
        column.setPrefWidth(Math.clamp(of.name().length() * 8 + 30, 90, 260));
        if (of.type().isNumber()) {
            column.getStyleClass().add("right");
        }
        return column;
    }
}
