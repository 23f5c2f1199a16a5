package dev.creamery.engine.cli;

import dev.creamery.engine.data.DatasetCatalog;
import dev.creamery.engine.schedule.DatasetCache;
import dev.creamery.engine.schedule.EngineIdentity;
import dev.creamery.engine.schedule.LaunchOutcome;
import dev.creamery.engine.schedule.StopSignal;
import dev.creamery.engine.schedule.SweepLaunch;
import dev.creamery.engine.store.DuckDb;
import dev.creamery.engine.store.Workspace;
import dev.creamery.engine.sweep.Sweep;
import dev.creamery.engine.sweep.SweepPlanner;
import dev.creamery.engine.train.Trainer;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;

/** {@code creamery run}. */
@Command(
        name = "run",
        description = {
            "Trains a sweep, and leaves its results in a workspace.",
            "Only runs that are missing there are trained: launched again, a sweep goes on where it"
                    + " ended, and failed runs are tried again. Ctrl-C stops at the end of the"
                    + " epoch; what is finished is kept."
        },
        mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {

    @Mixin private SweepArgument sweep = new SweepArgument();
    @Mixin private WorkspaceOption workspaceOption = new WorkspaceOption();
    @Mixin private TrainingOptions training = new TrainingOptions();
    @Mixin private DataOptions data = new DataOptions();

    @Option(
            names = "--losses",
            description = "Print the median test loss of each experiment at the end.")
    private boolean losses;

    @Spec private CommandSpec spec = CommandSpec.create();

    private final Surroundings surroundings;

    RunCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        Sweep read = sweep.read();
        int threads = training.threads(surroundings);
        Trainer trainer = training.trainer();
        ProgressLine progress = new ProgressLine(err, surroundings.interactive(), System::nanoTime);
        DatasetCatalog catalog = data.catalog(surroundings, progress);
        Workspace workspace = workspaceOption.open();
        StopSignal stop = new StopSignal();
        RunReport report = new RunReport(out, err, progress, again());
        try (Interrupts _ = Interrupts.stopping(stop, err)) {
            LaunchOutcome outcome =
                    new SweepLaunch(
                                    workspace,
                                    new SweepPlanner(catalog),
                                    new DatasetCache(catalog::prepare),
                                    trainer,
                                    () -> surroundings.calibration().apply(trainer),
                                    EngineIdentity.ofThisProcess(again()),
                                    threads,
                                    stop)
                            .run(read, report);
            if (losses) {
                printLosses(workspace, outcome.batch(), out);
            }
            return report.end(outcome, workspace);
        }
    }

    private void printLosses(Workspace workspace, String batch, PrintWriter out)
            throws IOException {
        try (DuckDb database = Databases.open(workspace.root(), 1)) {
            out.println();
            new LossTable()
                    .print(database, workspace, workspace.batch(batch).manifest().valid(), out);
            out.println();
        }
    }

    /** The command that does this again. */
    private String again() {
        return "creamery "
                + String.join(
                        " ",
                        spec.commandLine().getParent().getParseResult().originalArgs().stream()
                                .map(RunCommand::quoted)
                                .toList());
    }

    private static String quoted(String argument) {
        return argument.matches("[A-Za-z0-9_./:@%+=,?&-]+")
                ? argument
                : "'" + argument.replace("'", "'\\''") + "'";
    }
}
