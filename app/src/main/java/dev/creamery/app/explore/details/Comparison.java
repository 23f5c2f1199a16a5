package dev.creamery.app.explore.details;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Experiments side by side: only where they differ.
 *
 * @param experiments in the order in which they were selected
 * @param rows columns in which they differ
 * @param same how many columns with a value are the same in all of them
 */
record Comparison(List<ExperimentFacts> experiments, List<Row> rows, int same) {

    /**
     * A column in which they differ.
     *
     * @param values one per experiment
     */
    record Row(String column, List<@Nullable Object> values) {}

    static Comparison of(List<ExperimentFacts> experiments) {
        Set<String> columns = new LinkedHashSet<>();
        experiments.forEach(experiment -> columns.addAll(experiment.values().keySet()));
        List<Row> rows = new ArrayList<>();
        int same = 0;
        for (String column : columns) {
            List<@Nullable Object> values = new ArrayList<>();
            experiments.forEach(experiment -> values.add(experiment.values().get(column)));
            Object first = values.getFirst();
            if (values.stream().anyMatch(value -> !Objects.equals(value, first))) {
                if (!column.equals("network_structure")) {
                    rows.add(new Row(column, values));
                }
            } else if (first != null) {
                same++;
            }
        }
        return new Comparison(List.copyOf(experiments), List.copyOf(rows), same);
    }
}
