package dev.creamery.app.monitor;

import dev.creamery.engine.store.RunOrder;
import dev.creamery.engine.sweep.Sweep;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

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

    /**
     * The sweep that a batch was launched with, or one of a single experiment of it, with as many
     * repetitions and the same seed.
     *
     * @param experiment its id; the whole batch if there is none
     */
    Sweep like(Path workspace, String batch, Optional<Long> experiment) throws IOException;

    /** Asks its engines to stop at the end of the epoch; it can go on. */
    void stop(Path workspace, String batch) throws IOException;

    /** Asks its engines to stop at the end of the epoch, for good. */
    void cancel(Path workspace, String batch) throws IOException;

    /** Starts an engine that trains what is missing. */
    void goOn(Path workspace, String batch) throws IOException;

    /**
     * Has failed runs trained again, by the engines at work or else by a new one.
     *
     * @param cause a failure's message; all failed runs if there is none
     */
    void retry(Path workspace, String batch, Optional<String> cause) throws IOException;

    /**
     * Has more repetitions of every experiment trained, by the engines at work or else by a new
     * one.
     */
    void addRepetitions(Path workspace, String batch, int more) throws IOException;

    /** Has so many threads train it; empty for as many as its engine was started with. */
    void setThreads(Path workspace, String batch, OptionalInt threads) throws IOException;

    /** Has its runs trained in another order. */
    void setOrder(Path workspace, String batch, RunOrder order) throws IOException;
}
