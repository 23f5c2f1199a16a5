package dev.creamery.app.explore.table;

import dev.creamery.app.explore.tab.ExploreTab;
import dev.creamery.app.explore.widget.ValueText;
import dev.creamery.app.place.Notice;
import dev.creamery.engine.query.Cancellation;
import dev.creamery.engine.query.Column;
import dev.creamery.engine.query.TablePage;
import dev.creamery.engine.query.TableQuery;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Puts rows on the clipboard, tab separated, with the columns in sight and their names above. */
final class RowsToClipboard {

    /** More rows than this would be hundreds of megabytes of text. */
    static final int MOST_COPIED = 100_000;

    private final ExploreTab tab;
    private final TableQuery table;
    private final TableSettings settings;

    RowsToClipboard(ExploreTab tab, TableQuery table, TableSettings settings) {
        this.tab = tab;
        this.table = table;
        this.settings = settings;
    }

    /**
     * Reads these rows in the background; of too many it tells where else they can go.
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
        TableQuery.Request request = settings.request(from, to - from + 1);
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
