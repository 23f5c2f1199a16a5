package dev.creamery.app.compose;

import dev.creamery.engine.data.DatasetLocation;
import dev.creamery.engine.data.DownloadProgress;
import dev.creamery.engine.sweep.DatasetDirectory;

/** Knows datasets, and can look inside them. */
public interface DatasetInspector extends DatasetDirectory {

    /**
     * Where a dataset would come from.
     *
     * @throws dev.creamery.engine.sweep.InvalidValueException if there is none of that name
     */
    DatasetLocation locate(String dataset);

    /**
     * Reads a dataset; downloads it if need be. May take long.
     *
     * @param progress of the download, and whether it is given up
     * @throws dev.creamery.engine.data.DatasetException if it cannot be had or used; the message
     *     has the remedy
     */
    DatasetLook look(String dataset, DownloadProgress progress);
}
