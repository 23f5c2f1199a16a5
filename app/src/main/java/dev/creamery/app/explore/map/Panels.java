package dev.creamery.app.explore.map;

import dev.creamery.app.chart.plot.NumberText;
import dev.creamery.app.explore.tab.ColumnText;
import dev.creamery.app.explore.widget.NotDrawableException;
import dev.creamery.engine.query.FacetSelection;
import dev.creamery.engine.query.Filter;

import org.jspecify.annotations.Nullable;

import java.util.Optional;

/**
 * The small multiples of a map.
 *
 * @param column whose values make them; nothing for one map
 */
record Panels(Optional<String> column) {

    String title(@Nullable Object value) {
        return column.map(name -> ColumnText.named(name, value)).orElse("");
    }

    /** The experiments of one of them. */
    Filter only(Filter all, @Nullable Object value) {
        return column.map(name -> only(all, name, value)).orElse(all);
    }

    static Filter only(Filter all, String column, @Nullable Object value) {
        return all.with(column, FacetSelection.Values.of(value));
    }

    void check(int maps) throws NotDrawableException {
        NotDrawableException.check(column.orElse(""), maps, "maps");
    }

    /** The end of a note, "" for one map. */
    String shared(int maps) {
        return maps < 2 ? "" : "; " + NumberText.count(maps) + " maps share one scale of colours";
    }

    /** The end of a title, "" for one map. */
    String per() {
        return column.map(name -> ", per " + ColumnText.inSentence(name)).orElse("");
    }
}
