package dev.creamery.engine.schedule;

import dev.creamery.engine.store.RunFailure;
import dev.creamery.engine.summary.Summarizer;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * How a launch ended.
 *
 * @param batch its name
 * @param missing runs that it set out to train
 * @param done of these, finished and on the disk
 * @param failures every distinct failure, and how many runs it befell
 * @param stopped why it ended before all were trained
 * @param storage what kept it from writing, if that is why
 * @param summary what the summary was made from, if it was
 * @param effort what its threads did
 * @param time that it took
 */
public record LaunchOutcome(
        String batch,
        int missing,
        int done,
        Map<RunFailure, Integer> failures,
        Optional<StopSignal.Reason> stopped,
        Optional<String> storage,
        Optional<Summarizer.Report> summary,
        Effort effort,
        Duration time) {

    /** Runs that failed. */
    public int failed() {
        return failures.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Runs that are still to be trained. */
    public int left() {
        return missing - done - failed();
    }
}
