package dev.creamery.engine.schedule;

import java.time.Duration;
import java.util.Optional;

/**
 * How far a launch is.
 *
 * @param runs runs that the launch set out to train
 * @param done of these, finished and on the disk
 * @param running of these, in training
 * @param failed of these, failed
 * @param epochs epochs trained so far, over all runs
 * @param epochsPerSecond over the last seconds, over all threads
 * @param elapsed since the launch
 * @param timeLeft until all is done; absent while there is too little to tell from
 * @param waitingFor what keeps results from being written for now, and what to do about it
 */
public record Progress(
        int runs,
        int done,
        int running,
        int failed,
        long epochs,
        double epochsPerSecond,
        Duration elapsed,
        Optional<TimeLeft> timeLeft,
        Optional<String> waitingFor) {

    /** The same, while it waits. */
    Progress waitingFor(Optional<String> what) {
        return new Progress(
                runs, done, running, failed, epochs, epochsPerSecond, elapsed, timeLeft, what);
    }

    /** The expected time until all is done. */
    public Optional<Duration> left() {
        return timeLeft.map(TimeLeft::expected);
    }
}
