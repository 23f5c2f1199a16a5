package dev.creamery.engine.summary;

import dev.creamery.engine.store.Column;
import dev.creamery.engine.store.DuckDb;
import dev.creamery.engine.store.Folders;
import dev.creamery.engine.store.PartsFolder;
import dev.creamery.engine.store.RunIndex;
import dev.creamery.engine.store.Sql;
import dev.creamery.engine.store.Workspace;

import org.duckdb.DuckDBConnection;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Compares a summary with one that is calculated anew from the repetitions, a file at a time. As
 * both are calculated alike, in an order that the runs decide, they must be equal bit for bit.
 */
public final class SummaryCheck {

    private static final int EXPERIMENTS_NAMED = 3;

    private final DuckDb database;

    public SummaryCheck(DuckDb database) {
        this.database = database;
    }

    /**
     * What came of it.
     *
     * @param files that agree with the repetitions
     * @param experiments in these
     * @param outOfDate files that are missing, that were made from other runs than there are now,
     *     or that no runs belong to
     * @param different files that were made from the same runs and say something else, each with
     *     the experiments and columns, or why it cannot be read
     */
    public record Report(
            int files, int experiments, List<Path> outOfDate, Map<Path, String> different) {}

    /**
     * Compares.
     *
     * @param inside whether the values are calculated and compared, or only told whether the
     *     summary is up to date
     * @throws IOException if the repetitions cannot be read
     */
    public Report check(Workspace workspace, boolean inside) throws IOException {
        Path temporary = Files.createTempDirectory("creamery-verify-");
        try (DuckDBConnection connection = database.connect()) {
            PartsFolder parts = PartsFolder.scan(connection, workspace.repetitions());
            RunIndex index = new RunIndex(connection, parts.readable());
            SummaryPlan plan =
                    new SummaryPlan(
                            connection, workspace.summary(), Summarizer.EXPERIMENTS_PER_FILE);
            SummaryWriter writer = new SummaryWriter(connection, index, Summarizer.VALUES_AT_ONCE);
            int experiments = 0;
            List<Path> outOfDate = new ArrayList<>();
            Map<Path, String> different = new LinkedHashMap<>();
            List<SummaryFile> files = plan.files();
            for (SummaryFile file : files) {
                if (!plan.isUpToDate(file)) {
                    outOfDate.add(file.path());
                } else {
                    experiments += file.experiments().size();
                    if (inside) {
                        Path anew = temporary.resolve("summary.parquet");
                        writer.write(new SummaryFile(anew, file.experiments(), file.fingerprint()));
                        String difference = difference(connection, file.path(), anew);
                        if (!difference.isEmpty()) {
                            different.put(file.path(), difference);
                        }
                    }
                }
            }
            int wrong = outOfDate.size() + different.size();
            outOfDate.addAll(Summarizer.others(workspace.summary(), files));
            return new Report(files.size() - wrong, experiments, outOfDate, different);
        } catch (SQLException failure) {
            throw new IOException(
                    "cannot compare the summary of "
                            + workspace.root()
                            + " with its repetitions: "
                            + failure.getMessage(),
                    failure);
        } finally {
            Folders.delete(temporary);
        }
    }

    /** In what a file differs; "" if in nothing. */
    private static String difference(DuckDBConnection connection, Path file, Path anew)
            throws SQLException {
        List<Long> experiments;
        try {
            experiments =
                    DuckDb.longs(
                            connection,
                            """
                            SELECT experiment_id
                            FROM (SELECT experiment_id, hash(one) AS values FROM %s one) one
                            FULL JOIN (SELECT experiment_id, hash(one) AS values FROM %s one) other
                                USING (experiment_id)
                            WHERE one.values IS DISTINCT FROM other.values ORDER BY experiment_id
                            """
                                    .formatted(
                                            Sql.parquet(List.of(file)),
                                            Sql.parquet(List.of(anew))));
        } catch (SQLException unreadable) {
            return "it cannot be read: " + DuckDb.reason(unreadable);
        }
        if (experiments.isEmpty()) {
            return "";
        }
        List<Long> named = experiments.subList(0, Math.min(EXPERIMENTS_NAMED, experiments.size()));
        return "%d experiments differ, for example %s in %s"
                .formatted(experiments.size(), named, columns(connection, file, anew, named));
    }

    /** The columns in which experiments differ. */
    private static List<String> columns(
            DuckDBConnection connection, Path file, Path anew, List<Long> experiments)
            throws SQLException {
        String ids = experiments.stream().map(String::valueOf).collect(Collectors.joining(", "));
        List<String> different = new ArrayList<>();
        for (Column<?> column : SummarySchema.all()) {
            String name = Sql.name(column.name());
            long count =
                    DuckDb.count(
                            connection,
                            """
                            %s one FULL JOIN %s other USING (experiment_id)
                            WHERE experiment_id IN (%s) AND one.%s IS DISTINCT FROM other.%s
                            """
                                    .formatted(
                                            Sql.parquet(List.of(file)),
                                            Sql.parquet(List.of(anew)),
                                            ids,
                                            name,
                                            name));
            if (count > 0) {
                different.add(column.name());
            }
        }
        return different;
    }
}
