package dev.creamery.engine.cli;

import static dev.creamery.engine.cli.TextTable.Align.LEFT;
import static dev.creamery.engine.cli.TextTable.Align.RIGHT;

import dev.creamery.engine.schedule.BatchReport;
import dev.creamery.engine.schedule.BatchReport.FailureCause;
import dev.creamery.engine.schedule.BatchReport.Phase;
import dev.creamery.engine.store.SeatHolder;
import dev.creamery.engine.store.Steering;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;

/** How batches stand, for people. */
final class StatusPrinter {

    private final PrintWriter out;
    private final Path workspace;

    StatusPrinter(PrintWriter out, Path workspace) {
        this.out = out;
        this.workspace = workspace;
    }

    /** A line for each. */
    void print(List<BatchReport> reports) {
        if (reports.isEmpty()) {
            out.println("There are no batches in " + workspace + "; creamery run makes one");
            return;
        }
        TextTable table =
                new TextTable(
                        List.of(
                                "batch",
                                "state",
                                "runs",
                                "done",
                                "failed",
                                "running",
                                "queued",
                                "priority",
                                "time left"),
                        List.of(LEFT, LEFT, RIGHT, RIGHT, RIGHT, RIGHT, RIGHT, RIGHT, RIGHT));
        for (BatchReport report : reports) {
            table.add(
                    List.of(
                            report.name(),
                            report.phase().label(),
                            Wording.count(report.runs()),
                            Wording.count(report.done()),
                            Wording.count(report.failed()),
                            Wording.count(report.running()),
                            Wording.count(report.queued()),
                            Integer.toString(report.steering().priority()),
                            report.left().map(Wording::duration).orElse("")));
        }
        table.print(out);
        for (BatchReport report : reports) {
            report.waitingFor().ifPresent(what -> out.println(report.name() + " is " + what));
            report.warnings().forEach(one -> out.println(report.name() + ": " + one));
        }
    }

    /** One, with its failures and what can be done. */
    void print(BatchReport report) {
        out.println("Batch " + report.name() + ": " + report.phase().label());
        out.println(
                "  "
                        + Wording.count(report.experiments(), "experiment")
                        + " of "
                        + Wording.count(report.repetitions(), "repetition")
                        + (report.invalid() > 0
                                ? "; "
                                        + Wording.count(report.invalid())
                                        + " more have no valid network"
                                : ""));
        out.println(
                "  "
                        + Wording.count(report.done())
                        + " of "
                        + Wording.count(report.runs(), "run")
                        + " done, "
                        + Wording.count(report.running())
                        + " running, "
                        + Wording.count(report.failed())
                        + " failed, "
                        + Wording.count(report.queued())
                        + " queued"
                        + report.left()
                                .map(left -> "; about " + Wording.duration(left) + " left")
                                .orElse(""));
        for (SeatHolder holder : report.holders()) {
            out.println("  trained by " + holder.describe());
        }
        report.waitingFor().ifPresent(what -> out.println("  " + what));
        out.println("  " + steering(report.steering()));
        report.warnings().forEach(one -> out.println("  " + one));
        report.failures().forEach(this::print);
        hints(report);
    }

    private static String steering(Steering steering) {
        return steering.order().title()
                + ", priority "
                + steering.priority()
                + (steering.threads().isPresent()
                        ? ", " + Wording.count(steering.threads().getAsInt(), "thread")
                        : "");
    }

    private void print(FailureCause cause) {
        out.println();
        out.println(
                Wording.count(cause.runs(), "run")
                        + " of "
                        + Wording.count(cause.experiments().size(), "experiment")
                        + " failed ("
                        + cause.failure().kind()
                        + "): "
                        + cause.failure().message());
        if (!cause.failure().remedy().isEmpty()) {
            out.println("  " + cause.failure().remedy());
        }
    }

    private void hints(BatchReport report) {
        boolean stopped = report.holders().isEmpty() && report.phase() != Phase.FINISHED;
        if (stopped || report.failed() > 0) {
            out.println();
        }
        if (stopped) {
            out.println("To go on: " + ShellCommand.about(report.name(), workspace, "resume"));
        }
        if (report.failed() > 0) {
            out.println(
                    "To try the failed runs again: "
                            + ShellCommand.about(report.name(), workspace, "retry"));
        }
    }
}
