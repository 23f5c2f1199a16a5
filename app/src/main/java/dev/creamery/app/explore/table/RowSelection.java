package dev.creamery.app.explore.table;

import javafx.application.Platform;
import javafx.collections.ListChangeListener;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableView;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Keeps the same rows selected in the table and in the tab. */
final class RowSelection {

    private final TableView<ExperimentRow> table;
    private final TableViewModel model;
    private final OwnChanges own;
    private final RowsInSight inSight;
    private boolean selecting;

    RowSelection(
            TableView<ExperimentRow> table,
            TableViewModel model,
            OwnChanges own,
            RowsInSight inSight) {
        this.table = table;
        this.model = model;
        this.own = own;
        this.inSight = inSight;
        table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        table.getSelectionModel()
                .getSelectedIndices()
                .addListener(
                        (ListChangeListener<Integer>)
                                change -> {
                                    if (!own.areBeingMade()) {
                                        selectedSoon();
                                    }
                                });
        model.selectedRows().addListener((property, before, now) -> show(true));
    }

    /** Puts the selected rows on the clipboard. */
    void copy() {
        model.copy(table.getSelectionModel().getSelectedIndices().stream().sorted().toList());
    }

    /**
     * Selects in the table what is selected in the tab.
     *
     * @param reveal whether to scroll there
     */
    void show(boolean reveal) {
        List<Integer> rows = model.selectedRows().get();
        Set<Integer> wanted = new HashSet<>(rows);
        if (wanted.equals(new HashSet<>(table.getSelectionModel().getSelectedIndices()))) {
            return; // A person just selected them here.
        }
        own.make(() -> select(rows));
        if (reveal && !rows.isEmpty() && !inSight.contains(rows.getLast())) {
            table.scrollTo(Math.max(0, rows.getLast() - 2));
        }
    }

    private void select(List<Integer> rows) {
        table.getSelectionModel().clearSelection();
        for (int row : rows) {
            if (row < table.getItems().size()) {
                table.getSelectionModel().select(row);
            }
        }
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
}
