package dev.creamery.engine.cli;

import dev.creamery.engine.store.Batch;
import dev.creamery.engine.store.Control;
import dev.creamery.engine.store.SeatHolder;
import dev.creamery.engine.store.Workspace;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;

/** Runs that somebody has just asked for: sees to it that they are trained. */
final class WantedRuns {

    private final TrainingMixin training;
    private final Surroundings surroundings;
    private final PrintWriter out;

    WantedRuns(TrainingMixin training, Surroundings surroundings, PrintWriter out) {
        this.training = training;
        this.surroundings = surroundings;
        this.out = out;
    }

    /**
     * Leaves them to the engine that has the batch, or to whoever resumes it where it is stopped;
     * else trains them here.
     *
     * @return the exit code
     */
    int train(Workspace workspace, Batch batch) throws IOException, InterruptedException {
        if (batch.control() != Control.RUNNING) {
            out.println(
                    "Batch "
                            + batch.name()
                            + " is "
                            + batch.control().label()
                            + ": they are trained when it goes on: "
                            + ShellCommand.about(batch.name(), workspace.root(), "resume"));
            out.flush();
            return ExitCode.OK;
        }
        if (batch.isTaken()) {
            String holder =
                    batch.holders().stream()
                            .map(SeatHolder::describe)
                            .findFirst()
                            .orElse("another engine");
            out.println("They are trained by the engine at work, " + holder);
            out.flush();
            return ExitCode.OK;
        }
        out.flush();
        return training.train(
                surroundings,
                workspace,
                List.of(
                        new TrainingMixin.Launch(
                                batch,
                                (launcher, report) ->
                                        launcher.resume(batch, training::applyTo, report))));
    }
}
