package dev.creamery.engine.cli;

import dev.creamery.engine.data.DatasetCatalog;
import dev.creamery.engine.data.DatasetLocation;
import dev.creamery.engine.data.DownloadProgress;
import dev.creamery.engine.schedule.MemoryBudget;
import dev.creamery.engine.schedule.MemoryPlan;
import dev.creamery.engine.sweep.PlannedExperiment;
import dev.creamery.engine.sweep.Sweep;
import dev.creamery.engine.sweep.SweepPlanner;
import dev.creamery.engine.train.Trainer;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;

/** {@code creamery plan}. */
@Command(
        name = "plan",
        description = {
            "Shows every experiment of a sweep with its network, and what the sweep will cost.",
            "Nothing is trained. Time and disk space are estimates: a small and a middle network"
                    + " are trained for a second to measure this machine."
        },
        mixinStandardHelpOptions = true)
final class PlanCommand implements Callable<Integer> {

    /** How a plan is printed. */
    enum Format {
        table {
            @Override
            void print(PlanReport report, PrintWriter out) {
                new PlanTable().print(report, out);
            }
        },
        csv {
            @Override
            void print(PlanReport report, PrintWriter out) {
                new PlanCsv().print(report, out);
            }
        },
        json {
            @Override
            void print(PlanReport report, PrintWriter out) {
                new PlanJson().print(report, out);
            }
        };

        abstract void print(PlanReport report, PrintWriter out);
    }

    @Mixin private SweepArgument sweep = new SweepArgument();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description =
                    "table: to read, with totals at the end; csv: a row per experiment; json:"
                            + " experiments and totals. Default: ${DEFAULT-VALUE}.")
    private Format format = Format.table;

    @Mixin private DataOptions data = new DataOptions();
    @Mixin private TrainingOptions training = new TrainingOptions();
    @Spec private CommandSpec spec = CommandSpec.create();

    private final Surroundings surroundings;

    PlanCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        Sweep read = sweep.read();
        int threads = training.threads(surroundings);
        Trainer trainer = training.trainer(surroundings);
        DatasetCatalog catalog = data.catalog(surroundings, DownloadProgress.SILENT);
        List<PlannedExperiment> plan = new SweepPlanner(catalog).plan(read);
        PlanReport report =
                new PlanReport(
                        read,
                        plan,
                        threads,
                        () -> surroundings.calibration().apply(trainer),
                        new MemoryPlan(trainer, MemoryBudget.ofThisProcess()));
        PrintWriter out = spec.commandLine().getOut();
        format.print(report, out);
        out.flush();
        noteDownloads(catalog, plan);
        return ExitCode.OK;
    }

    /** Training would begin with these, and cannot where there is no network. */
    private void noteDownloads(DatasetCatalog catalog, List<PlannedExperiment> plan) {
        List<String> downloads =
                plan.stream()
                        .map(planned -> planned.experiment().dataset())
                        .distinct()
                        .filter(name -> catalog.locate(name) instanceof DatasetLocation.ToDownload)
                        .toList();
        if (!downloads.isEmpty()) {
            PrintWriter err = spec.commandLine().getErr();
            err.println(
                    "Note: not on this machine, to be downloaded when training begins: "
                            + String.join(", ", downloads)
                            + "; creamery datasets says from where");
            err.flush();
        }
    }
}
