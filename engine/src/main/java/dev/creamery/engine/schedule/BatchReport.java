package dev.creamery.engine.schedule;

import dev.creamery.engine.store.Control;
import dev.creamery.engine.store.RunFailure;
import dev.creamery.engine.store.SeatHolder;
import dev.creamery.engine.store.Steering;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How a batch stands.
 *
 * @param name of the batch
 * @param phase what becomes of it now
 * @param steering what people want of it
 * @param experiments valid ones
 * @param invalid experiments without a valid network, which are left out
 * @param repetitions of each experiment
 * @param runs of all valid experiments
 * @param done of these, finished, whichever batch finished them
 * @param running of these, in training
 * @param failed of these, failed and not to be tried again
 * @param failures the failed runs by their cause, most frequent first
 * @param holders the engines that have it, as far as they can be told
 * @param left until all is done, where an engine can tell
 * @param waitingFor what keeps its engines from writing results for now, and what to do about it
 * @param warnings what in {@code control.json} has no effect
 */
public record BatchReport(
        String name,
        Phase phase,
        Steering steering,
        int experiments,
        int invalid,
        int repetitions,
        int runs,
        int done,
        int running,
        int failed,
        List<FailureCause> failures,
        List<SeatHolder> holders,
        Optional<Duration> left,
        Optional<String> waitingFor,
        List<String> warnings) {

    /** What becomes of a batch. */
    public enum Phase {
        /** An engine trains it. */
        RUNNING("running"),
        /** An engine has it, and was asked to stop at the end of the epoch. */
        STOPPING("stopping"),
        /** No engine has it: a person paused it. */
        PAUSED("paused"),
        /** No engine has it: a person cancelled it. */
        CANCELLED("cancelled"),
        /**
         * No engine has it, nobody paused it, and not all is done: it waits, or its engine died.
         */
        STOPPED("stopped"),
        /** Every run is finished or has failed. */
        FINISHED("finished");

        private final String label;

        Phase(String label) {
            this.label = label;
        }

        /** For people and programs. */
        public String label() {
            return label;
        }

        static Phase of(boolean taken, Control control, boolean complete) {
            if (taken) {
                return control == Control.RUNNING ? RUNNING : STOPPING;
            }
            if (complete) {
                return FINISHED;
            }
            return switch (control) {
                case RUNNING -> STOPPED;
                case PAUSED -> PAUSED;
                case CANCELLED -> CANCELLED;
            };
        }
    }

    /**
     * Failed runs that have the same cause.
     *
     * @param failure message and remedy
     * @param runs how many
     * @param experiments whose runs they are
     */
    public record FailureCause(RunFailure failure, int runs, List<Long> experiments) {
        public FailureCause {
            experiments = List.copyOf(experiments);
        }
    }

    public BatchReport {
        failures = List.copyOf(failures);
        holders = List.copyOf(holders);
        warnings = List.copyOf(warnings);
    }

    /** Runs that are still to be begun, or were interrupted. */
    public int queued() {
        return runs - done - running - failed;
    }
}
