package dev.creamery.engine.schedule;

/** Hears how a launch goes, on the thread that launched it. */
public interface LaunchWatcher {

    /** Training is about to begin. */
    void planned(LaunchPlan plan);

    /** Several times a second while runs are trained. */
    void progress(Progress progress);

    /** All is trained that will be; the summary is brought up to date. */
    void summarizing();
}
