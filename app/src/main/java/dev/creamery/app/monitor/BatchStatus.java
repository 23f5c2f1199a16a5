package dev.creamery.app.monitor;

import dev.creamery.engine.store.Control;

/** What becomes of a batch now. */
public enum BatchStatus {
    /** An engine trains it. */
    RUNNING("Running"),
    /** An engine has it, and was asked to stop. */
    STOPPING("Stopping at the end of the epoch"),
    /** Stopped by a person; can go on. */
    PAUSED("Paused"),
    /** Stopped by a person, for good; can go on nevertheless. */
    CANCELLED("Cancelled"),
    /** No engine has it, and nobody stopped it: its engine died, or was ended. */
    STOPPED("Stopped"),
    /** Every run has finished or failed. */
    FINISHED("Finished");

    private final String label;

    BatchStatus(String label) {
        this.label = label;
    }

    /** For people. */
    public String label() {
        return label;
    }

    /** Whether an engine has it. */
    public boolean isActive() {
        return this == RUNNING || this == STOPPING;
    }

    /**
     * @param taken whether an engine has the batch
     * @param complete whether every run has finished or failed
     */
    static BatchStatus of(boolean taken, Control control, boolean complete) {
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
