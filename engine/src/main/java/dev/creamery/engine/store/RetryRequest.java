package dev.creamery.engine.store;

import java.time.Instant;
import java.util.Optional;

/**
 * Somebody wants failed runs to be trained again: those that failed before the request.
 *
 * @param time of the request
 * @param cause only runs whose failure is of this kind or has this text, see {@link
 *     FailedRun#hasCause}; absent for every cause
 * @param experiment only runs of this experiment; absent for all
 */
public record RetryRequest(Instant time, Optional<String> cause, Optional<Long> experiment) {

    /** For every run that failed before. */
    public static RetryRequest all(Instant time) {
        return new RetryRequest(time, Optional.empty(), Optional.empty());
    }

    /** For runs whose failure is of this kind or has this text. */
    public static RetryRequest cause(Instant time, String cause) {
        return new RetryRequest(time, Optional.of(cause), Optional.empty());
    }

    /** For runs of one experiment. */
    public static RetryRequest experiment(Instant time, long experiment) {
        return new RetryRequest(time, Optional.empty(), Optional.of(experiment));
    }

    /** Whether it asks for this run. */
    public boolean covers(FailedRun run) {
        return !run.time().isAfter(time)
                && cause.stream().allMatch(run::hasCause)
                && experiment.stream().allMatch(id -> id == run.experimentId());
    }

    /** Whether an earlier request asks for nothing that this one does not ask for. */
    boolean replaces(RetryRequest earlier) {
        boolean all = cause.isEmpty() && experiment.isEmpty();
        return all || (cause.equals(earlier.cause) && experiment.equals(earlier.experiment));
    }
}
