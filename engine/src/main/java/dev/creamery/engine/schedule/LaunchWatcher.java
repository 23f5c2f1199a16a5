package dev.creamery.engine.schedule;

/** Hears how a launch goes, on the thread that launched it. */
public interface LaunchWatcher {

    /**
     * The engine that has the batch was asked to stop; the launch waits for it.
     *
     * @param holder that engine, for people
     */
    default void waiting(String batch, String holder) {}

    /** Training is about to begin. */
    void planned(LaunchPlan plan);

    /** Several times a second while runs are trained. */
    void progress(Progress progress);

    /** All is trained that will be; the summary is brought up to date. */
    void summarizing();
}
