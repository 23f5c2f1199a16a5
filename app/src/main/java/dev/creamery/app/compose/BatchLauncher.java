package dev.creamery.app.compose;

import dev.creamery.engine.sweep.Sweep;

import java.io.IOException;
import java.nio.file.Path;

/** Starts an engine, a process of its own, that trains a sweep. */
@FunctionalInterface
public interface BatchLauncher {

    /**
     * Starts it; called in the background.
     *
     * @param workspace its folder; made if it does not exist
     * @throws IOException if no engine can be started, or the workspace not be written; the message
     *     is for the person
     */
    void launch(Sweep sweep, Path workspace) throws IOException;
}
