package dev.creamery.engine.cli;

import dev.creamery.engine.data.DatasetCatalog;
import dev.creamery.engine.data.DownloadProgress;
import dev.creamery.engine.schedule.CancelledBatchException;
import dev.creamery.engine.schedule.DatasetCache;
import dev.creamery.engine.schedule.EngineIdentity;
import dev.creamery.engine.schedule.LaunchOutcome;
import dev.creamery.engine.schedule.StopSignal;
import dev.creamery.engine.schedule.SweepLaunch;
import dev.creamery.engine.schedule.UnchangedDatasets;
import dev.creamery.engine.store.Batch;
import dev.creamery.engine.store.BatchTakenException;
import dev.creamery.engine.store.Shard;
import dev.creamery.engine.store.Steering;
import dev.creamery.engine.store.Workspace;
import dev.creamery.engine.sweep.SweepPlanner;
import dev.creamery.engine.train.Trainer;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** The options of commands that train, and training as they say. */
final class TrainingMixin {

    @Mixin private TrainingOptions options = new TrainingOptions();
    @Mixin private DataOptions data = new DataOptions();

    @Option(
            names = "--supervised",
            description =
                    "Train in a process of its own, which is started again if native code crashes"
                            + " or the system kills it; a run that does it twice has failed.")
    private boolean supervised;

    @Option(names = SupervisedEngine.NAME, hidden = true)
    private @Nullable String engineName;

    @Option(names = SupervisedEngine.AFTER_CRASH, hidden = true)
    private boolean afterCrash;

    @Option(
            names = "--shard",
            paramLabel = "K/N",
            description =
                    "Train only one of N parts of about the same cost: for several machines that"
                            + " share the workspace's folder. All are started with the same N, and"
                            + " with K from 1 to N.")
    private @Nullable String shard;

    @Spec(Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    /**
     * One launch of several.
     *
     * @param batch that is launched; it may not exist yet
     */
    record Launch(Batch batch, Body body) {}

    /** Launches. */
    @FunctionalInterface
    interface Body {
        LaunchOutcome by(SweepLaunch launcher, RunReport report)
                throws IOException, InterruptedException;
    }

    /**
     * Sees whether the options can be followed.
     *
     * @throws UsageException if not
     */
    void check(Surroundings surroundings) {
        options.threads(surroundings);
        options.checkKernels();
        data.catalog(surroundings, DownloadProgress.SILENT);
        shard();
    }

    private Shard shard() {
        try {
            return shard == null ? Shard.WHOLE : Shard.parse(shard);
        } catch (IllegalArgumentException invalid) {
            throw new UsageException("--shard: " + invalid.getMessage());
        }
    }

    /** What is steered; threads that are named count instead of those steered before. */
    Steering applyTo(Steering before) {
        Steering remembering = before.withOptions(options.given()).withOptions(data.given());
        return options.namesThreads() ? remembering.withThreads(OptionalInt.empty()) : remembering;
    }

    /** Whether the whole command is to be done by a process that this one watches over. */
    boolean isSupervised() {
        return supervised;
    }

    /** Whether this process goes on with what one began that crashed. */
    boolean isAfterCrash() {
        return afterCrash;
    }

    /**
     * Has the whole command done by a process that this one watches over.
     *
     * @return the exit code
     */
    int supervise(Workspace workspace) throws IOException, InterruptedException {
        return new SupervisedEngine(arguments(), spec.commandLine().getErr())
                .run(workspace, shard());
    }

    private List<String> arguments() {
        return spec.commandLine().getParent().getParseResult().originalArgs();
    }

    /**
     * Launches one after the other, and tells how each ends. A batch that another engine has, or
     * that was cancelled, does not keep the others from being trained.
     *
     * @return the exit code
     */
    int train(Surroundings surroundings, Workspace workspace, List<Launch> launches)
            throws IOException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        if (supervised) {
            return supervise(workspace);
        }
        String again = ShellCommand.of(SupervisedEngine.typed(arguments()));
        ProgressLine progress = new ProgressLine(err, surroundings.interactive(), System::nanoTime);
        StopSignal stop = new StopSignal();
        RunReport report = new RunReport(out, err, progress, again, spec.name().equals("run"));
        int code = ExitCode.OK;
        try (Interrupts _ = Interrupts.stopping(stop, err)) {
            for (Launch launch : launches) {
                if (stop.isRequested()) {
                    err.println("Stopped before it was launched. To go on: " + again);
                    err.flush();
                    return ExitCode.INTERRUPTED;
                }
                Map<String, String> remembered = launch.batch().steering().options();
                DatasetCatalog catalog = data.catalog(surroundings, progress, remembered);
                Trainer trainer = options.trainer(remembered, surroundings);
                SweepLaunch launcher =
                        new SweepLaunch(
                                workspace,
                                new SweepPlanner(catalog),
                                new DatasetCache(
                                        new UnchangedDatasets(workspace, stop, catalog::prepare)),
                                trainer,
                                () -> surroundings.calibration().apply(trainer),
                                identity(again),
                                options.threads(surroundings),
                                options.checkpointInterval(),
                                stop);
                if (afterCrash) {
                    launcher.goOnAfterCrash();
                }
                code =
                        Math.max(
                                code,
                                train(launch, launcher, workspace, report, launches.size() > 1));
            }
        }
        return code;
    }

    private EngineIdentity identity(String command) {
        return engineName == null
                ? EngineIdentity.ofThisProcess(command, shard())
                : EngineIdentity.named(engineName, command);
    }

    private int train(
            Launch launch,
            SweepLaunch launcher,
            Workspace workspace,
            RunReport report,
            boolean others)
            throws IOException, InterruptedException {
        try {
            return report.end(launch.body().by(launcher, report), workspace);
        } catch (BatchTakenException | CancelledBatchException refused) {
            if (!others) {
                throw refused;
            }
            PrintWriter err = spec.commandLine().getErr();
            err.println("creamery: " + refused.getMessage());
            err.flush();
            return ExitCode.FILES;
        }
    }
}
