package dev.creamery.app.monitor;

import dev.creamery.app.task.TaskRunner;

import java.util.List;

/**
 * Announces that batches have ended.
 *
 * @param announcer tells it outside of the window
 */
record BatchEnds(Announcer announcer, TaskRunner tasks) {

    /** Tells those that were in training when they were last looked at, and are not any more. */
    void observe(List<BatchProgress> before, List<BatchProgress> now) {
        now.stream()
                .filter(one -> !one.status().isActive())
                .filter(one -> wasActive(one.name(), before))
                .forEach(this::announce);
    }

    private static boolean wasActive(String name, List<BatchProgress> before) {
        return before.stream().anyMatch(one -> one.name().equals(name) && one.status().isActive());
    }

    private void announce(BatchProgress ended) {
        switch (ended.status()) {
            case FINISHED -> announce(ended.name() + " is finished", ended.counts());
            case STOPPED ->
                    announce(
                            ended.name() + " stopped before its end",
                            "Its engine ended. What is finished is kept; Runs lets it go on.");
            default -> {} // a person stopped it
        }
    }

    private void announce(String title, String text) {
        tasks.run(
                () -> {
                    announcer.announce(title, text);
                    return title;
                },
                told -> {},
                failure -> {}); // the window tells it, too
    }
}
