package dev.creamery.engine.schedule;

import dev.creamery.engine.data.PreparedDataset;
import dev.creamery.engine.store.DatasetChecksums;
import dev.creamery.engine.store.Workspace;
import dev.creamery.engine.sweep.InvalidValueException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

/** Prepares datasets, and refuses those that are not what a workspace's results were made of. */
public final class UnchangedDatasets implements Function<String, PreparedDataset> {

    private final DatasetChecksums checksums;
    private final RoomOnDisk room;
    private final Function<String, PreparedDataset> preparer;

    /**
     * @param workspace of the results; on a full disk it waits for room to note a new dataset down
     * @param stop ends the waiting
     * @param preparer makes a dataset from its canonical name, or throws
     */
    public UnchangedDatasets(
            Workspace workspace, StopSignal stop, Function<String, PreparedDataset> preparer) {
        this.checksums = workspace.datasetChecksums();
        this.room = new RoomOnDisk(workspace.root(), stop, BatchEngine.ROOM_PATIENCE);
        this.preparer = preparer;
    }

    /**
     * @throws InvalidValueException if the dataset has changed
     */
    @Override
    public PreparedDataset apply(String name) {
        PreparedDataset dataset = preparer.apply(name);
        if (isUnchanged(name, dataset.checksum())) {
            return dataset;
        }
        throw new InvalidValueException(
                name
                        + " has changed since this workspace has results of it, and those of both"
                        + " would count as one experiment; put the old file back, or give the new"
                        + " one another name or another workspace");
    }

    private boolean isUnchanged(String name, int checksum) {
        AtomicBoolean unchanged = new AtomicBoolean(true);
        try {
            room.write(() -> unchanged.set(checksums.isUnchanged(name, checksum)));
        } catch (IOException failed) {
            // A full disk ends here only after a stop, and then nothing is trained.
            if (!room.isFull(failed)) {
                throw new UncheckedIOException(failed);
            }
        }
        return unchanged.get();
    }
}
