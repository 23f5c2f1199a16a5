package dev.creamery.engine.cli;

import dev.creamery.engine.schedule.BatchReport;
import dev.creamery.engine.schedule.BatchReport.FailureCause;
import dev.creamery.engine.store.SeatHolder;
import dev.creamery.engine.sweep.SweepJson;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How batches stand, for programs. */
final class StatusJson {

    private StatusJson() {}

    static String write(BatchReport report) {
        return new SweepJson().compact(plain(report));
    }

    static String write(List<BatchReport> reports) {
        return new SweepJson().compact(reports.stream().map(StatusJson::plain).toList());
    }

    private static Map<String, @Nullable Object> plain(BatchReport report) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("batch", report.name());
        members.put("state", report.phase().label());
        members.put("experiments", report.experiments());
        members.put("invalid_experiments", report.invalid());
        members.put("repetitions", report.repetitions());
        members.put("runs", report.runs());
        members.put("done", report.done());
        members.put("failed", report.failed());
        members.put("running", report.running());
        members.put("queued", report.queued());
        members.put("seconds_left", report.left().map(Duration::toSeconds).orElse(null));
        members.put("waiting_for", report.waitingFor().orElse(null));
        members.put("warnings", report.warnings());
        var threads = report.steering().threads();
        members.put("threads", threads.isPresent() ? threads.getAsInt() : null);
        members.put("order", report.steering().order().label());
        members.put("priority", report.steering().priority());
        members.put("engines", report.holders().stream().map(StatusJson::plain).toList());
        members.put("failures", report.failures().stream().map(StatusJson::plain).toList());
        return members;
    }

    private static Map<String, @Nullable Object> plain(SeatHolder holder) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("engine", holder.engine());
        members.put("host", holder.host());
        members.put("pid", holder.pid());
        members.put("since", holder.since().toString());
        return members;
    }

    private static Map<String, @Nullable Object> plain(FailureCause cause) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("kind", cause.failure().kind());
        members.put("message", cause.failure().message());
        members.put("remedy", cause.failure().remedy());
        members.put("runs", cause.runs());
        members.put("experiment_ids", cause.experiments());
        return members;
    }
}
