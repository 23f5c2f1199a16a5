package dev.creamery.engine.cli;

import dev.creamery.engine.schedule.CostEstimate;
import dev.creamery.engine.schedule.Effort;
import dev.creamery.engine.schedule.LaunchOutcome;
import dev.creamery.engine.schedule.LaunchPlan;
import dev.creamery.engine.schedule.LaunchWatcher;
import dev.creamery.engine.schedule.Progress;
import dev.creamery.engine.store.Workspace;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.Optional;

/** Tells a person how a launch goes, and how it ended. */
final class RunReport implements LaunchWatcher {

    private static final String KEPT =
            "; what is finished is kept, and what was in training goes on from its last epoch. ";

    private final PrintWriter out;
    private final PrintWriter err;
    private final ProgressLine line;
    private final String again;
    private final boolean triesFailedRuns;

    /**
     * @param again the command that goes on with it
     * @param triesFailedRuns whether that command tries failed runs too
     */
    RunReport(
            PrintWriter out,
            PrintWriter err,
            ProgressLine line,
            String again,
            boolean triesFailedRuns) {
        this.out = out;
        this.err = err;
        this.line = line;
        this.again = again;
        this.triesFailedRuns = triesFailedRuns;
    }

    @Override
    public void planned(LaunchPlan plan) {
        out.println(
                "Batch "
                        + plan.batch()
                        + (plan.shard().isWhole() ? "" : ", shard " + plan.shard())
                        + ": "
                        + Wording.count(plan.experiments(), "experiment")
                        + ", "
                        + Wording.count(plan.runs(), "run")
                        + done(plan)
                        + (plan.invalid() > 0
                                ? "; "
                                        + Wording.count(plan.invalid())
                                        + " more experiments have no valid network (creamery plan"
                                        + " says why)"
                                : ""));
        if (plan.missing() > 0) {
            CostEstimate estimate = plan.estimate();
            out.println(
                    Wording.about(estimate.time())
                            + " on "
                            + Wording.count(plan.threads(), "thread")
                            + ", by estimate"
                            + range(estimate)
                            + "; "
                            + Wording.bytes(estimate.bytes())
                            + " of disk space");
        }
        out.flush();
        plan.lost().forEach(part -> err.println("Note: " + part));
        err.flush();
    }

    private static String done(LaunchPlan plan) {
        int done = plan.runs() - plan.missing() - plan.failed();
        return (done > 0 ? ", of which " + Wording.count(done) + " are done already" : "")
                + (plan.failed() > 0
                        ? "; "
                                + Wording.count(plan.failed())
                                + " failed before and are left alone (creamery retry is for them)"
                        : "");
    }

    private static String range(CostEstimate estimate) {
        return Wording.range(estimate.shortest(), estimate.longest())
                .map(range -> " (may be " + range + ")")
                .orElse("");
    }

    @Override
    public void waiting(String batch, String holder) {
        err.println("Waiting for " + holder + " to end its epoch: batch " + batch + " was stopped");
        err.flush();
    }

    @Override
    public void progress(Progress progress) {
        line.show(progress);
    }

    @Override
    public void summarizing() {
        line.clear();
    }

    /**
     * Prints how it ended.
     *
     * @return the exit code
     */
    int end(LaunchOutcome outcome, Workspace workspace) {
        line.clear();
        out.println(
                "Trained "
                        + Wording.count(outcome.done(), "run")
                        + " in "
                        + Wording.duration(outcome.time())
                        + "; "
                        + Wording.count(outcome.failed())
                        + " failed, "
                        + Wording.count(outcome.left())
                        + " left");
        if (!outcome.effort().training().isZero()) {
            out.println(effort(outcome.effort()));
        }
        out.println("Results: " + workspace.repetitions() + " and " + workspace.summary());
        if (outcome.summary().isEmpty() && outcome.storage().isEmpty()) {
            out.println(
                    "The shard that ends last makes the summary; so does creamery summarize"
                            + " --workspace "
                            + workspace.root());
        }
        out.flush();
        outcome.failures()
                .forEach(
                        (failure, count) ->
                                err.println(
                                        Wording.count(count, "run")
                                                + " failed: "
                                                + failure.line()));
        int summary =
                outcome.summary()
                        .map(report -> SummaryNotes.print(report, err))
                        .orElse(ExitCode.OK);
        outcome.storage().ifPresent(why -> err.println("creamery: cannot write results: " + why));
        hint(outcome, workspace).ifPresent(err::println);
        err.flush();
        return code(outcome, summary);
    }

    private static String effort(Effort effort) {
        return String.format(
                Locale.ROOT,
                "Threads trained %.0f %% of the time; writing results took %.1f %% of the processor"
                        + " time of training",
                100 * effort.busy(),
                100 * effort.recordingShare());
    }

    private Optional<String> hint(LaunchOutcome outcome, Workspace workspace) {
        if (outcome.storage().isPresent()) {
            return Optional.of(
                    "Stopped before the end; what is finished is kept. To go on: " + again);
        }
        String resume = ShellCommand.about(outcome.batch(), workspace.root(), "resume");
        Optional<String> stopped =
                outcome.stopped()
                        .map(
                                reason ->
                                        switch (reason) {
                                            case PAUSED -> "Paused" + KEPT + "To go on: " + resume;
                                            case CANCELLED ->
                                                    "Cancelled"
                                                            + KEPT
                                                            + "To take that back and go on: "
                                                            + resume;
                                            case INTERRUPTED, STORAGE ->
                                                    "Stopped before the end"
                                                            + KEPT
                                                            + "To go on: "
                                                            + again;
                                        });
        return stopped.or(() -> retry(outcome, workspace));
    }

    private Optional<String> retry(LaunchOutcome outcome, Workspace workspace) {
        return outcome.failed() > 0
                ? Optional.of(
                        "To try the failed runs again: "
                                + (triesFailedRuns
                                        ? again
                                        : ShellCommand.about(
                                                outcome.batch(), workspace.root(), "retry")))
                : Optional.empty();
    }

    private static int code(LaunchOutcome outcome, int summary) {
        if (outcome.storage().isPresent()) {
            return ExitCode.FILES;
        }
        if (outcome.stopped().isPresent()) {
            return ExitCode.INTERRUPTED;
        }
        return outcome.failed() > 0 ? ExitCode.INCOMPLETE : summary;
    }
}
