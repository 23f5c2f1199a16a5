package dev.creamery.engine.cli;

import dev.creamery.engine.schedule.CostEstimate;
import dev.creamery.engine.sweep.SweepJson;

import org.jspecify.annotations.Nullable;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** A plan as one JSON object: the sweep's name, its experiments, a line each, and totals. */
final class PlanJson {

    private static final double MILLIS = 1000;

    private final SweepJson json = new SweepJson();

    void print(PlanReport report, PrintWriter out) {
        out.println("{\"sweep\": " + json.compact(report.sweep().name()) + ",");
        out.println("\"experiments\": [");
        for (int index = 0; index < report.plan().size(); index++) {
            out.print(json.compact(PlanColumns.of(report, report.plan().get(index))));
            out.println(index < report.plan().size() - 1 ? "," : "");
        }
        out.println("],");
        out.println("\"totals\": " + json.compact(totals(report)) + "}");
    }

    private static Map<String, @Nullable Object> totals(PlanReport report) {
        CostEstimate estimate = report.estimate();
        Map<String, @Nullable Object> totals = new LinkedHashMap<>();
        totals.put("experiments", report.plan().size());
        totals.put("valid", report.valid());
        totals.put("invalid", report.invalid());
        totals.put("repetitions", report.sweep().repetitions());
        totals.put("runs", report.runs());
        totals.put("epochs", report.epochs());
        totals.put("threads", report.threads());
        totals.put("estimated_seconds", seconds(estimate.time()));
        totals.put("estimated_seconds_shortest", seconds(estimate.shortest()));
        totals.put("estimated_seconds_longest", seconds(estimate.longest()));
        totals.put("estimated_bytes", estimate.bytes());
        totals.put(
                "memory_bytes_of_largest_run",
                report.largest().map(report.memory()::bytesPerRun).orElse(0L));
        totals.put("memory_bytes_allowed", report.memory().budget().heap());
        totals.put("too_large", report.tooLarge());
        return totals;
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / MILLIS;
    }
}
