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

    private volatile DatasetCatalog catalog;

    Datasets(ObservableValue<Preferences> preferences) {
        catalog = catalog(preferences.getValue().dataFolder());
        preferences.addListener(
                (property, before, now) -> {
                    if (!before.dataFolder().equals(now.dataFolder())) {
                        catalog = catalog(now.dataFolder());
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
    public DatasetLook look(String dataset) {
        DatasetCatalog now = catalog;
        return DatasetLook.of(now.describe(dataset), now.prepare(dataset));
    }

    private static DatasetCatalog catalog(Path folder) {
        return new DatasetCatalog(
                Files.isDirectory(folder) ? List.of(folder) : List.of(),
                UserCache.datasets(),
                new PmlbDownloader(
                        PmlbDownloader.PUBLISHED,
                        PmlbDownloader.Retry.PATIENT,
                        DownloadProgress.SILENT));
    }
}
