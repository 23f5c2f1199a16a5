package dev.creamery.app.explore.curve;

import dev.creamery.app.chart.plot.NumberText;
import dev.creamery.engine.query.Cancellation;
import dev.creamery.engine.query.CurveLines;
import dev.creamery.engine.query.CurveQuery;
import dev.creamery.engine.query.Measurement;
import dev.creamery.engine.query.TablePage;
import dev.creamery.engine.query.TableQuery;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads one curve per experiment. */
final class LineReader {

    /** As many curves are drawn; the note says so. */
    static final int MOST_LINES = 200;

    /** Epochs of each curve at most. */
    private static final int POINTS = 3000;

    private static final String ID = "experiment_id";
    private static final String EXPERIMENT = "experiment:";

    private final CurveQuestion question;
    private final Cancellation cancellation;

    LineReader(CurveQuestion question, Cancellation cancellation) {
        this.question = question;
        this.cancellation = cancellation;
    }

    CurveAnswer read() {
        List<String> columns = columns();
        TableQuery table = new TableQuery(question.index());
        TablePage page =
                table.page(
                        new TableQuery.Request(
                                question.filter(), columns, "", List.of(), 0, MOST_LINES),
                        cancellation);
        Map<Long, @Nullable Object[]> rows = new LinkedHashMap<>();
        for (int i = 0; i < page.keys().length; i++) {
            rows.put(page.keys()[i], page.rows()[i]);
        }
        addSelected(columns, rows);
        List<CurveAssembly.Part> parts = new ArrayList<>();
        int drawn = add(rows, columns, points(), parts);
        CurveAssembly assembly = new CurveAssembly(question, parts);
        return new CurveAnswer(
                question,
                assembly.set(CurveReader.statistic(question) + " (median of repetitions)"),
                BandReader.count(drawn, "curve"),
                note(page, rows.size(), drawn, assembly),
                false);
    }

    /**
     * The selected experiments alone.
     *
     * @param points epochs of each at most
     */
    List<CurveAssembly.Part> selected(int points) {
        List<String> columns = columns();
        Map<Long, @Nullable Object[]> rows = new LinkedHashMap<>();
        addSelected(columns, rows);
        List<CurveAssembly.Part> parts = new ArrayList<>();
        add(rows, columns, points, parts);
        return parts;
    }

    private void addSelected(List<String> columns, Map<Long, @Nullable Object[]> rows) {
        TableQuery table = new TableQuery(question.index());
        for (long key : question.selected()) {
            if (!rows.containsKey(key)) {
                table.details(key, cancellation)
                        .ifPresent(
                                details ->
                                        rows.put(
                                                key,
                                                columns.stream()
                                                        .map(details.values()::get)
                                                        .toArray()));
            }
        }
    }

    private List<String> columns() {
        List<String> columns = new ArrayList<>(question.columns());
        if (question.facts().has(ID) && !columns.contains(ID)) {
            columns.add(ID);
        }
        return columns;
    }

    /** Adds the curves of experiments; returns how many of them have one. */
    private int add(
            Map<Long, @Nullable Object[]> rows,
            List<String> columns,
            int points,
            List<CurveAssembly.Part> parts) {
        long[] keys = rows.keySet().stream().mapToLong(Long::longValue).toArray();
        int drawn = 0;
        for (Measurement measurement : question.measurements()) {
            CurveLines lines =
                    new CurveQuery(question.index())
                            .medians(keys, measurement, points, cancellation);
            drawn = Math.max(drawn, lines.keys().length);
            add(lines, measurement, columns, rows, parts);
        }
        return drawn;
    }

    private static String note(TablePage page, int asked, int drawn, CurveAssembly assembly) {
        List<String> notes = new ArrayList<>();
        notes.add("Each line is the median over an experiment's repetitions");
        if (page.total() > page.keys().length) {
            notes.add(
                    "%s of %s curves drawn%s; narrow the filter or show bands"
                            .formatted(
                                    NumberText.count(page.keys().length),
                                    NumberText.count(page.total()),
                                    asked > page.keys().length ? ", and the selected ones" : ""));
        }
        if (drawn < asked) {
            notes.add(BandReader.count(asked - drawn, "experiment") + " without this statistic");
        }
        notes.addAll(assembly.left());
        return String.join("  ·  ", notes);
    }

    /** Every epoch, unless there are more than a chart can show. */
    private int points() {
        return question.facts().longest() <= POINTS ? Integer.MAX_VALUE : POINTS;
    }

    private void add(
            CurveLines lines,
            Measurement measurement,
            List<String> columns,
            Map<Long, @Nullable Object[]> rows,
            List<CurveAssembly.Part> parts) {
        Map<List<Object>, double[]> shared = new HashMap<>();
        for (int i = 0; i < lines.keys().length; i++) {
            long key = lines.keys()[i];
            @Nullable Object[] values = rows.getOrDefault(key, new Object[columns.size()]);
            double factor = factor(columns, values);
            int[] epochs = lines.epochs()[i];
            // Curves of the same epochs share their array, which the chart then maps once.
            double[] xs =
                    shared.computeIfAbsent(
                            List.of(factor, Arrays.hashCode(epochs), epochs.length),
                            same -> Arrays.stream(epochs).mapToDouble(e -> e * factor).toArray());
            int[] runs = new int[epochs.length];
            Arrays.fill(runs, lines.runs()[i]);
            parts.add(
                    new CurveAssembly.Part(
                            id(key, measurement.name()),
                            name(columns, values, key),
                            BandReader.value(question.colour(), columns, values),
                            BandReader.value(question.panels(), columns, values),
                            measurement,
                            xs,
                            doubles(lines.median()[i]),
                            null,
                            runs));
        }
    }

    private double factor(List<String> columns, @Nullable Object[] values) {
        return question.effort()
                        && BandReader.value(CurveQuestion.PARAMETERS, columns, values)
                                instanceof Number parameters
                ? parameters.doubleValue()
                : 1;
    }

    private static String name(List<String> columns, @Nullable Object[] values, long key) {
        Object id = BandReader.value(ID, columns, values);
        return id instanceof Number number
                ? "Experiment " + number.longValue()
                : "Experiment, row " + key;
    }

    /** By which a click on a curve finds its experiment. */
    static String id(long key, String rest) {
        return EXPERIMENT + key + " " + rest;
    }

    /** The experiment of a curve; nothing if the curve is of a group. */
    static Optional<Long> key(String id) {
        return id.startsWith(EXPERIMENT)
                ? Optional.of(Long.valueOf(id.substring(EXPERIMENT.length(), id.indexOf(' '))))
                : Optional.empty();
    }

    static double[] doubles(float[] values) {
        double[] doubles = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            doubles[i] = values[i];
        }
        return doubles;
    }
}
