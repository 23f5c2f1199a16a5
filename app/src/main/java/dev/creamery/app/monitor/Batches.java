package dev.creamery.app.monitor;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The batches of workspaces. Everything takes time: not for the view's thread. */
public interface Batches {

    /** All of a workspace, by name; none if the folder does not exist. */
    List<BatchProgress> list(Path workspace) throws IOException;

    /** What is inside one. */
    BatchContents contents(Path workspace, String batch) throws IOException;

    /**
     * Test losses of an experiment's finished runs.
     *
     * @return (runs, epochs)
     */
    List<float[]> testLosses(Path workspace, long experiment) throws IOException;

    /** Asks its engine to stop at the end of the epoch. */
    void stop(Path workspace, String batch) throws IOException;

    /** Starts an engine that trains what is missing; failed runs are tried again. */
    void goOn(Path workspace, String batch) throws IOException;
}
