package dev.creamery.app.explore.table;

import dev.creamery.engine.query.TablePage;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.jspecify.annotations.Nullable;

import java.util.Optional;

/** A row of the table; what it holds comes when its page is loaded. */
final class ExperimentRow {

    /**
     * What a row holds.
     *
     * @param key of the experiment
     */
    record Content(long key, TablePage page, int row) {

        /** The value of a column, null if it is NULL or was not asked for. */
        @Nullable Object value(String column) {
            for (int i = 0; i < page.columns().size(); i++) {
                if (page.columns().get(i).name().equals(column)) {
                    return page.rows()[row][i];
                }
            }
            return null;
        }
    }

    private final int position;
    private final ReadOnlyObjectWrapper<Optional<Content>> content =
            new ReadOnlyObjectWrapper<>(Optional.empty());

    ExperimentRow(int position) {
        this.position = position;
    }

    /** Rows before it in the whole table. */
    int position() {
        return position;
    }

    /** What it holds; nothing while its page is on its way. */
    ReadOnlyObjectProperty<Optional<Content>> content() {
        return content.getReadOnlyProperty();
    }

    void fill(Content loaded) {
        content.set(Optional.of(loaded));
    }
}
