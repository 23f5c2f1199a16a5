package dev.creamery.engine.cli;

import dev.creamery.engine.schedule.LaunchOutcome;
import dev.creamery.engine.store.Batch;
import dev.creamery.engine.store.DuckDb;
import dev.creamery.engine.store.Workspace;
import dev.creamery.engine.sweep.Sweep;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/** {@code creamery run}. */
@Command(
        name = "run",
        description = {
            "Trains sweeps, and leaves their results in a workspace.",
            "Only runs that are missing there are trained: launched again, a sweep goes on where it"
                    + " ended, and failed runs are tried again. Ctrl-C stops at the end of the"
                    + " epoch; what is finished is kept."
        },
        mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {

    @Mixin private SweepArguments sweeps = new SweepArguments();
    @Mixin private WorkspaceOption workspaceOption = new WorkspaceOption();
    @Mixin private SteeringOptions steering = new SteeringOptions();
    @Mixin private TrainingMixin training = new TrainingMixin();

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
        List<Sweep> read = sweeps.read();
        training.check(surroundings);
        Workspace workspace = workspaceOption.open();
        List<TrainingMixin.Launch> launches = new ArrayList<>();
        for (Sweep sweep : byPriority(workspace, read)) {
            launches.add(
                    new TrainingMixin.Launch(
                            workspace.batch(sweep.name()),
                            (launcher, report) -> {
                                LaunchOutcome outcome =
                                        launcher.run(
                                                sweep,
                                                before ->
                                                        training.applyTo(steering.applyTo(before)),
                                                report);
                                if (losses) {
                                    printLosses(workspace, outcome.batch());
                                }
                                return outcome;
                            }));
        }
        return training.train(surroundings, workspace, launches);
    }

    /** The sweep first whose batch has the highest priority; else as they were named. */
    private List<Sweep> byPriority(Workspace workspace, List<Sweep> read) throws IOException {
        Map<Sweep, Integer> priorities = new LinkedHashMap<>();
        for (Sweep sweep : read) {
            Batch batch = workspace.batch(sweep.name());
            priorities.put(sweep, steering.applyTo(batch.steering()).priority());
        }
        Comparator<Map.Entry<Sweep, Integer>> highest = Map.Entry.comparingByValue();
        return priorities.entrySet().stream()
                .sorted(highest.reversed())
                .map(Map.Entry::getKey)
                .toList();
    }

    private void printLosses(Workspace workspace, String batch) throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        try (DuckDb database = Databases.open(workspace.root(), 1)) {
            out.println();
            new LossTable()
                    .print(database, workspace, workspace.batch(batch).manifest().valid(), out);
            out.println();
        }
    }
}
