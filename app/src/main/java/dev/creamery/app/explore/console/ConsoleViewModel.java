package dev.creamery.app.explore.console;

import dev.creamery.app.chart.plot.NumberText;
import dev.creamery.app.explore.tab.ExploreTab;
import dev.creamery.app.explore.widget.Saved;
import dev.creamery.app.explore.widget.ValueText;
import dev.creamery.app.place.Notice;
import dev.creamery.engine.query.Cancellation;
import dev.creamery.engine.query.Column;
import dev.creamery.engine.query.QueryException;
import dev.creamery.engine.query.SqlConsole;
import dev.creamery.engine.query.SqlResult;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/** A query, its answer or what is wrong with it, and the queries before it. */
final class ConsoleViewModel {

    /** Rows that are shown at most; the note says if there are more, and a file gets them all. */
    static final int MOST_ROWS = 10_000;

    private static final String EXAMPLE =
            """
            SELECT dataset, shape, depth, count(*) AS experiments,
                   median(test_loss_min_value_median) AS test_loss
            FROM experiments
            GROUP BY ALL
            ORDER BY ALL\
            """;

    private final ExploreTab tab;
    private final SqlConsole console;
    private final StringProperty sql = new SimpleStringProperty(EXAMPLE);
    private final ReadOnlyObjectWrapper<Optional<SqlResult>> result =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<SqlProblem> problem =
            new ReadOnlyObjectWrapper<>(SqlProblem.NONE);
    private final ReadOnlyStringWrapper note = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
    private final QueryHistory history = new QueryHistory();
    private final SqlEditorViewModel editor;
    private final BooleanProperty asChart = new SimpleBooleanProperty();
    private final ResultChartViewModel chart;
    private Cancellation current = new Cancellation();
    private String answered = "";

    ConsoleViewModel(ExploreTab tab) {
        this.tab = tab;
        console = new SqlConsole(tab.source().index());
        editor = new SqlEditorViewModel(tab, console, sql);
        chart = new ResultChartViewModel(tab);
        asChart.addListener((property, before, now) -> tab.looked());
    }

    /** What a person types. */
    StringProperty sql() {
        return sql;
    }

    ReadOnlyObjectProperty<Optional<SqlResult>> result() {
        return result.getReadOnlyProperty();
    }

    /** What is wrong with the query that ran last. */
    ReadOnlyObjectProperty<SqlProblem> problem() {
        return problem.getReadOnlyProperty();
    }

    /** How many rows are shown, and how long it took. */
    ReadOnlyStringProperty note() {
        return note.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty running() {
        return running.getReadOnlyProperty();
    }

    /** Queries that were answered, or given up for another one; the newest first. */
    ReadOnlyObjectProperty<List<String>> history() {
        return history.queries();
    }

    /** What can be queried, and what could be typed next. */
    SqlEditorViewModel editor() {
        return editor;
    }

    /** Whether the result is drawn rather than listed. */
    BooleanProperty asChart() {
        return asChart;
    }

    ResultChartViewModel chart() {
        return chart;
    }

    void shown() {
        editor.setShown(true);
    }

    void hidden() {
        editor.setShown(false);
        cancel();
    }

    /** Runs the query; one that still runs is cancelled. */
    void run() {
        String wanted = sql.get();
        if (wanted.isBlank()) {
            return;
        }
        cancel();
        Cancellation mine = new Cancellation();
        current = mine;
        running.set(true);
        problem.set(SqlProblem.NONE);
        long started = System.nanoTime();
        tab.services()
                .tasks()
                .run(
                        () -> console.query(wanted, MOST_ROWS, mine),
                        answer -> {
                            if (mine == current) {
                                running.set(false);
                                show(wanted, answer, System.nanoTime() - started);
                            }
                        },
                        why -> {
                            if (mine == current) {
                                running.set(false);
                                failed(why);
                            }
                        });
    }

    /** Stops the query that runs, if one does. */
    void cancel() {
        if (running.get()) {
            current.cancel();
            current = new Cancellation();
            running.set(false);
            note.set("Cancelled");
        }
    }

    /** The query of the history is to be changed or run again. */
    void recall(String earlier) {
        replace(earlier);
    }

    /** Asks for a file, and writes all rows of the query that was answered last to it. */
    void save() {
        if (answered.isEmpty()) {
            return;
        }
        String query = answered;
        tab.services()
                .files()
                .save(
                        "Save all rows of the result",
                        "result.parquet",
                        "Parquet or CSV",
                        List.of("*.parquet", "*.csv"))
                .ifPresent(file -> save(query, file));
    }

    private void save(String query, Path file) {
        Cancellation mine = new Cancellation();
        note.set("Saving…");
        tab.services()
                .tasks()
                .run(
                        () -> console.save(query, file, mine),
                        rows -> note.set("Saved " + NumberText.count(rows) + " rows to " + file),
                        why -> {
                            note.set("");
                            tab.notices()
                                    .show(
                                            Notice.error(
                                                    "The result could not be saved: "
                                                            + why.getMessage(),
                                                    "Choose another file or folder.",
                                                    why));
                        });
    }

    /** Puts rows of the result on the clipboard, with the columns' names above. */
    void copy(List<Integer> rows) {
        result.get()
                .ifPresent(
                        shown -> {
                            List<String> lines = new ArrayList<>();
                            lines.add(
                                    String.join(
                                            "\t",
                                            shown.columns().stream().map(Column::name).toList()));
                            for (int row : rows) {
                                lines.add(line(shown.rows()[row]));
                            }
                            tab.services().clipboard().put(String.join("\n", lines));
                        });
    }

    private static String line(@Nullable Object[] row) {
        return String.join("\t", Arrays.stream(row).map(ValueText::plain).toList());
    }

    /** The tab's filter, to be put after WHERE; "true" if there is none. */
    String filterText() {
        String text = tab.filter().get().toText();
        return text.isEmpty() ? "true" : text;
    }

    Map<String, Object> save(Map<String, Object> into) {
        into.put("sql", sql.get());
        into.put("history", history.queries().get());
        into.put("as_chart", asChart.get());
        chart.save(into);
        return into;
    }

    Map<String, Object> state() {
        return save(new LinkedHashMap<>());
    }

    void restore(Map<String, Object> values) {
        Saved saved = new Saved(values);
        // Whatever way back is gone, what was typed can be found again.
        saved.texts("history").ifPresent(history::rememberOlder);
        saved.text("sql").ifPresent(this::replace);
        saved.flag("as_chart").ifPresent(asChart::set);
        chart.restore(saved);
    }

    private void show(String query, SqlResult shown, long nanos) {
        answered = query;
        history.remember(query);
        note.set(
                (shown.cut()
                                ? "The first "
                                        + NumberText.count(shown.rows().length)
                                        + " rows; there are more, which Save writes"
                                : "All "
                                        + NumberText.count(shown.rows().length)
                                        + (shown.rows().length == 1 ? " row" : " rows"))
                        + ", "
                        + Duration.ofNanos(nanos).toMillis()
                        + " ms");
        result.set(Optional.of(shown));
        chart.show(shown);
        tab.looked();
    }

    private void replace(String text) {
        String typed = sql.get();
        if (!typed.isBlank() && !typed.equals(EXAMPLE) && !typed.equals(text)) {
            history.remember(typed);
        }
        sql.set(text);
    }

    private void failed(Exception why) {
        note.set("");
        if (!(why instanceof CancellationException)) {
            int position = why instanceof QueryException wrong ? wrong.position() : -1;
            problem.set(new SqlProblem(String.valueOf(why.getMessage()), position));
        }
    }
}
