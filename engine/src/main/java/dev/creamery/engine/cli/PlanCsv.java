package dev.creamery.engine.cli;

import dev.creamery.engine.sweep.PlannedExperiment;
import dev.creamery.engine.sweep.SweepJson;

import org.jspecify.annotations.Nullable;

import java.io.PrintWriter;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A plan as comma-separated values: a header, and a row per experiment. Objects and lists are JSON;
 * what is null is empty.
 */
final class PlanCsv {

    private final SweepJson json = new SweepJson();

    void print(PlanReport report, PrintWriter out) {
        boolean first = true;
        for (PlannedExperiment planned : report.plan()) {
            Map<String, @Nullable Object> columns = PlanColumns.of(planned);
            if (first) {
                out.println(String.join(",", columns.keySet()));
                first = false;
            }
            out.println(columns.values().stream().map(this::cell).collect(Collectors.joining(",")));
        }
    }

    private String cell(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        String text = value instanceof String already ? already : json.compact(value);
        return text.matches("(?s).*[,\"\\r\\n].*") ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }
}
