package dev.creamery.app.explore.table;

import dev.creamery.app.explore.tab.ExploreTab;
import dev.creamery.app.explore.tab.Facts;
import dev.creamery.app.explore.widget.Saved;
import dev.creamery.engine.query.Column;
import dev.creamery.engine.query.TableOrder;
import dev.creamery.engine.query.TableQuery;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What of the tab's experiments the table shows: which columns, in which order, which rows. */
final class TableSettings {

    /** What a person wants to see of experiments first, as far as the data have it. */
    private static final List<String> FIRST =
            List.of(
                    "experiment_id",
                    "dataset",
                    "shape",
                    "size",
                    "depth",
                    "num_free_parameters",
                    "learning_rate",
                    "batch_size",
                    "label_noise",
                    "kernel_regularizer_type",
                    "optimizer",
                    "epochs",
                    "num_runs",
                    "test_loss_min_value_median",
                    "test_loss_min_epoch_median",
                    "test_accuracy_max_value_median");

    private final ExploreTab tab;
    private final ReadOnlyObjectWrapper<List<String>> columns =
            new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<List<TableOrder>> order =
            new ReadOnlyObjectWrapper<>(List.of());
    private final StringProperty search = new SimpleStringProperty("");
    private boolean chosen;

    TableSettings(ExploreTab tab) {
        this.tab = tab;
        search.addListener((property, before, now) -> tab.looked());
        know(tab.facts().get());
    }

    /** The columns in sight, in their order. */
    ReadOnlyObjectProperty<List<String>> columns() {
        return columns.getReadOnlyProperty();
    }

    /** How the rows are sorted; not at all means by experiment. */
    ReadOnlyObjectProperty<List<TableOrder>> order() {
        return order.getReadOnlyProperty();
    }

    /** Text or number that rows must contain; "" for all. */
    StringProperty search() {
        return search;
    }

    /** Every column that the data have. */
    List<Column> known() {
        return tab.facts().get().columns();
    }

    /** The kind of a column's values; nothing if the data do not have it. */
    Optional<Column> column(String name) {
        return known().stream().filter(column -> column.name().equals(name)).findFirst();
    }

    /** Shows these columns. */
    void show(List<String> wanted) {
        chosen = true;
        if (!wanted.equals(columns.get())) {
            columns.set(List.copyOf(wanted));
            tab.looked();
        }
    }

    /** Shows a column, at the end, or no longer. */
    void show(String column, boolean wanted) {
        List<String> changed = new ArrayList<>(columns.get());
        changed.remove(column);
        if (wanted) {
            changed.add(column);
        }
        show(changed);
    }

    /** Sorts by these columns. */
    void sort(List<TableOrder> by) {
        if (!by.equals(order.get())) {
            order.set(List.copyOf(by));
            tab.looked();
        }
    }

    /**
     * Some of the rows, under the tab's filter. Columns of an older view that these data lack are
     * not asked for.
     *
     * @param offset rows before the first
     * @param limit rows at most
     */
    TableQuery.Request request(long offset, int limit) {
        Facts facts = tab.facts().get();
        return new TableQuery.Request(
                tab.filter().get(),
                columns.get().stream().filter(facts::has).toList(),
                search.get(),
                order.get().stream().filter(by -> facts.has(by.column())).toList(),
                offset,
                limit);
    }

    Map<String, Object> save() {
        List<Map<String, Object>> sorted =
                order.get().stream()
                        .map(
                                by ->
                                        Map.<String, Object>of(
                                                "column", by.column(), "ascending", by.ascending()))
                        .toList();
        return Map.of("columns", columns.get(), "order", sorted, "search", search.get());
    }

    void restore(Map<String, Object> values) {
        Saved saved = new Saved(values);
        saved.texts("columns")
                .filter(names -> !names.isEmpty())
                .ifPresent(
                        names -> {
                            chosen = true;
                            columns.set(names);
                        });
        List<TableOrder> sorted = new ArrayList<>();
        for (Saved by : saved.maps("order")) {
            by.text("column")
                    .ifPresent(
                            column ->
                                    sorted.add(
                                            new TableOrder(
                                                    column, by.flag("ascending").orElse(true))));
        }
        order.set(List.copyOf(sorted));
        search.set(saved.text("search").orElse(""));
    }

    /**
     * More may be known of the data: until a person chooses columns, those of most interest show.
     */
    void know(Facts facts) {
        if (!chosen && !facts.columns().isEmpty()) {
            columns.set(FIRST.stream().filter(facts::has).toList());
        }
    }
}
