package dev.creamery.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;

import dev.creamery.engine.store.BatchState;
import dev.creamery.engine.store.DuckDb;
import dev.creamery.engine.store.NumberedExperiment;
import dev.creamery.engine.store.ParquetParts;
import dev.creamery.engine.store.StoredHistory;
import dev.creamery.engine.store.Workspace;

import org.duckdb.DuckDBConnection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

class RunCommandTest {

    private static final String SWEEP =
            """
            {"name": "tiny", "repetitions": 3, "seed": 7, "cubes": [
                {"dataset": ["two_moons?rows=100", "friedman1?rows=60"], "shape": ["rectangle"],
                 "size": [64], "depth": [2, 3], "batch_size": [32], "learning_rate": [0.01],
                 "epochs": [5]}]}
            """;

    @TempDir Path folder;

    @Test
    void aSweepIsTrainedIntoRepetitionsAndSummary() throws Exception {
        Invocation run = run(SWEEP);
        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .contains("Batch tiny: 4 experiments, 12 runs")
                .contains("Trained 12 runs in ")
                .contains("0 failed, 0 left");
        List<StoredHistory> histories = histories();
        assertThat(histories).hasSize(12);
        assertThat(histories).extracting(StoredHistory::runId).doesNotHaveDuplicates();
        assertThat(histories)
                .allSatisfy(
                        history ->
                                assertThat(history.curves()[0])
                                        .hasSize(5)
                                        .doesNotContain(Float.NaN)
                                        .doesNotContain(0f));
    }

    @Test
    void theSummaryIsThatOfTheRepetitions() throws Exception {
        run(SWEEP);
        assertThat(
                        count(
                                """
                                SELECT count(*) FROM read_parquet('%1$s/summary/*.parquet') AS s
                                JOIN (SELECT experiment_id, count(*) AS runs,
                                        quantile_cont(val_loss[3], 0.5)::FLOAT AS median,
                                        min(val_loss[5]) AS least, avg(loss[1])::FLOAT AS mean
                                    FROM read_parquet('%1$s/repetitions/**/*.parquet')
                                    GROUP BY ALL) AS r USING (experiment_id)
                                WHERE s.num_runs = runs AND s.test_loss_median[3] = median
                                    AND s.test_loss_min[5] = least
                                    AND abs(s.train_loss_avg[1] - mean) < 1e-6
                                """))
                .isEqualTo(4);
    }

    @Test
    void launchedAgainItTrainsOnlyWhatIsMissing() throws Exception {
        run(SWEEP);
        Invocation again = run(SWEEP);
        assertThat(again.exitCode()).isZero();
        assertThat(again.out()).contains("12 are done already", "Trained 0 runs");
        Invocation more = run(SWEEP.replace("\"repetitions\": 3", "\"repetitions\": 4"));
        assertThat(more.out()).contains("16 runs, of which 12 are done already", "Trained 4 runs");
        assertThat(histories()).hasSize(16);
    }

    @Test
    void anotherSweepOfThatNameIsRefusedWithTheDifference() throws Exception {
        run(SWEEP);
        Invocation other = run(SWEEP.replace("\"depth\": [2, 3]", "\"depth\": [2, 4]"));
        assertThat(other.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(other.err())
                .contains("tiny", "depth: now also 4, no longer 3", "another name")
                .doesNotContain("\tat ");
    }

    @Test
    void theSameSweepElsewhereGivesTheSameBitsOnAnyNumberOfThreads() throws Exception {
        run(SWEEP);
        List<StoredHistory> one = histories();
        folder = Files.createDirectory(folder.resolve("elsewhere"));
        run(SWEEP, "--threads", "3");
        List<StoredHistory> other = histories();
        assertThat(other).hasSameSizeAs(one);
        for (int index = 0; index < one.size(); index++) {
            assertThat(other.get(index).runId()).isEqualTo(one.get(index).runId());
            assertThat(other.get(index).curves()[0]).isEqualTo(one.get(index).curves()[0]);
        }
    }

    @Test
    void aDatasetThatCannotBeHadFailsItsRunsAndTheOthersAreTrained() throws Exception {
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.start(); // knows nothing: 404
        try {
            String address = "http://127.0.0.1:" + server.getAddress().getPort() + "/";
            Path sweep = write(SWEEP.replace("\"friedman1?rows=60\"", "\"banana\""));
            Invocation run =
                    Invocation.in(
                            Map.of("CREAMERY_PMLB", address),
                            "run",
                            sweep,
                            "--workspace",
                            workspace());
            assertThat(run.exitCode()).isEqualTo(ExitCode.INCOMPLETE);
            assertThat(run.out()).contains("Trained 6 runs", "6 failed, 0 left");
            assertThat(run.err())
                    .contains("6 runs failed", "banana", address, "--data")
                    .contains("To try the failed runs again: creamery run " + sweep)
                    .doesNotContain("\tat ");
            BatchState state = Workspace.open(workspace()).state();
            assertThat(state.finishedRuns()).isEqualTo(6);
            assertThat(state.failed()).hasSize(6);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void aFileOfTheUsersThatIsMissingIsToldBeforeAnythingIsTrained() throws Exception {
        Invocation run = run(SWEEP.replace("friedman1?rows=60", "gone.csv"));
        assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains("gone.csv").doesNotContain("\tat ");
    }

    @Test
    void aFileThatChangedIsNotMixedWithWhatItWas() throws Exception {
        String sweep =
                SWEEP.replace("\"two_moons?rows=100\", \"friedman1?rows=60\"", "\"own.csv\"");
        Path data = folder.resolve("own.csv");
        StringBuilder rows = new StringBuilder("x,target\n");
        for (int row = 0; row < 50; row++) {
            rows.append(row * 0.5).append(',').append(row * row).append('\n');
        }
        Files.writeString(data, rows);
        assertThat(run(sweep).exitCode()).isZero();
        assertThat(run(sweep).out()).contains("Trained 0 runs");
        Files.writeString(data, rows.toString().replace("24.0,2304\n", "24.0,2305\n"));
        Invocation changed = run(sweep);
        assertThat(changed.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(changed.err())
                .contains("own.csv has changed", "put the old file back", "another name");
        Invocation renamed = run(sweep.replace("tiny", "other"));
        assertThat(renamed.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(histories()).hasSize(6);
    }

    @Test
    void theTasteOfResultsHasARowPerExperiment() throws Exception {
        Invocation run = run(SWEEP, "--losses");
        assertThat(run.out().lines().filter(line -> line.matches("(two_moons|friedman1).*")))
                .hasSize(4);
        assertThat(run.out()).contains("dataset", "depth", "lowest").doesNotContain("shape");
    }

    @Test
    void deeplearning4jTrainsTheSameSweep() throws Exception {
        Invocation run = run(SWEEP.replace("[2, 3]", "[2]"), "--backend", "dl4j");
        assertThat(run.exitCode()).isZero();
        assertThat(histories()).hasSize(6);
    }

    @Test
    void anOptionThatCannotBeFollowedLeavesNoWorkspace() throws Exception {
        assertThat(run(SWEEP, "--data", folder.resolve("nowhere")).exitCode())
                .isEqualTo(ExitCode.USAGE);
        assertThat(run(SWEEP, "--kernels", "avx").exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(workspace()).doesNotExist();
    }

    @Test
    void aWorkspaceThatIsAFileIsRefused() throws Exception {
        Files.writeString(workspace(), "a file");
        Invocation run = run(SWEEP);
        assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains("is a file; name a folder");
    }

    @Test
    void resultsAreSummarizedAnewAndExported() throws Exception {
        run(SWEEP);
        try (Stream<Path> files = Files.list(workspace().resolve("summary"))) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Invocation summarize = Invocation.of("summarize", "--workspace", workspace());
        assertThat(summarize.exitCode()).isZero();
        assertThat(summarize.out()).contains("4 experiments of 12 runs", "1 file written");
        Path target = folder.resolve("export");
        Object[] export = {
            "export", "--workspace", workspace(), "--to", target, "--where", "depth = 3"
        };
        Invocation exported = Invocation.of(export);
        assertThat(exported.exitCode()).isZero();
        assertThat(exported.out()).contains("2 experiments and 6 runs");
        assertThat(Invocation.of(export).exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(Invocation.of(export).err()).contains("--force");
    }

    @Test
    void aConditionThatCannotBeUsedIsToldInAFewLines() throws Exception {
        run(SWEEP);
        Invocation export =
                Invocation.of(
                        "export",
                        "--workspace",
                        workspace(),
                        "--to",
                        folder.resolve("export"),
                        "--where",
                        "dept = 3");
        assertThat(export.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(export.err())
                .contains("\"dept\" is not a column", "\"depth\"", "dataset = 'sleep'");
        assertThat(export.err().length()).isLessThan(500);
    }

    private Invocation run(String sweep, Object... options) throws IOException {
        List<Object> arguments =
                new ArrayList<>(List.of("run", write(sweep), "--workspace", workspace()));
        arguments.addAll(List.of(options));
        return Invocation.of(arguments.toArray());
    }

    private Path write(String sweep) throws IOException {
        return Files.writeString(folder.resolve("sweep.json"), sweep);
    }

    private Path workspace() {
        return folder.resolve("workspace");
    }

    /** The test losses of all runs, by experiment. */
    private List<StoredHistory> histories() throws IOException {
        Workspace workspace = Workspace.open(workspace());
        List<StoredHistory> histories = new ArrayList<>();
        try (DuckDb database = Databases.open(workspace.root(), 1);
                Stream<Path> files = Files.walk(workspace.repetitions())) {
            List<Path> parts = files.filter(file -> file.toString().endsWith(".parquet")).toList();
            for (NumberedExperiment experiment :
                    workspace.batches().getFirst().manifest().valid()) {
                histories.addAll(
                        new ParquetParts(database)
                                .read(parts, experiment.id(), List.of("val_loss")));
            }
        }
        return histories.stream().sorted(Comparator.comparing(StoredHistory::runId)).toList();
    }

    private long count(String query) throws IOException, SQLException {
        try (DuckDb database = Databases.open(workspace(), 1);
                DuckDBConnection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query.formatted(workspace()))) {
            row.next();
            return row.getLong(1);
        }
    }
}
