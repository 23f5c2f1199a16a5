package dev.creamery.app.monitor;

import dev.creamery.app.place.Notice;
import dev.creamery.app.place.Notices;
import dev.creamery.app.task.TaskRunner;

/** The question whether training goes on when the window is closed. */
final class ClosingViewModel {

    private final OwnEngines engines;
    private final TaskRunner tasks;
    private final Runnable close;
    private final Notices notices = new Notices();

    /**
     * @param close closes the window
     */
    ClosingViewModel(OwnEngines engines, TaskRunner tasks, Runnable close) {
        this.engines = engines;
        this.tasks = tasks;
        this.close = close;
    }

    /** What went wrong. */
    Notices notices() {
        return notices;
    }

    /** Closes the window; its engines train on. */
    void goOn() {
        close.run();
    }

    /** Asks the engines to stop, and closes the window once they were told. */
    void stop() {
        tasks.run(
                () -> {
                    engines.stop();
                    return true;
                },
                told -> close.run(),
                failure ->
                        notices.show(
                                Notice.error(
                                        "The training could not be stopped: "
                                                + failure.getMessage(),
                                        "Check that the workspace can be written to, or let it"
                                                + " train on.",
                                        failure)));
    }
}
