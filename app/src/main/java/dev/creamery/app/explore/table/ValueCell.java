package dev.creamery.app.explore.table;

import dev.creamery.app.explore.widget.ValueText;

import javafx.scene.control.TableCell;

/** Shows a value when its page is there. */
final class ValueCell extends TableCell<ExperimentRow, ExperimentRow> {

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
                                                                                of.value(column)))
                                                        .orElse("…")));
    }
}
