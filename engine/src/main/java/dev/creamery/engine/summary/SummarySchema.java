package dev.creamery.engine.summary;

import static dev.creamery.engine.store.ColumnType.FLOAT32_LIST;
import static dev.creamery.engine.store.ColumnType.UINT8;
import static dev.creamery.engine.store.ColumnType.UINT8_LIST;

import dev.creamery.engine.store.Column;
import dev.creamery.engine.store.ColumnType;
import dev.creamery.engine.store.RepetitionSchema;
import dev.creamery.engine.train.Statistic;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * BUTTER's columns of a summary, in its order: first those of the experiment, then the calculated
 * ones. The best values and their epochs are single numbers, but lists in the published files, so
 * here they are lists of one.
 */
public final class SummarySchema {

    /** The columns of epochs that the executive summary keeps. */
    private static final Set<String> EXECUTIVE_CURVES =
            Set.of("test_loss_q1", "test_loss_median", "test_loss_q3");

    private final List<Column<ExperimentSummary>> columns = new ArrayList<>();
    private final Set<String> ofEpochs = new HashSet<>();

    /** A number of a distribution, and what its column ends with. */
    private record Part(String suffix, Function<Distribution, Float> value) {}

    private static final Part MIN = new Part("min", Distribution::min);
    private static final Part Q1 = new Part("q1", Distribution::q1);
    private static final Part MEDIAN = new Part("median", Distribution::median);
    private static final Part Q3 = new Part("q3", Distribution::q3);
    private static final Part MAX = new Part("max", Distribution::max);
    private static final Part AVG = new Part("avg", Distribution::avg);
    private static final Part STDDEV = new Part("stddev", Distribution::stddev);

    private static final List<Part> OF_LOSS = List.of(MIN, Q1, MEDIAN, Q3, MAX, AVG, STDDEV);
    private static final List<Part> OF_OTHERS = List.of(Q1, MEDIAN, Q3, AVG, STDDEV);
    private static final List<Part> OF_BEST = List.of(MIN, Q1, MEDIAN, Q3, MAX, AVG);

    SummarySchema() {
        add("num_runs", UINT8, summary -> (byte) summary.runs());
        addOfEpochs("num", UINT8_LIST, summary -> bytes(summary.num()));
        Series.ALL.forEach(this::addCurves);
        for (Best best : Best.ALL) {
            addBest(best.summaryPrefix() + "_epoch", summary -> summary.bestEpoch(best));
            addBest(best.summaryPrefix() + "_value", summary -> summary.bestValue(best));
        }
    }

    /** The columns that are calculated. */
    List<Column<ExperimentSummary>> columns() {
        return List.copyOf(columns);
    }

    /** The names and types of all columns of the summary, in order. */
    public static List<Column<?>> all() {
        return Stream.<Column<?>>concat(
                        new RepetitionSchema().experimentColumns().stream(),
                        new SummarySchema().columns.stream())
                .toList();
    }

    /** Those of the executive summary: of the columns of epochs, only a few. */
    public static List<Column<?>> executive() {
        Set<String> left = new HashSet<>(new SummarySchema().ofEpochs);
        left.removeAll(EXECUTIVE_CURVES);
        return all().stream().filter(column -> !left.contains(column.name())).toList();
    }

    private void addCurves(Series series) {
        boolean ofLoss = series.statistic() == Statistic.LOSS;
        if (ofLoss) {
            addOfEpochs(
                    series.summaryPrefix() + "_num_finite",
                    UINT8_LIST,
                    summary -> finite(summary.curve(series)));
        }
        for (Part part : ofLoss ? OF_LOSS : OF_OTHERS) {
            addOfEpochs(
                    series.summaryPrefix() + "_" + part.suffix(),
                    FLOAT32_LIST,
                    summary -> floats(summary.curve(series), part));
        }
    }

    private void addBest(String prefix, Function<ExperimentSummary, Distribution> distribution) {
        for (Part part : OF_BEST) {
            add(
                    prefix + "_" + part.suffix(),
                    FLOAT32_LIST,
                    summary -> new float[] {part.value().apply(distribution.apply(summary))});
        }
    }

    private void addOfEpochs(
            String name, ColumnType type, Function<ExperimentSummary, Object> value) {
        add(name, type, value);
        ofEpochs.add(name);
    }

    private void add(String name, ColumnType type, Function<ExperimentSummary, Object> value) {
        columns.add(new Column<>(name, type, value::apply));
    }

    private static float[] floats(Distribution[] curve, Part part) {
        float[] values = new float[curve.length];
        for (int epoch = 0; epoch < curve.length; epoch++) {
            values[epoch] = part.value().apply(curve[epoch]);
        }
        return values;
    }

    private static byte[] finite(Distribution[] curve) {
        byte[] values = new byte[curve.length];
        for (int epoch = 0; epoch < curve.length; epoch++) {
            values[epoch] = (byte) curve[epoch].finite();
        }
        return values;
    }

    private static byte[] bytes(int[] numbers) {
        byte[] values = new byte[numbers.length];
        for (int index = 0; index < numbers.length; index++) {
            values[index] = (byte) numbers[index];
        }
        return values;
    }
}
