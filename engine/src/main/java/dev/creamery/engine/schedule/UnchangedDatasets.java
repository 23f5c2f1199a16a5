package dev.creamery.engine.schedule;

import dev.creamery.engine.data.PreparedDataset;
import dev.creamery.engine.store.DatasetChecksums;
import dev.creamery.engine.sweep.InvalidValueException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Function;

/** Prepares datasets, and refuses those that are not what a workspace's results were made of. */
public final class UnchangedDatasets implements Function<String, PreparedDataset> {

    private final DatasetChecksums checksums;
    private final Function<String, PreparedDataset> preparer;

    /**
     * @param checksums of the workspace
     * @param preparer makes a dataset from its canonical name, or throws
     */
    public UnchangedDatasets(
            DatasetChecksums checksums, Function<String, PreparedDataset> preparer) {
        this.checksums = checksums;
        this.preparer = preparer;
    }

    /**
     * @throws InvalidValueException if the dataset has changed
     */
    @Override
    public PreparedDataset apply(String name) {
        PreparedDataset dataset = preparer.apply(name);
        try {
            if (checksums.isUnchanged(name, dataset.checksum())) {
                return dataset;
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        throw new InvalidValueException(
                name
                        + " has changed since this workspace has results of it, and those of both"
                        + " would count as one experiment; put the old file back, or give the new"
                        + " one another name or another workspace");
    }
}
