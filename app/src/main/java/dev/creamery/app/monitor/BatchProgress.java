package dev.creamery.app.monitor;

/**
 * How far a batch is.
 *
 * @param experiments valid ones
 * @param total runs of all valid experiments
 * @param done of these, finished, whichever batch finished them
 * @param failed of these, failed
 */
public record BatchProgress(
        String name, BatchStatus status, int experiments, int total, int done, int failed) {

    /** From 0 to 1, failed runs included; a batch without runs is complete. */
    public double fraction() {
        return total == 0 ? 1 : (double) (done + failed) / total;
    }

    /** Whether an engine could train some of it. */
    public boolean canGoOn() {
        return !status.isActive() && done < total;
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
}
