package dev.creamery.engine.summary;

import dev.creamery.engine.store.ParquetFiles;

import org.duckdb.DuckDBConnection;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Which files a summary should have, and whether they are there already. */
final class SummaryPlan {

    /** Counts up whenever the same runs give another summary. */
    private static final int VERSION = 1;

    /** The key of a file's metadata that tells which runs it is made from. */
    static final String FINGERPRINT = "creamery.summarized_runs";

    private final DuckDBConnection connection;
    private final Path folder;
    private final int experimentsPerFile;

    /**
     * @param connection one that has an index of runs
     * @param folder where the summary lies
     * @param experimentsPerFile how many ids each file covers, whether they are in use or not
     */
    SummaryPlan(DuckDBConnection connection, Path folder, int experimentsPerFile) {
        this.connection = connection;
        this.folder = folder;
        this.experimentsPerFile = experimentsPerFile;
    }

    /** The files, by id of their experiments. */
    List<SummaryFile> files() throws SQLException {
        Map<Long, String> fingerprints = fingerprints();
        Map<Long, List<SummaryFile.ExperimentRuns>> experiments = experiments();
        List<SummaryFile> files = new ArrayList<>();
        experiments.forEach(
                (number, runs) ->
                        files.add(
                                new SummaryFile(
                                        folder.resolve(
                                                SummaryFile.name(number * experimentsPerFile)),
                                        runs,
                                        VERSION + " " + fingerprints.get(number))));
        return files;
    }

    /** Whether a file is there and made from the right runs. */
    boolean isUpToDate(SummaryFile file) {
        return Files.exists(file.path())
                && ParquetFiles.metadata(connection, file.path(), FINGERPRINT)
                        .filter(file.fingerprint()::equals)
                        .isPresent();
    }

    private Map<Long, String> fingerprints() throws SQLException {
        Map<Long, String> fingerprints = new TreeMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery(
                                """
                                SELECT experiment_id // %d,
                                    md5(string_agg(experiment_id || ' ' || run_id, ' ' ORDER BY run_index))
                                FROM run_index GROUP BY 1
                                """
                                        .formatted(experimentsPerFile))) {
            while (rows.next()) {
                fingerprints.put(rows.getLong(1), rows.getString(2));
            }
        }
        return fingerprints;
    }

    private Map<Long, List<SummaryFile.ExperimentRuns>> experiments() throws SQLException {
        Map<Long, List<SummaryFile.ExperimentRuns>> experiments = new TreeMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery(
                                """
                                SELECT experiment_id, min(run_index), count(*), sum(history_length)
                                FROM run_index GROUP BY experiment_id ORDER BY experiment_id
                                """)) {
            while (rows.next()) {
                var runs =
                        new SummaryFile.ExperimentRuns(
                                rows.getLong(1), rows.getInt(2), rows.getInt(3), rows.getLong(4));
                experiments
                        .computeIfAbsent(
                                runs.experimentId() / experimentsPerFile, _ -> new ArrayList<>())
                        .add(runs);
            }
        }
        return experiments;
    }
}
