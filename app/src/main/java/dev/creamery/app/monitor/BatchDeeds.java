package dev.creamery.app.monitor;

import dev.creamery.app.place.Notice;
import dev.creamery.app.place.Notices;
import dev.creamery.app.task.TaskRunner;

import javafx.beans.value.ObservableValue;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Does to batches what a person wants, in the background, and tells when it could not be done.
 *
 * @param notices where that is told
 * @param done is run after each deed that succeeded
 */
record BatchDeeds(
        TaskRunner tasks, ObservableValue<Path> workspace, Notices notices, Runnable done) {

    /** Something that is done to a workspace. */
    @FunctionalInterface
    interface Deed {
        void in(Path folder) throws IOException;
    }

    /**
     * Changes what a batch's engines are to do.
     *
     * @param what happens to the batch, as in "could not be …"
     */
    void steer(String name, String what, Deed deed) {
        Path folder = workspace.getValue();
        tasks.run(
                () -> {
                    deed.in(folder);
                    return name;
                },
                steered -> done.run(),
                failure ->
                        notices.show(
                                Notice.error(
                                        name
                                                + " could not be "
                                                + what
                                                + ": "
                                                + failure.getMessage(),
                                        RunsViewModel.REMEDY,
                                        failure)));
    }

    /**
     * Does what may need an engine of its own, which takes seconds to start.
     *
     * @param what the batch is to do, as in "could not …"
     */
    void train(String name, String what, Deed deed) {
        Path folder = workspace.getValue();
        notices.show(Notice.info("An engine is being asked for " + name));
        tasks.run(
                () -> {
                    deed.in(folder);
                    return name;
                },
                asked -> {
                    notices.dismiss();
                    done.run();
                },
                failure ->
                        notices.show(
                                Notice.error(
                                        name + " could not " + what + ": " + failure.getMessage(),
                                        "Nothing that was finished is lost. Put right what the"
                                                + " message says, then try it again.",
                                        failure)));
    }
}
