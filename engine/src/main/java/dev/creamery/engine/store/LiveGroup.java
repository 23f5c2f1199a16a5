package dev.creamery.engine.store;

import java.util.List;

/**
 * Runs of one experiment that are trained together, or just were.
 *
 * @param experimentId BUTTER's {@code experiment_id}
 * @param runs their {@code run_id}s
 * @param epoch the last one that was trained; {@code epochs} once they are finished
 * @param epochs that they are trained for
 * @param at some epochs, ascending, the last one among them
 * @param testLoss at these, (runs, at.length); not finite where the loss was not
 */
public record LiveGroup(
        long experimentId, List<String> runs, int epoch, int epochs, int[] at, float[][] testLoss) {

    public LiveGroup {
        runs = List.copyOf(runs);
        if (testLoss.length != runs.size()) {
            throw new IllegalArgumentException(
                    "losses of " + testLoss.length + " runs for " + runs.size() + " runs");
        }
        for (float[] losses : testLoss) {
            if (losses.length != at.length) {
                throw new IllegalArgumentException(
                        losses.length + " losses for " + at.length + " epochs");
            }
        }
    }

    /** Whether its last epoch is trained. */
    public boolean isFinished() {
        return epoch >= epochs;
    }
}
