package dev.creamery.engine.cli;

import dev.creamery.engine.cli.TextTable.Align;
import dev.creamery.engine.sweep.SweepJson;

import org.jspecify.annotations.Nullable;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a benchmark found: facts that hold for all of it, and a table. */
final class BenchReport {

    /** How it is printed. */
    enum Format {
        table {
            @Override
            void print(BenchReport report, PrintWriter out) {
                report.printTable(out);
            }
        },
        csv {
            @Override
            void print(BenchReport report, PrintWriter out) {
                report.printCsv(out);
            }
        },
        json {
            @Override
            void print(BenchReport report, PrintWriter out) {
                report.printJson(out);
            }
        };

        abstract void print(BenchReport report, PrintWriter out);
    }

    /**
     * A column.
     *
     * @param key its name for programs
     * @param title its name for people
     * @param align numbers lean right
     */
    record Column(String key, String title, Align align) {}

    /**
     * Something that holds for the whole table.
     *
     * @param key its name for programs
     * @param line what people read
     * @param value what programs read
     */
    private record Fact(String key, String line, Object value) {}

    private final List<Column> columns;
    private final List<Fact> facts = new ArrayList<>();
    private final List<List<@Nullable Object>> rows = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    BenchReport(List<Column> columns) {
        this.columns = List.copyOf(columns);
    }

    static Column text(String key, String title) {
        return new Column(key, title, Align.LEFT);
    }

    static Column number(String key, String title) {
        return new Column(key, title, Align.RIGHT);
    }

    void fact(String key, String line, Object value) {
        facts.add(new Fact(key, line, value));
    }

    /** Something to know when reading the table. */
    void note(String note) {
        notes.add(note);
    }

    /**
     * Adds a row.
     *
     * @param values one per column: texts, whole numbers, others, or null where there is none
     */
    void row(List<? extends @Nullable Object> values) {
        rows.add(new ArrayList<>(values));
    }

    private void printTable(PrintWriter out) {
        facts.forEach(fact -> out.println(fact.line()));
        out.println();
        TextTable table =
                new TextTable(
                        columns.stream().map(Column::title).toList(),
                        columns.stream().map(Column::align).toList());
        for (List<@Nullable Object> row : rows) {
            table.add(row.stream().map(BenchReport::cell).toList());
        }
        table.print(out);
        if (!notes.isEmpty()) {
            out.println();
            notes.forEach(out::println);
        }
    }

    private static String cell(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case Double decimal -> Wording.decimal(decimal);
            case Number whole -> Wording.count(whole.longValue());
            default -> value.toString();
        };
    }

    private void printCsv(PrintWriter out) {
        Csv csv = new Csv();
        out.println(csv.line(columns.stream().map(Column::key).toList()));
        rows.forEach(row -> out.println(csv.line(row)));
    }

    private void printJson(PrintWriter out) {
        Map<String, @Nullable Object> root = new LinkedHashMap<>();
        facts.forEach(fact -> root.put(fact.key(), fact.value()));
        root.put("measurements", rows.stream().map(this::named).toList());
        root.put("notes", notes);
        out.println(new SweepJson().compact(root));
    }

    private Map<String, @Nullable Object> named(List<@Nullable Object> row) {
        Map<String, @Nullable Object> named = new LinkedHashMap<>();
        for (int column = 0; column < row.size(); column++) {
            named.put(columns.get(column).key(), row.get(column));
        }
        return named;
    }
}
