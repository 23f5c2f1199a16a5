package dev.creamery.app.explore.details;

import dev.creamery.engine.network.NetworkStructure;
import dev.creamery.engine.network.OutputActivation;
import dev.creamery.engine.query.ButterColumns;
import dev.creamery.engine.query.Measurement;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One experiment, as its columns tell.
 *
 * @param key of the experiment
 * @param values by column, those that are NULL too
 * @param files where its summary and its repetitions lie
 */
record ExperimentFacts(long key, Map<String, @Nullable Object> values, List<String> files) {

    ExperimentFacts {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        files = List.copyOf(files);
    }

    /**
     * The best that a statistic ever was, over an experiment's repetitions.
     *
     * @param value the best values
     * @param epoch when they were reached
     */
    record Best(Measurement measurement, Spread value, Spread epoch) {}

    /** A distribution over repetitions; NaN where the data do not have it. */
    record Spread(double min, double q1, double median, double q3, double max) {}

    /** A name for people. */
    String title() {
        Object id = values.get("experiment_id");
        return id == null ? "Experiment" : "Experiment " + id;
    }

    /** Text of a column; "" if it is NULL or not there. */
    String text(String column) {
        return Objects.toString(values.get(column), "");
    }

    Optional<Long> whole(String column) {
        return values.get(column) instanceof Long number ? Optional.of(number) : Optional.empty();
    }

    /** What makes the experiment what it is, those that are NULL left out. */
    Map<String, @Nullable Object> hyperparameters() {
        Map<String, @Nullable Object> known = new LinkedHashMap<>();
        for (String column : ButterColumns.HYPERPARAMETERS) {
            if (values.get(column) != null) {
                known.put(column, values.get(column));
            }
        }
        return known;
    }

    /** Best values and epochs of what was measured, the loss first. */
    List<Best> best() {
        List<Best> best = new ArrayList<>();
        for (Measurement measurement : Measurement.all()) {
            Spread value = spread(measurement, "value");
            if (!Double.isNaN(value.median)) {
                best.add(new Best(measurement, value, spread(measurement, "epoch")));
            }
        }
        return best;
    }

    private Spread spread(Measurement measurement, String part) {
        double[] numbers =
                Stream.of("min", "q1", "median", "q3", "max")
                        .map(aggregate -> values.get(measurement.bestColumn(part, aggregate)))
                        .mapToDouble(
                                value ->
                                        value instanceof Number number
                                                ? number.doubleValue()
                                                : Double.NaN)
                        .toArray();
        return new Spread(numbers[0], numbers[1], numbers[2], numbers[3], numbers[4]);
    }

    /** What else is known of it: neither hyperparameters nor results, nor sweeps it is not in. */
    Map<String, @Nullable Object> others() {
        Map<String, @Nullable Object> others = new LinkedHashMap<>();
        values.forEach(
                (column, value) -> {
                    boolean result =
                            column.matches(".*_(min|max)_(value|epoch)_.*")
                                    || column.equals("network_structure");
                    if (value != null
                            && !Boolean.FALSE.equals(value)
                            && !result
                            && !ButterColumns.HYPERPARAMETERS.contains(column)) {
                        others.put(column, value);
                    }
                });
        return others;
    }

    /**
     * Its network. The number of inputs is not in BUTTER's columns, but follows from the widths and
     * the number of parameters, as the first layer has (inputs + 1) × units of them.
     */
    Optional<NetworkStructure> network() {
        List<Integer> widths = widths();
        Optional<Long> parameters = whole("num_free_parameters");
        if (widths.isEmpty() || parameters.isEmpty() || widths.stream().anyMatch(w -> w < 1)) {
            return Optional.empty();
        }
        long afterFirst = 0;
        for (int layer = 1; layer < widths.size(); layer++) {
            afterFirst += (widths.get(layer - 1) + 1L) * widths.get(layer);
        }
        long first = parameters.get() - afterFirst;
        long inputs = first / widths.getFirst() - 1;
        boolean exact = first % widths.getFirst() == 0;
        if (!exact || inputs < 1 || inputs > Integer.MAX_VALUE) {
            return Optional.empty();
        }
        return Optional.of(
                new NetworkStructure(
                        (int) inputs,
                        widths,
                        text("shape").endsWith("_residual"),
                        OutputActivation.SIGMOID));
    }

    private List<Integer> widths() {
        String text = text("widths");
        if (!text.matches("\\[\\s*\\d{1,9}(\\s*,\\s*\\d{1,9})*\\s*]")) {
            return List.of();
        }
        return Arrays.stream(text.substring(1, text.length() - 1).split(","))
                .map(width -> Integer.valueOf(width.strip()))
                .toList();
    }
}
