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
import java.util.List;
import java.util.Map;

/** Reads one curve per experiment. */
final class LineReader {

    /** As many curves are drawn; the note says so. */
    static final int MOST_LINES = 200;

    /** Epochs of each curve at most. */
    private static final int POINTS = 3000;

    private static final String ID = "experiment_id";

    private final CurveQuestion question;
    private final Cancellation cancellation;

    LineReader(CurveQuestion question, Cancellation cancellation) {
        this.question = question;
        this.cancellation = cancellation;
    }

    CurveAnswer read() {
        List<String> columns = new ArrayList<>(question.columns());
        if (question.facts().has(ID) && !columns.contains(ID)) {
            columns.add(ID);
        }
        TablePage page =
                new TableQuery(question.index())
                        .page(
                                new TableQuery.Request(
                                        question.filter(), columns, "", List.of(), 0, MOST_LINES),
                                cancellation);
        Map<Long, @Nullable Object[]> rows = new HashMap<>();
        for (int i = 0; i < page.keys().length; i++) {
            rows.put(page.keys()[i], page.rows()[i]);
        }
        List<CurveAssembly.Part> parts = new ArrayList<>();
        int drawn = 0;
        for (Measurement measurement : question.measurements()) {
            CurveLines lines =
                    new CurveQuery(question.index())
                            .lines(page.keys(), measurement, points(), cancellation);
            drawn = Math.max(drawn, lines.keys().length);
            add(lines, measurement, columns, rows, parts);
        }
        CurveAssembly assembly = new CurveAssembly(question, parts);
        return new CurveAnswer(
                assembly.set(CurveReader.statistic(question) + " (median of repetitions)"),
                BandReader.count(drawn, "curve"),
                note(page, drawn, assembly),
                false);
    }

    private static String note(TablePage page, int drawn, CurveAssembly assembly) {
        List<String> notes = new ArrayList<>();
        notes.add("Each line is the median over an experiment's repetitions");
        if (page.total() > page.keys().length) {
            notes.add(
                    "%s of %s curves drawn; narrow the filter or show bands"
                            .formatted(
                                    NumberText.count(page.keys().length),
                                    NumberText.count(page.total())));
        }
        if (drawn < page.keys().length) {
            notes.add(
                    BandReader.count(page.keys().length - drawn, "experiment")
                            + " without this statistic");
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
                            id(key, measurement),
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
    static String id(long key, Measurement measurement) {
        return key + " " + measurement.name();
    }

    /** The experiment of a curve. */
    static long key(String id) {
        return Long.parseLong(id.substring(0, id.indexOf(' ')));
    }

    static double[] doubles(float[] values) {
        double[] doubles = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            doubles[i] = values[i];
        }
        return doubles;
    }
}
