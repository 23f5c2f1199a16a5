package dev.creamery.app.explore.table;

import dev.creamery.app.explore.widget.ValueText;

import javafx.scene.control.TableCell;

import java.util.Optional;

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
        Optional<ExperimentRow.Content> there = row.content().get();
        if (there.isPresent()) {
            setText(text(there)); // Nothing to wait for: a page is filled once.
        } else {
            textProperty().bind(row.content().map(this::text));
        }
    }

    private String text(Optional<ExperimentRow.Content> content) {
        return content.map(of -> ValueText.shown(column, of.value(column))).orElse("…");
    }
}
