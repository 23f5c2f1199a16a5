package dev.creamery.engine.query;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * All experiments of a source in one rebuildable DuckDB file: their scalars, where their curves
 * lie, and samples of these. Opening is instant; {@link #refresh} reads what is new, while queries
 * answer on what is there.
 */
public final class DatasetIndex implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DatasetIndex.class);

    private final Path root;
    private final @Nullable Path file;
    private final String whyInMemory;
    private final Database database;
    private final AtomicLong generation = new AtomicLong();
    private volatile List<FileProblem> scanProblems = List.of();

    private DatasetIndex(Path root, @Nullable Path file, String whyInMemory, Database database) {
        this.root = root;
        this.file = file;
        this.whyInMemory = whyInMemory;
        this.database = database;
    }

    /**
     * Loads the database's native library, which takes most of the time that the first opening
     * takes. Blocks.
     */
    public static void warmUp() {
        try {
            Database.load();
        } catch (SQLException e) {
            throw SqlErrors.translate(e);
        }
    }

    /**
     * Opens the index of a folder or a Parquet file, empty if there is none yet.
     *
     * @param path the source
     * @param cacheFolder where indexes of foreign folders, and temporary files, lie
     * @param memoryLimit of the database, outside Java's heap, for example {@code 1GB}
     * @throws IOException if there is nothing at that path
     */
    public static DatasetIndex open(Path path, Path cacheFolder, String memoryLimit)
            throws IOException {
        Path root = path.toAbsolutePath().normalize();
        if (!Files.exists(root)) {
            throw new IOException("There is no file or folder " + root);
        }
        Database.Limits limits =
                new Database.Limits(
                        memoryLimit,
                        Runtime.getRuntime().availableProcessors(),
                        cacheFolder.resolve("temporary"));
        Path file =
                SourceScanner.isWorkspace(root)
                        ? root.resolve(".index").resolve("index.duckdb")
                        : cacheFolder.resolve("index").resolve(name(root) + ".duckdb");
        try {
            Files.createDirectories(file.getParent());
            return new DatasetIndex(root, file, "", openFile(file, root, limits));
        } catch (IOException | SQLException | QueryException e) {
            LOG.info("The index of {} is kept in memory: {}", root, e.getMessage());
            return new DatasetIndex(
                    root,
                    null,
                    SqlErrors.clean(String.valueOf(e.getMessage())),
                    inMemory(root, limits));
        }
    }

    private static Database inMemory(Path root, Database.Limits limits) {
        try {
            Database database = new Database(null, root, limits);
            prepare(database, root);
            return database;
        } catch (SQLException e) {
            throw SqlErrors.translate(e);
        }
    }

    /**
     * Opens the file; one that is broken or of another version is made anew. One at a time: to
     * another thread, a database that is being set up would look broken.
     */
    private static synchronized Database openFile(Path file, Path root, Database.Limits limits)
            throws SQLException, IOException {
        Database database;
        try {
            database = new Database(file, root, limits);
        } catch (SQLException e) {
            if (isLocked(e) || !Files.exists(file) || !Files.isWritable(file)) {
                throw e;
            }
            LOG.warn("The index {} is broken and made anew: {}", file, e.getMessage());
            delete(file);
            database = new Database(file, root, limits);
        }
        try {
            if (!prepare(database, root)) {
                database.close();
                delete(file);
                database = new Database(file, root, limits);
                prepare(database, root);
            }
            return database;
        } catch (RuntimeException | SQLException e) {
            database.close();
            throw e;
        }
    }

    /** Makes tables if there are none; false if there are others than we make. */
    private static boolean prepare(Database database, Path root) {
        try (Session session = database.session()) {
            long tables = session.number("SELECT count(*) FROM information_schema.tables");
            if (tables == 0) {
                session.transaction(() -> session.execute(IndexTables.create(root.toString())));
                return true;
            }
            try {
                return session.number(
                                "SELECT count(*) FROM index_info WHERE version = %d AND root = %s"
                                        .formatted(IndexTables.VERSION, Sql.text(root.toString())))
                        == 1;
            } catch (QueryException otherTables) {
                return false;
            }
        }
    }

    private static boolean isLocked(SQLException e) {
        String message = String.valueOf(e.getMessage());
        return message.contains("Could not set lock")
                || message.contains("being used by another process");
    }

    private static void delete(Path file) throws IOException {
        Files.deleteIfExists(file);
        Files.deleteIfExists(file.resolveSibling(file.getFileName() + ".wal"));
    }

    private static String name(Path root) {
        try {
            byte[] digest =
                    java.security.MessageDigest.getInstance("SHA-256")
                            .digest(root.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Looks for new, changed and removed files and reads what is needed. Blocks; queries of other
     * threads go on. If it is cancelled, what was read stays, and the next call goes on from there.
     *
     * @param progress told after every step
     * @throws IOException if the source is gone
     */
    public synchronized void refresh(Consumer<WorkProgress> progress, Cancellation cancellation)
            throws IOException {
        Source source = new SourceScanner().scan(root, cancellation);
        scanProblems = source.problems();
        try (Session session = database.session(cancellation)) {
            new IndexBuilder(
                            session,
                            source,
                            step -> {
                                if (step.total() > 0) {
                                    generation.incrementAndGet();
                                }
                                progress.accept(step);
                            },
                            cancellation)
                    .update(source.files());
            session.execute("CHECKPOINT");
        }
    }

    /** Rises whenever there is something new to show; a refresh that finds nothing leaves it. */
    public long generation() {
        return generation.get();
    }

    /** The folder or file that is indexed. */
    public Path root() {
        return root;
    }

    /** The index's file; nothing if it is in memory. */
    public Optional<Path> file() {
        return Optional.ofNullable(file);
    }

    /** Why there is no file, "" if there is one. */
    public String whyInMemory() {
        return whyInMemory;
    }

    /** The columns of the experiments, as far as files have been read. */
    public List<Column> columns() {
        try (Session session = database.session()) {
            return IndexTables.columns(session);
        }
    }

    /** The number of experiments so far. */
    public long experiments() {
        try (Session session = database.session()) {
            return session.number("SELECT count(*) FROM experiment WHERE NOT _shadowed");
        }
    }

    /** The number of repetitions so far, each with its own curves. */
    public long repetitions() {
        try (Session session = database.session()) {
            return session.number("SELECT count(*) FROM run WHERE NOT _shadowed");
        }
    }

    /** What is measured in some file at least, in the order of {@link Measurement#all}. */
    public List<Measurement> measurements() {
        try (Session session = database.session()) {
            Set<String> lists = IndexTables.lists(session);
            return Measurement.all().stream()
                    .filter(
                            measurement ->
                                    lists.contains(measurement.summaryColumn("median"))
                                            || lists.contains(measurement.repetitionColumn()))
                    .toList();
        }
    }

    /** Epochs of the longest curve so far, 0 if there is none. */
    public int longestCurve() {
        try (Session session = database.session()) {
            return (int) session.number("SELECT coalesce(max(_length), 0) FROM experiment");
        }
    }

    /** The files that are left out, and why. */
    public List<FileProblem> problems() {
        try (Session session = database.session()) {
            List<FileProblem> problems = new ArrayList<>(scanProblems);
            problems.addAll(
                    session.rows(
                            "SELECT path, problem FROM source_file WHERE problem IS NOT NULL ORDER"
                                    + " BY path",
                            row -> new FileProblem(Path.of(row.getString(1)), row.getString(2))));
            return List.copyOf(problems);
        }
    }

    Database database() {
        return database;
    }

    @Override
    public void close() {
        database.close();
    }
}
