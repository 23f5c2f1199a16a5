package dev.creamery.app.explore.table;

import dev.creamery.app.explore.tab.ExploreTab;
import dev.creamery.app.explore.tab.LiveQuery;
import dev.creamery.app.place.Notice;
import dev.creamery.engine.query.TablePage;
import dev.creamery.engine.query.TableQuery;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.stream.LongStream;

/** The table of the tab's experiments: its rows, and which of them are selected. */
final class TableViewModel {

    /** The rows in sight, and where selected experiments are. */
    private record Answer(TablePage page, long[] positions) {}

    private final ExploreTab tab;
    private final TableQuery table;
    private final TableSettings settings;
    private final RowsToClipboard clipboard;
    private final ReadOnlyObjectWrapper<PagedRows> rows =
            new ReadOnlyObjectWrapper<>(new PagedRows(0, page -> {}));
    private final ReadOnlyLongWrapper total = new ReadOnlyLongWrapper();
    private final ReadOnlyObjectWrapper<List<Integer>> selectedRows =
            new ReadOnlyObjectWrapper<>(List.of());
    private final LiveQuery<Answer> query;
    private final LiveQuery<long[]> places;
    private Optional<PageLoader> loader = Optional.empty();
    private boolean selecting;
    private boolean selectedElsewhere;
    private IntSupplier firstVisible = () -> 0;

    TableViewModel(ExploreTab tab) {
        this.tab = tab;
        table = new TableQuery(tab.source().index());
        settings = new TableSettings(tab);
        clipboard = new RowsToClipboard(tab, table, settings);
        query =
                new LiveQuery<Answer>(tab, this::question, this::show)
                        .dependsOn(settings.columns(), settings.order(), settings.search());
        places = new LiveQuery<>(tab, this::whereSelected, this::showSelected);
        tab.selected()
                .addListener(
                        (property, before, now) -> {
                            if (!selecting) {
                                selectedElsewhere = true;
                                places.ask();
                            }
                        });
        // After the queries, which would otherwise ask twice when there are other columns.
        tab.facts().addListener((property, before, now) -> settings.know(now));
    }

    /** Which columns, in which order, and the search. */
    TableSettings settings() {
        return settings;
    }

    /** All rows; those that are not in memory are loaded when they are looked at. */
    ReadOnlyObjectProperty<PagedRows> rows() {
        return rows.getReadOnlyProperty();
    }

    /** How many rows the filter and the search let through. */
    ReadOnlyLongProperty total() {
        return total.getReadOnlyProperty();
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

    /**
     * Puts rows on the clipboard.
     *
     * @param positions ascending
     */
    void copy(List<Integer> positions) {
        clipboard.copy(positions);
    }

    private Optional<LiveQuery.Work<Answer>> question() {
        if (settings.columns().get().isEmpty()) {
            return Optional.empty();
        }
        int page = Math.max(0, firstVisible.getAsInt()) / PagedRows.PAGE;
        TableQuery.Request request = settings.request(page * PagedRows.PAGE, PagedRows.PAGE);
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
        if (!selectedElsewhere || settings.columns().get().isEmpty()) {
            return Optional.empty();
        }
        selectedElsewhere = false;
        TableQuery.Request request = settings.request(0, 1);
        long[] keys = selectedKeys();
        return Optional.of((cancellation, partial) -> table.positions(request, keys, cancellation));
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
        TableQuery.Request request = settings.request(0, PagedRows.PAGE);
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
}
