package dev.creamery.engine.cli;

import dev.creamery.engine.sweep.Hyperparameter;
import dev.creamery.engine.sweep.Hyperparameters;
import dev.creamery.engine.sweep.PlannedExperiment;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.Map;

/** A planned experiment as plain values by column, for machines. */
final class PlanColumns {

    private PlanColumns() {}

    /**
     * Hyperparameters as in a sweep file, then the network and its memory, then why it is left out
     * if it is.
     */
    static Map<String, @Nullable Object> of(PlanReport report, PlannedExperiment planned) {
        Map<String, @Nullable Object> columns = new LinkedHashMap<>();
        for (Hyperparameter<?> hyperparameter : Hyperparameters.all()) {
            columns.put(hyperparameter.column(), hyperparameter.plainValue(planned.experiment()));
        }
        columns.put("task", planned.facts().task().label());
        columns.put("inputs", planned.facts().inputs());
        columns.put("outputs", planned.facts().outputs());
        columns.put("widths", planned.network().widths());
        columns.put("num_free_parameters", planned.network().numFreeParameters());
        columns.put("memory_bytes_per_run", report.memory().bytesPerRun(planned));
        columns.put("valid", planned.isValid());
        columns.put("invalid", planned.invalid().orElse(null));
        return columns;
    }
}
