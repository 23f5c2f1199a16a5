package dev.creamery.engine.data;

import static java.util.Objects.requireNonNull;

import dev.creamery.engine.sweep.DatasetDirectory;
import dev.creamery.engine.sweep.DatasetFacts;
import dev.creamery.engine.sweep.DatasetReference;
import dev.creamery.engine.sweep.InvalidValueException;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.lang.ref.SoftReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Finds datasets by their names, and prepares them. Those of BUTTER come from the folders given,
 * else from the cache, else they are downloaded into the cache. May be used by several threads.
 */
public final class DatasetCatalog implements DatasetDirectory {

    /** How many prepared datasets are kept, as long as memory allows. */
    private static final int KEPT = 4;

    private final List<Path> folders;
    private final Path cache;
    private final PmlbDownloader downloader;
    private final Map<String, Object> locks = new ConcurrentHashMap<>();
    private final Map<Version, DatasetDescription> described = new ConcurrentHashMap<>();
    private final Map<Version, SoftReference<PreparedDataset>> prepared = new LinkedHashMap<>();

    /** A dataset, and the state of its file: a file of the user's may change. */
    private record Version(String name, long modified, long size) {}

    /**
     * @param folders that may have datasets of BUTTER, as {@code NAME/NAME.tsv.gz} or {@code
     *     NAME.tsv.gz}; the first that has one wins
     * @param cache folder that downloaded datasets are kept in, see {@link UserCache}
     * @throws DatasetException if one of the folders does not exist
     */
    public DatasetCatalog(List<Path> folders, Path cache, PmlbDownloader downloader) {
        for (Path folder : folders) {
            if (!Files.isDirectory(folder)) {
                throw new DatasetException(
                        "there is no data folder "
                                + folder
                                + "; correct --data or CREAMERY_DATA, or create it");
            }
        }
        this.folders = List.copyOf(folders);
        this.cache = cache;
        this.downloader = downloader;
    }

    /**
     * {@inheritDoc}
     *
     * <p>Files of the user's are read once and remembered until they change.
     */
    @Override
    public DatasetFacts facts(String dataset) {
        try {
            return switch (DatasetReference.of(dataset)) {
                case DatasetReference.Butter butter -> butter.facts();
                case DatasetReference.Synthetic synthetic -> synthetic.facts();
                case DatasetReference.UserFile file -> describe(dataset).facts();
            };
        } catch (DatasetException unusable) {
            throw new InvalidValueException(String.valueOf(unusable.getMessage()));
        }
    }

    /**
     * Where a dataset would come from.
     *
     * @throws InvalidValueException if there is no dataset of that name
     */
    public DatasetLocation locate(String dataset) {
        return switch (DatasetReference.of(dataset)) {
            case DatasetReference.Butter butter -> locateButter(butter.name());
            case DatasetReference.Synthetic synthetic -> new DatasetLocation.Generated();
            case DatasetReference.UserFile file ->
                    new DatasetLocation.UserFile(Path.of(file.path()));
        };
    }

    /** Why datasets of BUTTER cannot be downloaded now; nothing if their server answers in time. */
    public Optional<String> unreachable(Duration patience) {
        return downloader.unreachable(patience);
    }

    private DatasetLocation locateButter(String name) {
        Optional<Path> given =
                folders.stream()
                        .flatMap(folder -> candidates(folder, name))
                        .filter(Files::isRegularFile)
                        .findFirst();
        if (given.isPresent()) {
            return new DatasetLocation.InDataFolder(given.get());
        }
        Path cached = candidates(cache, name).findFirst().orElseThrow();
        return Files.isRegularFile(cached)
                ? new DatasetLocation.InCache(cached)
                : new DatasetLocation.ToDownload(downloader.address(name), cached);
    }

    private static Stream<Path> candidates(Path folder, String name) {
        String file = name + ".tsv.gz";
        return Stream.of(folder.resolve(name).resolve(file), folder.resolve(file));
    }

    /**
     * How a dataset's columns are encoded; downloads it if need be, and reads all its rows.
     *
     * @throws InvalidValueException if there is no dataset of that name
     * @throws DatasetException if it cannot be had or used
     */
    public DatasetDescription describe(String dataset) {
        DatasetReference reference = DatasetReference.of(dataset);
        synchronized (lock(reference)) {
            Version version = version(reference);
            DatasetDescription known = described.get(version);
            if (known != null) {
                return known;
            }
            try (RawTable table = open(reference)) {
                return describe(reference, version, table);
            }
        }
    }

    /**
     * A dataset, encoded for networks. The same object for the same name, while it is in memory.
     *
     * @throws InvalidValueException if there is no dataset of that name
     * @throws DatasetException if it cannot be had or used
     */
    public PreparedDataset prepare(String dataset) {
        DatasetReference reference = DatasetReference.of(dataset);
        synchronized (lock(reference)) {
            Version version = version(reference);
            PreparedDataset known = remembered(version);
            if (known != null) {
                return known;
            }
            try (RawTable table = open(reference)) {
                DatasetDescription description = describe(reference, version, table);
                PreparedDataset made = new DatasetEncoder(description, table).encode();
                remember(version, made);
                return made;
            }
        }
    }

    private Object lock(DatasetReference reference) {
        return requireNonNull(locks.computeIfAbsent(reference.name(), name -> new Object()));
    }

    /** To be called with the dataset's lock held, as a description takes a while to make. */
    private DatasetDescription describe(
            DatasetReference reference, Version version, RawTable table) {
        DatasetDescription known = described.get(version);
        if (known != null) {
            return known;
        }
        DatasetDescription made =
                new DatasetDescriber(reference.name(), Conventions.of(reference), table).describe();
        described.put(version, made);
        return made;
    }

    private RawTable open(DatasetReference reference) {
        return switch (reference) {
            case DatasetReference.Synthetic synthetic -> new SyntheticTable(synthetic);
            case DatasetReference.UserFile file -> DatasetReader.open(Path.of(file.path()));
            case DatasetReference.Butter butter -> DatasetReader.open(file(butter));
        };
    }

    private Path file(DatasetReference.Butter butter) {
        return switch (locateButter(butter.name())) {
            case DatasetLocation.InDataFolder(Path file) -> file;
            case DatasetLocation.InCache(Path file) -> file;
            case DatasetLocation.ToDownload download -> {
                downloader.download(butter.facts(), download.to());
                yield download.to();
            }
            default -> throw new IllegalStateException(butter.name());
        };
    }

    private Version version(DatasetReference reference) {
        if (reference instanceof DatasetReference.UserFile file) {
            Path path = Path.of(file.path());
            try {
                return new Version(
                        file.name(), Files.getLastModifiedTime(path).toMillis(), Files.size(path));
            } catch (IOException missing) {
                // opening it says what is wrong
            }
        }
        return new Version(reference.name(), 0, 0);
    }

    private synchronized @Nullable PreparedDataset remembered(Version version) {
        SoftReference<PreparedDataset> kept = prepared.remove(version);
        if (kept == null) {
            return null;
        }
        prepared.put(version, kept); // now the latest
        return kept.get();
    }

    private synchronized void remember(Version version, PreparedDataset made) {
        prepared.put(version, new SoftReference<>(made));
        if (prepared.size() > KEPT) {
            prepared.remove(prepared.keySet().iterator().next());
        }
    }
}
