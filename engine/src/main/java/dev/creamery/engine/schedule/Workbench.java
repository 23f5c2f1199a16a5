package dev.creamery.engine.schedule;

import dev.creamery.engine.store.Batch;
import dev.creamery.engine.store.Checkpoints;

/**
 * What all rounds of training of one launch work with.
 *
 * @param results where trained runs go
 * @param room to write them
 * @param cost measured for the trainer
 * @param meter of all rounds together
 * @param effort of all rounds together
 */
record Workbench(
        EngineMeans means,
        Batch batch,
        Backlog backlog,
        GroupTrainer trainer,
        Checkpoints checkpoints,
        ResultStore results,
        RoomOnDisk room,
        CostModel cost,
        ProgressMeter meter,
        EffortMeter effort,
        Telling telling,
        StopSignal stop) {

    GroupSizes groupSizes(int threads) {
        return new GroupSizes(means.trainer(), means.memory(), threads);
    }
}
