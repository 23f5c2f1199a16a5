package dev.creamery.engine.cli;

import dev.creamery.engine.store.DuckDb;

import java.io.IOException;
import java.nio.file.Path;

/** The database that reads and writes a workspace's tables. */
final class Databases {

    static final int MEGABYTES = 2048;

    private Databases() {}

    /**
     * @param workspace its folder, where what does not fit the memory goes
     */
    static DuckDb open(Path workspace, int threads) throws IOException {
        return DuckDb.inMemory(MEGABYTES, threads, workspace.resolve(".temporary"));
    }
}
