package dev.creamery.app.compose;

import dev.creamery.engine.sweep.Experiment;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** Knows what a workspace has already. */
@FunctionalInterface
public interface FinishedRuns {

    /** Finished runs by experiment, over all batches; asked in the background. */
    Map<Experiment, Integer> of(Path workspace) throws IOException;
}
