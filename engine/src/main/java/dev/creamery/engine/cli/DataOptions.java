package dev.creamery.engine.cli;

import dev.creamery.engine.data.DatasetCatalog;
import dev.creamery.engine.data.DownloadProgress;
import dev.creamery.engine.data.PmlbDownloader;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Where datasets come from. */
final class DataOptions {

    private static final String OPTION = "data";
    private static final String DATA = "CREAMERY_DATA";
    private static final String PMLB = "CREAMERY_PMLB";

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description =
                    "Folder with datasets of BUTTER, as NAME/NAME.tsv.gz or NAME.tsv.gz. Looked at"
                            + " first; then the folder in the variable CREAMERY_DATA; then the"
                            + " cache, into which a dataset is downloaded otherwise, from the"
                            + " address in CREAMERY_PMLB, which is by default"
                            + " https://github.com/EpistasisLab/pmlb/raw/master/datasets/.")
    private @Nullable Path data;

    DatasetCatalog catalog(Surroundings surroundings, DownloadProgress progress) {
        return catalog(surroundings, progress, Map.of());
    }

    /**
     * @param remembered options of an earlier launch, which count where none are given now
     */
    DatasetCatalog catalog(
            Surroundings surroundings, DownloadProgress progress, Map<String, String> remembered) {
        List<Path> folders = new ArrayList<>();
        if (data != null) {
            folders.add(data);
        } else if (remembered.containsKey(OPTION)) {
            Path folder = Path.of(remembered.get(OPTION));
            if (Files.isDirectory(folder)) { // else it is another computer, or another day
                folders.add(folder);
            }
        }
        surroundings.variable(DATA).map(Path::of).ifPresent(folders::add);
        URI published =
                surroundings
                        .variable(PMLB)
                        .map(DataOptions::address)
                        .orElse(PmlbDownloader.PUBLISHED);
        return new DatasetCatalog(
                folders,
                surroundings.cache(),
                new PmlbDownloader(published, PmlbDownloader.Retry.PATIENT, progress));
    }

    /** What was given, for later launches. */
    Map<String, String> given() {
        return data == null
                ? Map.of()
                : Map.of(OPTION, data.toAbsolutePath().normalize().toString());
    }

    private static URI address(String text) {
        try {
            URI address = URI.create(text);
            if ("https".equals(address.getScheme()) || "http".equals(address.getScheme())) {
                return address;
            }
        } catch (IllegalArgumentException notAnAddress) {
            // said below
        }
        throw new UsageException(
                PMLB
                        + " is "
                        + text
                        + ", which is not an address; allowed: https://... or http://...");
    }
}
