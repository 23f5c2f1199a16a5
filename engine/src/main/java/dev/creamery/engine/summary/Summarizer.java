package dev.creamery.engine.summary;

import dev.creamery.engine.store.DuckDb;
import dev.creamery.engine.store.PartsFolder;
import dev.creamery.engine.store.RunIndex;
import dev.creamery.engine.store.Workspace;

import org.duckdb.DuckDBConnection;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Summarizes the repetitions of a workspace.
 *
 * <p>The summary is cut into files by {@code experiment_id}, always at the same ids. Each file
 * remembers the runs that it was made from, is made anew only when they are others, and is replaced
 * as a whole: a reader never sees an experiment twice, or half of it.
 */
public final class Summarizer {

    static final int EXPERIMENTS_PER_FILE = 500;
    static final long VALUES_AT_ONCE = 1L << 24;

    private final DuckDb database;
    private final int experimentsPerFile;
    private final long valuesAtOnce;

    /**
     * @param database does the reading and writing
     */
    public Summarizer(DuckDb database) {
        this(database, EXPERIMENTS_PER_FILE, VALUES_AT_ONCE);
    }

    /**
     * @param valuesAtOnce how many values of curves are read before they are summarized; more, if a
     *     single experiment has more
     */
    Summarizer(DuckDb database, int experimentsPerFile, long valuesAtOnce) {
        this.database = database;
        this.experimentsPerFile = experimentsPerFile;
        this.valuesAtOnce = valuesAtOnce;
    }

    /**
     * What a summary is made from.
     *
     * @param experiments in the summary
     * @param runs in the repetitions, each counted once
     * @param writtenFiles files of the summary that had to be made anew
     * @param damaged parts that could not be read and are left out, each with the reason
     * @param warnings what else a person should know
     */
    public record Report(
            int experiments,
            int runs,
            int writtenFiles,
            Map<Path, String> damaged,
            List<String> warnings) {}

    /**
     * Brings {@code summary/} up to date with {@code repetitions/}.
     *
     * @throws IOException if a file cannot be read or written; what was there before is still there
     */
    public Report summarize(Path workspace) throws IOException {
        Workspace folders = Workspace.open(workspace);
        try (DuckDBConnection connection = database.connect()) {
            PartsFolder parts = PartsFolder.scan(connection, folders.repetitions());
            try {
                return summarize(connection, folders.summary(), parts);
            } catch (SQLException failure) {
                // A part is damaged inside, or another process has just replaced it.
                PartsFolder found = PartsFolder.scanInside(connection, folders.repetitions());
                if (found.equals(parts)) {
                    throw failure;
                }
                return summarize(connection, folders.summary(), found);
            }
        } catch (SQLException failure) {
            throw new IOException(
                    "cannot summarize " + workspace + ": " + failure.getMessage(), failure);
        }
    }

    private Report summarize(DuckDBConnection connection, Path folder, PartsFolder parts)
            throws IOException, SQLException {
        RunIndex index = new RunIndex(connection, parts.readable());
        SummaryPlan plan = new SummaryPlan(connection, folder, experimentsPerFile);
        SummaryWriter writer = new SummaryWriter(connection, index, valuesAtOnce);
        List<SummaryFile> files = plan.files();
        int written = 0;
        for (SummaryFile file : files) {
            if (!plan.isUpToDate(file)) {
                writer.write(file);
                written++;
            }
        }
        removeOthers(folder, files);
        return new Report(
                files.stream().mapToInt(file -> file.experiments().size()).sum(),
                index.size(),
                written,
                parts.damaged(),
                warnings(files));
    }

    private static List<String> warnings(List<SummaryFile> files) {
        return files.stream()
                .flatMap(file -> file.experiments().stream())
                .filter(runs -> runs.count() > SummaryFile.ExperimentRuns.MOST)
                .map(
                        runs ->
                                "experiment %d has %d runs; its summary is of the first %d, as its columns count no further"
                                        .formatted(
                                                runs.experimentId(),
                                                runs.count(),
                                                SummaryFile.ExperimentRuns.MOST))
                .toList();
    }

    private static void removeOthers(Path folder, List<SummaryFile> files) throws IOException {
        for (Path file : others(folder, files)) {
            Files.deleteIfExists(file);
        }
    }

    /** Files of a summary that no runs belong to any more. */
    static List<Path> others(Path folder, List<SummaryFile> files) throws IOException {
        Set<Path> wanted = files.stream().map(SummaryFile::path).collect(Collectors.toSet());
        try (Stream<Path> found = Files.list(folder)) {
            return found.filter(SummaryFile::isOne).filter(file -> !wanted.contains(file)).toList();
        }
    }
}
