package dev.creamery.engine.cli;

import dev.creamery.engine.sweep.PlannedExperiment;

import org.jspecify.annotations.Nullable;

import java.io.PrintWriter;
import java.util.Map;

/** A plan as comma-separated values: a header, and a row per experiment. */
final class PlanCsv {

    private final Csv csv = new Csv();

    void print(PlanReport report, PrintWriter out) {
        boolean first = true;
        for (PlannedExperiment planned : report.plan()) {
            Map<String, @Nullable Object> columns = PlanColumns.of(report, planned);
            if (first) {
                out.println(csv.line(columns.keySet()));
                first = false;
            }
            out.println(csv.line(columns.values()));
        }
    }
}
