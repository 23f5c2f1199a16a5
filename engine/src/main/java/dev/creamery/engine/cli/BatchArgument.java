package dev.creamery.engine.cli;

import dev.creamery.engine.schedule.BatchSteering;
import dev.creamery.engine.store.Batch;
import dev.creamery.engine.store.Workspace;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

import java.io.IOException;

/** The batch that a command is about. */
final class BatchArgument {

    @Parameters(
            paramLabel = "BATCH",
            description = "The batch's name, or so much of its beginning as no other has.")
    private String name = "";

    @Mixin private WorkspaceOption workspaceOption = new WorkspaceOption();

    /** The workspace that it is in. */
    Workspace workspace() throws IOException {
        return workspaceOption.openExisting();
    }

    /**
     * The batch.
     *
     * @throws dev.creamery.engine.schedule.UnknownBatchException if there is none, or more than one
     */
    Batch find(Workspace workspace) throws IOException {
        return new BatchSteering(workspace).find(name);
    }
}
