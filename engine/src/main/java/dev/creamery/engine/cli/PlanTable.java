package dev.creamery.engine.cli;

import dev.creamery.engine.cli.TextTable.Align;
import dev.creamery.engine.schedule.CostEstimate;
import dev.creamery.engine.sweep.Experiment;
import dev.creamery.engine.sweep.PlannedExperiment;

import java.io.PrintWriter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** A plan as a table with totals at the end, to be read by a person. */
final class PlanTable {

    private static final List<String> HEADER =
            List.of(
                    "dataset",
                    "shape",
                    "size",
                    "depth",
                    "rate",
                    "batch",
                    "noise",
                    "regularizer",
                    "optimizer",
                    "epochs",
                    "parameters",
                    "widths");

    private static final List<Align> ALIGN =
            List.of(
                    Align.LEFT,
                    Align.LEFT,
                    Align.RIGHT,
                    Align.RIGHT,
                    Align.RIGHT,
                    Align.RIGHT,
                    Align.RIGHT,
                    Align.LEFT,
                    Align.LEFT,
                    Align.RIGHT,
                    Align.RIGHT,
                    Align.LEFT);

    void print(PlanReport report, PrintWriter out) {
        TextTable table = new TextTable(HEADER, ALIGN);
        report.plan().forEach(planned -> table.add(cells(report, planned)));
        table.print(out);
        out.println();
        totals(report, out);
    }

    private static void totals(PlanReport report, PrintWriter out) {
        CostEstimate estimate = report.estimate();
        out.println(
                "experiments     "
                        + Wording.count(report.plan().size())
                        + ": "
                        + Wording.count(report.valid())
                        + " valid, "
                        + Wording.count(report.invalid())
                        + " invalid"
                        + (report.invalid() > 0
                                ? " (no network is close enough to their size; marked above, and"
                                        + " left out)"
                                : ""));
        out.println(
                "runs            "
                        + Wording.count(report.runs())
                        + " ("
                        + Wording.count(report.sweep().repetitions(), "repetition")
                        + " of each)");
        out.println("epochs          " + Wording.count(report.epochs()));
        out.println(
                "estimated time  "
                        + Wording.duration(estimate.time())
                        + " on "
                        + Wording.count(report.threads(), "thread")
                        + " of this machine"
                        + Wording.range(estimate.shortest(), estimate.longest())
                                .map(range -> "; may be " + range)
                                .orElse(""));
        out.println("estimated disk  " + Wording.bytes(estimate.bytes()));
        report.largest().ifPresent(largest -> out.println(memory(report, largest)));
    }

    private static String memory(PlanReport report, PlannedExperiment largest) {
        int together = report.memory().atOnce(largest, report.threads());
        String line =
                "memory          "
                        + Wording.bytes(report.memory().bytesPerRun(largest))
                        + " for a run of the largest network, "
                        + Wording.count(largest.network().numFreeParameters(), "parameter")
                        + "; training may take "
                        + Wording.bytes(report.memory().budget().heap())
                        + " of Java's memory";
        if (report.tooLarge() > 0) {
            return line
                    + "; "
                    + Wording.count(report.tooLarge(), "experiment")
                    + " marked TOO LARGE would fail: let Java use more, for example"
                    + " CREAMERY_OPTS=-Xmx16g";
        }
        return together < report.threads()
                ? line + ", for " + together + " of " + report.threads() + " threads at a time"
                : line;
    }

    private static List<String> cells(PlanReport report, PlannedExperiment planned) {
        Experiment experiment = planned.experiment();
        return List.of(
                experiment.dataset(),
                experiment.shape().label(),
                Long.toString(experiment.size()),
                Integer.toString(experiment.depth()),
                number(experiment.learningRate()),
                Integer.toString(experiment.batchSize()),
                number(experiment.labelNoise()),
                experiment.kernelRegularizer().text(),
                experiment.optimizer().text(),
                Integer.toString(experiment.epochs()),
                Long.toString(planned.network().numFreeParameters()),
                widths(planned.network().widths())
                        + planned.invalid().map(why -> "  INVALID: " + why).orElse("")
                        + (report.isTooLarge(planned)
                                ? "  TOO LARGE: a run takes "
                                        + Wording.bytes(report.memory().bytesPerRun(planned))
                                : ""));
    }

    private static String number(float value) {
        BigDecimal exact = new BigDecimal(Float.toString(value)).stripTrailingZeros();
        return exact.scale() > 6 ? exact.toString() : exact.toPlainString();
    }

    /** Equal widths in a row are written once: 34 x9, 11. */
    private static String widths(List<Integer> widths) {
        List<String> parts = new ArrayList<>();
        int start = 0;
        for (int end = 1; end <= widths.size(); end++) {
            if (end == widths.size() || !widths.get(end).equals(widths.get(start))) {
                int count = end - start;
                parts.add(widths.get(start) + (count > 1 ? " x" + count : ""));
                start = end;
            }
        }
        return String.join(", ", parts);
    }
}
