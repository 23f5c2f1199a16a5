package dev.creamery.engine.summary;

import dev.creamery.engine.store.DuckDb;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Summarizes the repetitions of a workspace. */
public final class Summarizer {

    private final DuckDb database;

    public Summarizer(DuckDb database) {
        this.database = database;
    }

    /**
     * What was done.
     *
     * @param experiments experiments in the summary
     * @param runs runs that it is made from
     * @param damaged parts that could not be read and are not in it, each with the reason
     * @param warnings what else is to be said
     */
    public record Report(
            int experiments, long runs, Map<Path, String> damaged, List<String> warnings) {}

    /**
     * Brings {@code summary/*.parquet} up to date with {@code repetitions/*.parquet} (folders
     * within it too).
     *
     * @param workspace the folder of both
     * @throws IOException if a file cannot be written
     */
    public Report summarize(Path workspace) throws IOException {
        throw new UnsupportedOperationException(String.valueOf(database) + workspace);
    }
}
