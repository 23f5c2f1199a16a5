package dev.creamery.app.explore.table;

import dev.creamery.app.explore.tab.ExploreTab;
import dev.creamery.app.explore.tab.Facts;
import dev.creamery.app.explore.tab.LiveQuery;
import dev.creamery.app.explore.widget.Saved;
import dev.creamery.app.explore.widget.ValueText;
import dev.creamery.app.place.Notice;
import dev.creamery.engine.query.Cancellation;
import dev.creamery.engine.query.Column;
import dev.creamery.engine.query.TableOrder;
import dev.creamery.engine.query.TablePage;
import dev.creamery.engine.query.TableQuery;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntSupplier;
import java.util.stream.LongStream;

/** The table of the tab's experiments: which columns, in which order, which rows are selected. */
final class TableViewModel {

    /** More rows than this would be hundreds of megabytes of text. */
    static final int MOST_COPIED = 100_000;

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

    /** The rows in sight, and where selected experiments are. */
    private record Answer(TablePage page, long[] positions) {}

    private final ExploreTab tab;
    private final TableQuery table;
    private final ReadOnlyObjectWrapper<PagedRows> rows =
            new ReadOnlyObjectWrapper<>(new PagedRows(0, page -> {}));
    private final ReadOnlyLongWrapper total = new ReadOnlyLongWrapper();
    private final ReadOnlyObjectWrapper<List<String>> columns =
            new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<List<TableOrder>> order =
            new ReadOnlyObjectWrapper<>(List.of());
    private final StringProperty search = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<List<Integer>> selectedRows =
            new ReadOnlyObjectWrapper<>(List.of());
    private final LiveQuery<Answer> query;
    private final LiveQuery<long[]> places;
    private Optional<PageLoader> loader = Optional.empty();
    private boolean chosen;
    private boolean selecting;
    private boolean selectedElsewhere;
    private IntSupplier firstVisible = () -> 0;

    TableViewModel(ExploreTab tab) {
        this.tab = tab;
        table = new TableQuery(tab.source().index());
        query =
                new LiveQuery<Answer>(tab, this::question, this::show)
                        .dependsOn(columns, order, search);
        places = new LiveQuery<>(tab, this::whereSelected, this::showSelected);
        tab.selected()
                .addListener(
                        (property, before, now) -> {
                            if (!selecting) {
                                selectedElsewhere = true;
                                places.ask();
                            }
                        });
        tab.facts().addListener((property, before, now) -> know(now));
        search.addListener((property, before, now) -> tab.looked());
        know(tab.facts().get());
    }

    /** All rows; those that are not in memory are loaded when they are looked at. */
    ReadOnlyObjectProperty<PagedRows> rows() {
        return rows.getReadOnlyProperty();
    }

    /** How many rows the filter and the search let through. */
    ReadOnlyLongProperty total() {
        return total.getReadOnlyProperty();
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

    /** Rows of the tab's selected experiments, the one selected last at the end. */
    ReadOnlyObjectProperty<List<Integer>> selectedRows() {
        return selectedRows.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty busy() {
        return query.busy();
    }

    void shown() {
        query.shown();
        places.shown();
    }

    void hidden() {
        query.hidden();
        places.hidden();
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

    /** Who knows the first row in sight: its page is loaded first when something changes. */
    void setFirstVisible(IntSupplier row) {
        firstVisible = row;
    }

    /** A person selected these rows; the tab gets those that are loaded, the last ones of them. */
    void select(List<Integer> positions) {
        List<Long> keys = new ArrayList<>();
        int few = Math.max(0, positions.size() - ExploreTab.MOST_SELECTED);
        for (int position : positions.subList(few, positions.size())) {
            rows.get().loaded(position).ifPresent(content -> keys.add(content.key()));
        }
        selecting = true;
        selectedRows.set(List.copyOf(positions));
        tab.select(keys);
        selecting = false;
    }

    /** The experiment under the pointer. */
    void pointAt(Optional<Long> key) {
        tab.pointedAt().set(key);
    }

    /**
     * Puts rows on the clipboard, tab separated, with the columns in sight and their names above.
     *
     * @param positions ascending
     */
    void copy(List<Integer> positions) {
        if (positions.isEmpty()) {
            return;
        }
        int from = positions.getFirst();
        int to = positions.getLast();
        if (to - from >= MOST_COPIED) {
            tab.notices()
                    .show(
                            Notice.error(
                                    "The clipboard takes "
                                            + MOST_COPIED
                                            + " rows at most, and these reach over "
                                            + (to - from + 1L)
                                            + ".",
                                    "Export the filtered experiments to a file instead."));
            return;
        }
        TableQuery.Request request = request(from, to - from + 1);
        Set<Integer> wanted = new HashSet<>(positions);
        tab.services()
                .tasks()
                .run(
                        () -> text(table.page(request, new Cancellation()), wanted),
                        tab.services().clipboard()::put,
                        problem ->
                                tab.notices()
                                        .show(
                                                Notice.error(
                                                        "The rows could not be copied: "
                                                                + problem.getMessage(),
                                                        "")));
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

    private void know(Facts facts) {
        if (!chosen && !facts.columns().isEmpty()) {
            columns.set(FIRST.stream().filter(facts::has).toList());
        }
    }

    private Optional<LiveQuery.Work<Answer>> question() {
        if (columns.get().isEmpty()) {
            return Optional.empty();
        }
        int page = Math.max(0, firstVisible.getAsInt()) / PagedRows.PAGE;
        TableQuery.Request request = request(page * PagedRows.PAGE, PagedRows.PAGE);
        long[] keys = selectedKeys();
        return Optional.of(
                (cancellation, partial) -> {
                    TablePage found = table.page(request, cancellation);
                    if (found.rows().length == 0 && found.total() > 0) {
                        found = table.page(at(request, 0), cancellation);
                    }
                    return new Answer(found, table.positions(request, keys, cancellation));
                });
    }

    private Optional<LiveQuery.Work<long[]>> whereSelected() {
        if (!selectedElsewhere || columns.get().isEmpty()) {
            return Optional.empty();
        }
        selectedElsewhere = false;
        TableQuery.Request request = request(0, 1);
        long[] keys = selectedKeys();
        return Optional.of((cancellation, partial) -> table.positions(request, keys, cancellation));
    }

    /** Columns of an older view that these data lack are not asked for. */
    private TableQuery.Request request(int offset, int limit) {
        Facts facts = tab.facts().get();
        return new TableQuery.Request(
                tab.filter().get(),
                columns.get().stream().filter(facts::has).toList(),
                search.get(),
                order.get().stream().filter(by -> facts.has(by.column())).toList(),
                offset,
                limit);
    }

    private static TableQuery.Request at(TableQuery.Request request, long offset) {
        return new TableQuery.Request(
                request.filter(),
                request.columns(),
                request.search(),
                request.order(),
                offset,
                PagedRows.PAGE);
    }

    private void show(Answer answer) {
        loader.ifPresent(PageLoader::stop);
        TableQuery.Request request = request(0, PagedRows.PAGE);
        int size = (int) Math.min(Integer.MAX_VALUE, answer.page.total());
        PageLoader pages =
                new PageLoader(
                        size,
                        tab.services().tasks(),
                        (page, cancellation) ->
                                table.page(at(request, (long) page * PagedRows.PAGE), cancellation),
                        problem ->
                                tab.notices()
                                        .show(
                                                Notice.error(
                                                        "Rows could not be read: "
                                                                + problem.getMessage(),
                                                        "")));
        loader = Optional.of(pages);
        pages.rows().fill(answer.page);
        total.set(answer.page.total());
        rows.set(pages.rows());
        showSelected(answer.positions);
    }

    private void showSelected(long[] positions) {
        selectedRows.set(
                LongStream.of(positions)
                        .filter(position -> position >= 0)
                        .mapToObj(position -> (int) position)
                        .toList());
    }

    private long[] selectedKeys() {
        return tab.selected().get().stream().mapToLong(Long::longValue).toArray();
    }

    private static String text(TablePage page, Set<Integer> wanted) {
        StringBuilder text = new StringBuilder();
        text.append(String.join("\t", page.columns().stream().map(Column::name).toList()));
        for (int row = 0; row < page.rows().length; row++) {
            if (wanted.contains((int) page.offset() + row)) {
                @Nullable Object[] values = page.rows()[row];
                text.append('\n')
                        .append(
                                String.join(
                                        "\t",
                                        Arrays.stream(values).map(ValueText::plain).toList()));
            }
        }
        return text.toString();
    }
}
