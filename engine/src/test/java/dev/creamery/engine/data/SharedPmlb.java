package dev.creamery.engine.data;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Published datasets that may lie beside the project; without them, tests are skipped. */
public final class SharedPmlb {

    private static final Path FOLDER = Path.of("..", "..", "shared", "pmlb");

    private SharedPmlb() {}

    static Path folder() {
        assumeTrue(Files.isDirectory(FOLDER), "no published datasets beside the project");
        return FOLDER;
    }

    /** A catalog that has them, an empty cache, and no way to download. */
    public static DatasetCatalog catalog(Path emptyCache) {
        return new DatasetCatalog(List.of(folder()), emptyCache, offline());
    }

    static PmlbDownloader offline() {
        return new PmlbDownloader(
                URI.create("http://127.0.0.1:1/"),
                new PmlbDownloader.Retry(1, Duration.ZERO, Duration.ofSeconds(5)),
                DownloadProgress.SILENT);
    }
}
