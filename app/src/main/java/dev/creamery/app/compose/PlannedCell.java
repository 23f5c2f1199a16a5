package dev.creamery.app.compose;

import dev.creamery.engine.sweep.PlannedExperiment;

/**
 * A cell of a sweep, its network found.
 *
 * @param planned an experiment of the cell, with core values for whatever concerns training
 * @param secondsPerRun predicted for its longest run; NaN while that is not known
 * @param runs of the cell
 * @param done of these, finished in this workspace
 */
record PlannedCell(PlannedExperiment planned, double secondsPerRun, long runs, long done) {

    boolean isValid() {
        return planned.isValid();
    }
}
