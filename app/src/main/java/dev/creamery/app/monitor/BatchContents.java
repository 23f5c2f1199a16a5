package dev.creamery.app.monitor;

import dev.creamery.app.place.ShapeGrids.Spot;

import java.util.List;

/**
 * What is inside a batch.
 *
 * @param columns the hyperparameters in which its experiments differ
 * @param constants those in which they do not, such as {@code shape rectangle}
 * @param experiments valid ones, in the sweep's order
 * @param failures distinct ones, the most frequent first
 * @param invalid experiments that were left out, having no valid network
 * @param lastWords of its last engine, if this window's program started it and the batch stopped
 *     before its end; "" otherwise
 * @param index of the experiments
 */
public record BatchContents(
        List<String> columns,
        List<String> constants,
        List<ExperimentRow> experiments,
        List<FailureRow> failures,
        int invalid,
        String lastWords,
        ExperimentIndex index) {

    /** Nothing known yet. */
    public static final BatchContents EMPTY =
            new BatchContents(List.of(), List.of(), List.of(), List.of(), 0, "");

    BatchContents(
            List<String> columns,
            List<String> constants,
            List<ExperimentRow> experiments,
            List<FailureRow> failures,
            int invalid,
            String lastWords) {
        this(
                columns,
                constants,
                experiments,
                failures,
                invalid,
                lastWords,
                new ExperimentIndex(experiments));
    }

    public BatchContents {
        columns = List.copyOf(columns);
        constants = List.copyOf(constants);
        experiments = List.copyOf(experiments);
        failures = List.copyOf(failures);
    }

    /**
     * An experiment.
     *
     * @param id BUTTER's {@code experiment_id}
     * @param spot where it is in the grids
     * @param values of {@link BatchContents#columns}
     * @param parameters {@code num_free_parameters}
     */
    public record ExperimentRow(
            long id,
            Spot spot,
            List<String> values,
            long parameters,
            int total,
            int done,
            int failed) {
        public ExperimentRow {
            values = List.copyOf(values);
        }
    }

    /**
     * A failure.
     *
     * @param runs that it befell
     * @param message what happened
     * @param remedy what to do; "" if nothing is known
     */
    public record FailureRow(int runs, String message, String remedy) {}
}
