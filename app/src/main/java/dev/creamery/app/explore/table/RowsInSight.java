package dev.creamery.app.explore.table;

import javafx.scene.control.IndexedCell;
import javafx.scene.control.TableView;
import javafx.scene.control.skin.TableViewSkin;
import javafx.scene.control.skin.VirtualFlow;

import java.util.Optional;

/** Which rows of a table are in sight. */
final class RowsInSight {

    private final TableView<?> table;

    RowsInSight(TableView<?> table) {
        this.table = table;
    }

    /** The uppermost one; 0 before there are any. */
    int first() {
        return flow().map(VirtualFlow::getFirstVisibleCell).map(IndexedCell::getIndex).orElse(0);
    }

    boolean contains(int row) {
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
}
