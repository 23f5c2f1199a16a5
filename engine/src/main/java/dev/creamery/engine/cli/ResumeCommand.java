package dev.creamery.engine.cli;

import dev.creamery.engine.schedule.BatchReport.Phase;
import dev.creamery.engine.schedule.BatchSteering;
import dev.creamery.engine.store.Batch;
import dev.creamery.engine.store.Control;
import dev.creamery.engine.store.Workspace;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/** {@code creamery resume}. */
@Command(
        name = "resume",
        description = {
            "Goes on with a batch that was paused, cancelled or interrupted, in this process.",
            "It needs no sweep file. Failed runs are left alone: creamery retry is for them."
        },
        mixinStandardHelpOptions = true)
final class ResumeCommand implements Callable<Integer> {

    @Parameters(
            arity = "0..1",
            paramLabel = "BATCH",
            description = "The batch's name, or so much of its beginning as no other has.")
    private @Nullable String name;

    @Option(
            names = "--all",
            description =
                    "Every batch that is not finished, not cancelled, and that no engine has; by"
                            + " priority.")
    private boolean all;

    @Mixin private WorkspaceOption workspaceOption = new WorkspaceOption();
    @Mixin private SteeringOptions steering = new SteeringOptions();
    @Mixin private TrainingMixin training = new TrainingMixin();
    @Spec private CommandSpec spec = CommandSpec.create();

    private final Surroundings surroundings;

    ResumeCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (all == (name != null)) {
            throw new UsageException("name a batch, or say --all");
        }
        training.check(surroundings);
        Workspace workspace = workspaceOption.openExisting();
        BatchSteering batches = new BatchSteering(workspace);
        List<Batch> chosen = name == null ? unfinished(batches) : List.of(batches.find(name));
        if (chosen.isEmpty()) {
            spec.commandLine().getOut().println("There is no batch to go on with");
            spec.commandLine().getOut().flush();
            return ExitCode.OK;
        }
        List<TrainingMixin.Launch> launches = new ArrayList<>();
        for (Batch batch : chosen) {
            launches.add(
                    new TrainingMixin.Launch(
                            batch,
                            (launcher, report) ->
                                    launcher.resume(
                                            batch,
                                            before -> training.applyTo(steering.applyTo(before)),
                                            report)));
        }
        return training.train(surroundings, workspace, launches);
    }

    private List<Batch> unfinished(BatchSteering batches) throws IOException {
        List<Batch> chosen = new ArrayList<>();
        for (Batch batch : batches.byPriority()) {
            boolean free = batch.control() != Control.CANCELLED && !batch.isTaken();
            if (free && batches.status(batch).phase() != Phase.FINISHED) {
                chosen.add(batch);
            }
        }
        return chosen;
    }
}
