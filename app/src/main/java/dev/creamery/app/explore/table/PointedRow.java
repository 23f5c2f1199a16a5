package dev.creamery.app.explore.table;

import dev.creamery.app.explore.tab.ExploreTab;

import javafx.css.PseudoClass;
import javafx.scene.control.TableRow;

import java.util.Optional;

/** Tells which experiment is under the pointer, and stands out if it is so elsewhere. */
final class PointedRow extends TableRow<ExperimentRow> {

    private static final PseudoClass POINTED = PseudoClass.getPseudoClass("pointed-at");

    private final ExploreTab tab;

    PointedRow(ExploreTab tab) {
        this.tab = tab;
        hoverProperty()
                .addListener(
                        (property, before, now) ->
                                tab.pointedAt().set(now ? key() : Optional.empty()));
        tab.pointedAt().addListener((property, before, now) -> mark());
        itemProperty().addListener((property, before, now) -> mark());
    }

    private Optional<Long> key() {
        ExperimentRow row = getItem();
        return row == null ? Optional.empty() : row.content().get().map(ExperimentRow.Content::key);
    }

    private void mark() {
        Optional<Long> key = key();
        pseudoClassStateChanged(POINTED, key.isPresent() && key.equals(tab.pointedAt().get()));
    }
}
