package dev.creamery.app.shell;

import dev.creamery.app.compose.DatasetInspector;
import dev.creamery.app.compose.DatasetLook;
import dev.creamery.app.preferences.Preferences;
import dev.creamery.engine.data.DatasetCatalog;
import dev.creamery.engine.data.DatasetLocation;
import dev.creamery.engine.data.DownloadProgress;
import dev.creamery.engine.data.PmlbDownloader;
import dev.creamery.engine.data.UserCache;
import dev.creamery.engine.sweep.DatasetFacts;

import javafx.beans.value.ObservableValue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The engine's catalog of datasets for the preferred data folder; another one when that changes.
 */
final class Datasets implements DatasetInspector {

    private volatile Path folder;
    private volatile DatasetCatalog catalog;

    Datasets(ObservableValue<Preferences> preferences) {
        folder = preferences.getValue().dataFolder();
        catalog = catalog(folder, DownloadProgress.SILENT);
        preferences.addListener(
                (property, before, now) -> {
                    if (!before.dataFolder().equals(now.dataFolder())) {
                        folder = now.dataFolder();
                        catalog = catalog(folder, DownloadProgress.SILENT);
                    }
                });
    }

    @Override
    public DatasetFacts facts(String dataset) {
        return catalog.facts(dataset);
    }

    @Override
    public DatasetLocation locate(String dataset) {
        return catalog.locate(dataset);
    }

    @Override
    public DatasetLook look(String dataset, DownloadProgress progress) {
        DatasetCatalog now = catalog(folder, progress);
        return DatasetLook.of(now.describe(dataset), now.prepare(dataset));
    }

    private static DatasetCatalog catalog(Path folder, DownloadProgress progress) {
        return new DatasetCatalog(
                Files.isDirectory(folder) ? List.of(folder) : List.of(),
                UserCache.datasets(),
                new PmlbDownloader(
                        PmlbDownloader.PUBLISHED, PmlbDownloader.Retry.PATIENT, progress));
    }
}
