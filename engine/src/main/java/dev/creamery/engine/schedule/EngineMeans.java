package dev.creamery.engine.schedule;

import dev.creamery.engine.store.DuckDb;
import dev.creamery.engine.store.Workspace;
import dev.creamery.engine.train.Trainer;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Supplier;

/**
 * What engines work with.
 *
 * @param calibration measures the trainer
 * @param threads that train, unless the batch is steered otherwise
 * @param memory that training may take
 * @param checkpointInterval of training after which a run is saved
 */
record EngineMeans(
        Workspace workspace,
        DatasetCache datasets,
        Trainer trainer,
        Supplier<CostModel> calibration,
        EngineIdentity identity,
        int threads,
        MemoryBudget memory,
        Duration checkpointInterval,
        InstantSource clock) {

    DuckDb database(int megabytes, int databaseThreads) throws IOException {
        return DuckDb.inMemory(megabytes, databaseThreads, workspace.root().resolve(".temporary"));
    }
}
