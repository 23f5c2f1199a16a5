package dev.creamery.engine.train;

/** A job in training. The caller decides when an epoch is trained, and so can pause between two. */
public interface TrainingSession extends AutoCloseable {

    /** Epochs done so far. */
    int epoch();

    /**
     * Trains every run for one epoch and adds its statistics to the histories. A loss that is not
     * finite is recorded like any other, and training goes on.
     */
    void trainEpoch();

    /**
     * The statistics so far.
     *
     * @param run index in the job's runs
     */
    RunHistory history(int run);

    /**
     * A copy of what the run needs to go on later.
     *
     * @param run index in the job's runs
     */
    RunState state(int run);

    /**
     * The same, but the arrays may be the session's own: not to be changed, nor used after the next
     * epoch. Large networks would not fit the memory twice.
     *
     * @param run index in the job's runs
     */
    default RunState borrowedState(int run) {
        return state(run);
    }

    @Override
    void close();
}
