package dev.creamery.app.explore.map;

import dev.creamery.app.explore.tab.ExploreTab;
import dev.creamery.app.explore.widget.PaneSettings;
import dev.creamery.app.explore.widget.ValueText;
import dev.creamery.engine.query.Facet;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;

/** Which two values of which column are compared; their properties hold the values as text. */
final class ContrastChoice {

    private final ExploreTab tab;
    private final ObjectProperty<String> column;
    private final ObjectProperty<String> first;
    private final ObjectProperty<String> second;
    private final ObjectProperty<Contrast.Form> form;
    private final ReadOnlyBooleanWrapper known = new ReadOnlyBooleanWrapper();

    ContrastChoice(ExploreTab tab, PaneSettings settings) {
        this.tab = tab;
        // Its values come after the column, and so are restored after it.
        column = settings.text("contrast", "");
        first = settings.text("contrast_first", "");
        second = settings.text("contrast_second", "");
        form = settings.choice("contrast_form", Contrast.Form.DIFFERENCE);
        column.addListener((property, before, now) -> outermost());
        tab.facets().addListener((property, before, now) -> known.set(!now.isEmpty()));
        known.set(!tab.facets().get().isEmpty());
    }

    /** "" if nothing is compared. */
    ObjectProperty<String> column() {
        return column;
    }

    ObjectProperty<String> first() {
        return first;
    }

    ObjectProperty<String> second() {
        return second;
    }

    ObjectProperty<Contrast.Form> form() {
        return form;
    }

    /** Whether the columns' values are known. */
    ReadOnlyBooleanProperty known() {
        return known.getReadOnlyProperty();
    }

    /** Columns with several values. */
    List<String> columns() {
        return tab.facets().get().stream()
                .filter(facet -> facet.values().size() > 1)
                .map(Facet::column)
                .toList();
    }

    /** The column's values. */
    List<String> values() {
        return all().stream().map(ContrastChoice::text).toList();
    }

    /** What is compared; nothing while the values are not known. */
    Optional<Contrast> get() {
        List<@Nullable Object> all = all();
        int one = values().indexOf(first.get());
        int other = values().indexOf(second.get());
        return one < 0 || other < 0
                ? Optional.empty()
                : Optional.of(new Contrast(column.get(), all.get(one), all.get(other), form.get()));
    }

    private List<@Nullable Object> all() {
        return tab.facets().get().stream()
                .filter(facet -> facet.column().equals(column.get()))
                .findFirst()
                .map(Facet::values)
                .orElse(List.of());
    }

    private void outermost() {
        List<String> values = values();
        first.set(values.isEmpty() ? "" : values.getLast());
        second.set(values.isEmpty() ? "" : values.getFirst());
    }

    private static String text(@Nullable Object value) {
        return value == null ? "none" : ValueText.plain(value);
    }
}
