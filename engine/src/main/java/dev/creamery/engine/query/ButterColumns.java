package dev.creamery.engine.query;

import dev.creamery.engine.store.RepetitionSchema;
import dev.creamery.engine.sweep.Hyperparameters;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The columns of BUTTER's data that describe an experiment as a whole, with DuckDB's types. */
public final class ButterColumns {

    /** In the order in which tables show them. Best values are lists of one in the files. */
    static final Map<String, String> TYPES = types();

    /** What makes two rows rows of the same experiment, beside the id, in the order of tables. */
    public static final List<String> HYPERPARAMETERS =
            List.of(
                    "dataset",
                    "shape",
                    "size",
                    "depth",
                    "learning_rate",
                    "batch_size",
                    "label_noise",
                    "kernel_regularizer_type",
                    "kernel_regularizer_l1",
                    "kernel_regularizer_l2",
                    "optimizer",
                    "momentum",
                    "epochs");

    /** Columns that no facet is made of: identities, and results. */
    private static final Set<String> NOT_CHOSEN_FROM =
            Set.of("experiment_id", "num_runs", "network_structure", "kernel_regularizer");

    private ButterColumns() {}

    /** Whether people choose experiments by this column. */
    static boolean isFacet(Column column) {
        String name = column.name();
        boolean best = name.contains("_min_value_") || name.contains("_max_value_");
        best |= name.contains("_min_epoch_") || name.contains("_max_epoch_");
        return column.type() != ColumnType.OTHER && !best && !NOT_CHOSEN_FROM.contains(name);
    }

    /** Whether it may differ between the runs of an experiment. */
    static boolean isOfRuns(String name) {
        return RepetitionSchema.isOfRun(name);
    }

    /** A name for people. */
    static String label(String name) {
        return Hyperparameters.ofColumn(name)
                .map(hyperparameter -> hyperparameter.label())
                .orElseGet(
                        () -> {
                            String words = name.replace('_', ' ');
                            return Character.toUpperCase(words.charAt(0)) + words.substring(1);
                        });
    }

    /** Sorts columns as tables show them: BUTTER's in its order, then others by name. */
    static List<Column> sorted(List<Column> columns) {
        List<String> order = new ArrayList<>(TYPES.keySet());
        List<Column> sorted = new ArrayList<>(columns);
        sorted.sort(
                java.util.Comparator.comparing(
                                (Column column) ->
                                        order.contains(column.name())
                                                ? order.indexOf(column.name())
                                                : order.size())
                        .thenComparing(Column::name));
        return List.copyOf(sorted);
    }

    private static Map<String, String> types() {
        Map<String, String> types = new LinkedHashMap<>();
        types.put("experiment_id", "UINTEGER");
        types.put("dataset", "VARCHAR");
        types.put("shape", "VARCHAR");
        types.put("size", "UBIGINT");
        types.put("depth", "UTINYINT");
        types.put("num_free_parameters", "UBIGINT");
        types.put("learning_rate", "FLOAT");
        types.put("batch_size", "UINTEGER");
        types.put("label_noise", "FLOAT");
        types.put("kernel_regularizer_type", "VARCHAR");
        types.put("kernel_regularizer_l1", "FLOAT");
        types.put("kernel_regularizer_l2", "FLOAT");
        types.put("kernel_regularizer", "VARCHAR");
        types.put("optimizer", "VARCHAR");
        types.put("momentum", "FLOAT");
        types.put("epochs", "UINTEGER");
        types.put("num_runs", "UTINYINT");
        types.put("task", "VARCHAR");
        types.put("batch", "VARCHAR");
        types.put("activation", "VARCHAR");
        types.put("input_activation", "VARCHAR");
        types.put("output_activation", "VARCHAR");
        types.put("early_stopping", "VARCHAR");
        types.put("test_split", "FLOAT");
        types.put("widths", "UINTEGER[]");
        types.put("network_structure", "VARCHAR");
        for (String sweep : dev.creamery.engine.sweep.BundledSweeps.BUTTER) {
            types.put(sweep, "BOOLEAN");
        }
        for (Measurement measurement : Measurement.WITH_BEST) {
            for (String part : List.of("epoch", "value")) {
                for (String aggregate : List.of("min", "q1", "median", "q3", "max", "avg")) {
                    types.put(measurement.bestColumn(part, aggregate), "FLOAT");
                }
            }
        }
        return Collections.unmodifiableMap(types);
    }
}
