package dev.creamery.app.monitor;

import dev.creamery.app.place.DurationText;
import dev.creamery.app.place.NumberText;
import dev.creamery.engine.store.LiveStatus;
import dev.creamery.engine.store.Steering;

/**
 * How far a batch is.
 *
 * @param experiments valid ones
 * @param total runs of all valid experiments
 * @param done of these, finished, whichever batch finished them
 * @param failed of these, failed
 * @param steering what people want of it
 * @param activity what its engines do now
 */
public record BatchProgress(
        String name,
        BatchStatus status,
        int experiments,
        int total,
        int done,
        int failed,
        Steering steering,
        Activity activity) {

    /** From 0 to 1, failed runs included; a batch without runs is complete. */
    public double fraction() {
        return total == 0 ? 1 : (double) (done + failed) / total;
    }

    /** Whether an engine could train some of it. */
    public boolean canGoOn() {
        return !status.isActive() && status != BatchStatus.FINISHED;
    }

    /** Whether its engine can be asked to stop. */
    public boolean canStop() {
        return status == BatchStatus.RUNNING;
    }

    /** Such as {@code 12 / 40 runs · 1 failed}. */
    public String counts() {
        String runs = "%,d / %,d runs".formatted(done, total);
        return failed == 0 ? runs : runs + " · %,d failed".formatted(failed);
    }

    /**
     * Such as {@code 4 in training · 1 240 epochs per second · 3 min left (2 to 5 min)}; "" if
     * nothing is, or all of it waits.
     */
    public String pace() {
        if (!status.isActive()
                || activity.groups().isEmpty()
                || activity.waitingFor().isPresent()) {
            return "";
        }
        int running = activity.running().stream().mapToInt(group -> group.runs().size()).sum();
        double rate = activity.epochsPerSecond();
        String epochs = rate < 10 ? "%.1f".formatted(rate) : NumberText.rounded(Math.round(rate));
        return "%,d in training · %s epochs per second".formatted(running, epochs)
                + activity.left().map(left -> " · " + text(left)).orElse("");
    }

    private static String text(LiveStatus.Left left) {
        String expected = DurationText.text(left.expected()) + " left";
        return left.shortest().equals(left.longest())
                ? expected
                : expected + " (" + DurationText.range(left.shortest(), left.longest()) + ")";
    }

    /** For people: the status, or what it waits for. */
    public String state() {
        return activity.waitingFor().isPresent() ? "Waiting for disk space" : status.label();
    }

    /** The same without what changes all the time. */
    BatchProgress atRest() {
        return new BatchProgress(
                name, status, experiments, total, done, failed, steering, Activity.NONE);
    }
}
