package dev.creamery.app.explore.console;

import dev.creamery.app.explore.tab.ExploreTab;
import dev.creamery.app.explore.widget.Completing;
import dev.creamery.engine.query.Cancellation;
import dev.creamery.engine.query.Column;
import dev.creamery.engine.query.Completion;
import dev.creamery.engine.query.QueryException;
import dev.creamery.engine.query.SqlConsole;
import dev.creamery.engine.query.SqlResult;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.StringProperty;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What can be queried, and what could be typed next in a query. */
final class SqlEditorViewModel implements Completing {

    private static final int ALL = 100_000;

    private final ExploreTab tab;
    private final SqlConsole console;
    private final StringProperty sql;
    private final ReadOnlyObjectWrapper<SqlCompletion> known =
            new ReadOnlyObjectWrapper<>(SqlCompletion.NONE);
    private final ReadOnlyObjectWrapper<List<Completion>> completions =
            new ReadOnlyObjectWrapper<>(List.of());
    private List<Column> readFor = List.of();
    private boolean shown;

    SqlEditorViewModel(ExploreTab tab, SqlConsole console, StringProperty sql) {
        this.tab = tab;
        this.console = console;
        this.sql = sql;
        tab.facts().addListener((property, before, now) -> know());
    }

    /** Tables that can be queried. */
    ReadOnlyObjectProperty<SqlCompletion> known() {
        return known.getReadOnlyProperty();
    }

    void setShown(boolean now) {
        shown = now;
        know();
    }

    @Override
    public ReadOnlyObjectProperty<List<Completion>> completions() {
        return completions.getReadOnlyProperty();
    }

    @Override
    public void complete(int caret, boolean asked) {
        String text = sql.get();
        completions.set(known.get().complete(text, Math.clamp(caret, 0, text.length()), asked));
    }

    @Override
    public void stopCompleting() {
        completions.set(List.of());
    }

    @Override
    public int accept(Completion chosen) {
        String text = sql.get();
        completions.set(List.of());
        sql.set(
                text.substring(0, chosen.from())
                        + chosen.text()
                        + text.substring(Math.min(chosen.to(), text.length())));
        return chosen.from() + chosen.text().length();
    }

    /** Files with other columns may have been found. */
    private void know() {
        List<Column> columns = tab.facts().get().columns();
        if (shown && !columns.equals(readFor)) {
            readFor = columns;
            tab.services()
                    .tasks()
                    .run(this::read, known::set, why -> known.set(SqlCompletion.NONE));
        }
    }

    private SqlCompletion read() {
        return new SqlCompletion(
                Stream.of(
                                table("experiments", "one row per experiment"),
                                table("summary", "rows of the summary files"),
                                table("repetitions", "one row per run"))
                        .flatMap(Optional::stream)
                        .toList(),
                names(
                        "SELECT DISTINCT function_name FROM duckdb_functions() WHERE function_type"
                            + " IN ('scalar', 'aggregate', 'macro') AND function_name SIMILAR TO"
                            + " '[a-z][a-z0-9_]*' ORDER BY ALL"),
                names(
                        "SELECT upper(keyword_name) FROM duckdb_keywords() WHERE keyword_category"
                            + " <> 'unreserved' OR keyword_name IN ('by', 'first', 'last', 'nulls',"
                            + " 'over', 'partition', 'filter', 'within', 'exclude', 'replace')"
                            + " ORDER BY ALL"));
    }

    private List<String> names(String query) {
        return Arrays.stream(console.query(query, ALL, new Cancellation()).rows())
                .map(row -> String.valueOf(row[0]))
                .toList();
    }

    /** Nothing where the data have no such files. */
    private Optional<TableColumns> table(String name, String about) {
        try {
            SqlResult described = console.query("DESCRIBE " + name, ALL, new Cancellation());
            return Optional.of(
                    new TableColumns(
                            name,
                            about,
                            Arrays.stream(described.rows())
                                    .map(
                                            row ->
                                                    new Column(
                                                            String.valueOf(row[0]),
                                                            String.valueOf(row[1])))
                                    .toList()));
        } catch (QueryException notThere) {
            return Optional.empty();
        }
    }
}
