package dev.creamery.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.creamery.engine.data.DatasetCatalog;
import dev.creamery.engine.data.PmlbDownloader;
import dev.creamery.engine.store.Batch;
import dev.creamery.engine.store.Control;
import dev.creamery.engine.store.DuckDb;
import dev.creamery.engine.store.EngineSeat;
import dev.creamery.engine.store.RunOrder;
import dev.creamery.engine.store.Workspace;
import dev.creamery.engine.sweep.SweepPlanner;

import org.duckdb.DuckDBConnection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Commands about batches that no engine trains at the time. */
class SteeringCommandsTest {

    private static final String SWEEP =
            """
            {"name": "%s", "repetitions": 2, "seed": 7, "cubes": [
                {"dataset": ["two_moons?rows=60"], "shape": ["rectangle"], "size": [64],
                 "depth": [2, 3], "batch_size": [32], "epochs": [2]}]}
            """;

    @TempDir Path folder;

    @Test
    void statusTellsHowEveryBatchStands() throws IOException {
        run("moons");
        run("planets", "--priority", "7");
        Invocation status = command("status");
        assertThat(status.exitCode()).isZero();
        assertThat(status.out().lines())
                .satisfiesExactly(
                        header -> assertThat(header).startsWith("batch").contains("time left"),
                        rule -> assertThat(rule).startsWith("----"),
                        first -> assertThat(first).matches("moons +finished +4 +4 +0 +0 +0 +0"),
                        other -> assertThat(other).matches("planets +finished +4 +4 +0 +0 +0 +7"));
    }

    @Test
    void aWorkspaceWithoutBatchesSaysSo() throws IOException {
        Workspace.open(workspace());
        assertThat(command("status").out()).contains("There are no batches", "creamery run");
        assertThat(command("status", "--format", "json").out().strip()).isEqualTo("[]");
        assertThat(command("resume", "--all").out()).contains("no batch to go on with");
    }

    @Test
    void aBatchIsNamedByItsBeginning() throws IOException {
        run("moons");
        run("moons-2");
        assertThat(command("status", "moons-").out()).startsWith("Batch moons-2: finished");
        Invocation ambiguous = command("status", "moo");
        assertThat(ambiguous.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(ambiguous.err()).contains("moons, moons-2");
        Invocation unknown = command("pause", "mons");
        assertThat(unknown.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(unknown.err()).contains("did you mean moons?");
    }

    @Test
    void statusForProgramsHasTheFailuresWithTheirRemedies() throws IOException {
        failing();
        JsonNode status =
                new ObjectMapper().readTree(command("status", "own", "--format", "json").out());
        assertThat(status.path("state").asText()).isEqualTo("finished");
        assertThat(status.path("runs").asInt()).isEqualTo(4);
        assertThat(status.path("failed").asInt()).isEqualTo(4);
        assertThat(status.path("done").asInt()).isZero();
        assertThat(status.path("seconds_left").isNull()).isTrue();
        JsonNode failure = status.path("failures").path(0);
        assertThat(failure.path("kind").asText()).isEqualTo("data");
        assertThat(failure.path("message").asText()).contains("own.csv");
        assertThat(failure.path("runs").asInt()).isEqualTo(4);
        assertThat(failure.path("experiment_ids").size()).isEqualTo(2);
    }

    @Test
    void statusOfOneTellsItsFailuresAndHowToTryThemAgain() throws IOException {
        failing();
        assertThat(command("status", "own").out())
                .contains("0 of 4 runs done, 0 running, 4 failed, 0 queued")
                .contains("4 runs of 2 experiments failed (data)", "own.csv")
                .contains("creamery retry own --workspace " + workspace());
    }

    @Test
    void failedRunsAreTrainedAgainByTheirCause() throws IOException {
        failing();
        Invocation other = command("retry", "own", "--cause", "memory");
        assertThat(other.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(other.err()).contains("no such failed run", "data (", "own.csv");
        assertThat(command("retry", "own", "--experiment", "99").exitCode())
                .isEqualTo(ExitCode.USAGE);
        data();
        Invocation retry = command("retry", "own", "--cause", "data");
        assertThat(retry.exitCode()).as(retry.err()).isZero();
        assertThat(retry.out()).contains("4 failed runs to be trained again", "Trained 4 runs");
        assertThat(command("status").out()).containsPattern("own +finished +4 +4 +0");
        assertThat(command("retry", "own").out()).contains("no such failed run, and no other");
    }

    @Test
    void failedRunsThatAreLeftAloneAreNotToldAsDone() throws IOException {
        failing();
        Invocation resume = command("resume", "own");
        assertThat(resume.out())
                .contains("4 runs; 4 failed before and are left alone (creamery retry")
                .doesNotContain("done already");
    }

    @Test
    void failedRunsOfOneExperimentAreTrainedAgain() throws IOException {
        failing();
        data();
        Invocation retry = command("retry", "own", "--experiment", "2");
        assertThat(retry.out()).contains("2 failed runs to be trained again", "Trained 2 runs");
        assertThat(command("status").out()).containsPattern("own +finished +4 +2 +2");
    }

    @Test
    void repetitionsAreAddedToAFinishedBatch() throws IOException {
        run("moons");
        Invocation more = command("repetitions", "moons", "--add", "3");
        assertThat(more.exitCode()).as(more.err()).isZero();
        assertThat(more.out()).contains("has 5 repetitions", "Trained 6 runs");
        assertThat(run("moons").out()).contains("10 runs, of which 10 are done already");
        Invocation tooMany = command("repetitions", "moons", "--add", "251");
        assertThat(tooMany.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(tooMany.err()).contains("251", "255");
    }

    @Test
    void aPausedBatchIsResumedWithoutItsSweepFile() throws IOException {
        Path sweep = write("moons");
        makeBatch("moons");
        Invocation pause = command("pause", "moons");
        assertThat(pause.out())
                .contains("is paused. To go on: creamery resume moons --workspace " + workspace());
        assertThat(command("status", "moons").out()).startsWith("Batch moons: paused");
        Files.delete(sweep);
        Invocation resume = command("resume", "moons");
        assertThat(resume.exitCode()).as(resume.err()).isZero();
        assertThat(resume.out()).contains("Trained 4 runs");
        assertThat(command("pause", "moons").out()).contains("finished", "nothing to pause");
    }

    @Test
    void aCancelledBatchIsLaunchedAgainOnlyOnceItIsResumed() throws IOException {
        makeBatch("moons");
        assertThat(command("cancel", "moons").out()).contains("is cancelled", "creamery resume");
        Invocation refused = run("moons");
        assertThat(refused.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(refused.err())
                .contains(
                        "moons was cancelled", "creamery resume moons --workspace " + workspace());
        assertThat(command("resume", "--all").out()).contains("no batch to go on with");
        assertThat(command("resume", "moons").out()).contains("Trained 4 runs");
    }

    @Test
    void whatIsWantedOfAPausedBatchWaitsUntilItGoesOn() throws IOException {
        makeBatch("moons");
        command("pause", "moons");
        Invocation more = command("repetitions", "moons", "--add", "1");
        assertThat(more.out()).contains("is paused", "creamery resume moons");
        assertThat(command("status").out()).containsPattern("moons +paused +6 +0 +0 +0 +6");
    }

    @Test
    void whatIsWantedOfABatchThatAnEngineHasIsLeftToIt() throws IOException {
        Batch batch = makeBatch("moons");
        try (EngineSeat _ = batch.take("engine", Instant.now())) {
            assertThat(command("repetitions", "moons", "--add", "1").out())
                    .contains("trained by the engine at work, this process since");
            Invocation second = command("resume", "moons");
            assertThat(second.exitCode()).isEqualTo(ExitCode.FILES);
            assertThat(second.err()).contains("is being trained by this process since");
            assertThat(command("pause", "moons").out()).contains("stops at the end of the epoch");
            assertThat(command("status").out()).containsPattern("moons +stopping");
        }
    }

    @Test
    void severalBatchesAreTrainedByPriority() throws IOException {
        makeBatch("a");
        makeBatch("b");
        makeBatch("c");
        command("change", "b", "--priority", "5");
        command("change", "a", "--priority", "-5");
        command("pause", "c");
        Invocation all = command("resume", "--all");
        assertThat(all.exitCode()).as(all.err()).isZero();
        assertThat(all.out().lines().filter(line -> line.startsWith("Batch ")).toList())
                .extracting(line -> line.substring(0, 7))
                .containsExactly("Batch b", "Batch c", "Batch a");
    }

    @Test
    void severalSweepsAreTrainedByThePriorityOfTheirBatches() throws IOException {
        makeBatch("b");
        command("change", "b", "--priority", "5");
        Invocation both = Invocation.of("run", write("a"), write("b"), "--workspace", workspace());
        assertThat(both.exitCode()).as(both.err()).isZero();
        assertThat(both.out().lines().filter(line -> line.startsWith("Batch ")).toList())
                .extracting(line -> line.substring(0, 7))
                .containsExactly("Batch b", "Batch a");
    }

    @Test
    void whereTheDataAreAndWhatTrainsIsRememberedByTheBatch() throws Exception {
        Path data = Files.createDirectories(folder.resolve("data"));
        Invocation run = run("moons", "--data", data, "--kernels", "scalar");
        assertThat(run.exitCode()).as(run.err()).isZero();
        Batch batch = Workspace.open(workspace()).batch("moons");
        assertThat(batch.steering().options())
                .containsOnly(Map.entry("data", data.toString()), Map.entry("kernels", "scalar"));
        Files.delete(data);
        Invocation more = command("repetitions", "moons", "--add", "1");
        assertThat(more.out()).as(more.err()).contains("Trained 2 runs");
        command("repetitions", "moons", "--add", "1", "--kernels", "lane");
        assertThat(batch.steering().options()).containsEntry("kernels", "lane");
        assertThat(count("tensorflow_version LIKE '%scalar%'")).isEqualTo(4 + 2);
        assertThat(count("tensorflow_version LIKE '%lane%'")).isEqualTo(2);
    }

    private long count(String condition) throws Exception {
        try (DuckDb database = Databases.open(workspace(), 1);
                DuckDBConnection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery(
                                "SELECT count(*) FROM read_parquet('"
                                        + workspace()
                                        + "/repetitions/**/*.parquet') WHERE "
                                        + condition)) {
            row.next();
            return row.getLong(1);
        }
    }

    @Test
    void changesAreKeptAndTold() throws IOException {
        Batch batch = makeBatch("moons");
        Invocation change = command("change", "moons", "--threads", "3", "--order", "small-first");
        assertThat(change.out()).contains("3 threads; small first; priority 0");
        assertThat(batch.steering().order()).isEqualTo(RunOrder.SMALL_FIRST);
        assertThat(batch.steering().threads()).hasValue(3);
        command("change", "moons", "--threads", "auto");
        assertThat(batch.steering().threads()).isEmpty();
        assertThat(batch.control()).isEqualTo(Control.RUNNING);
        Invocation wrong = command("change", "moons", "--order", "backwards");
        assertThat(wrong.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(wrong.err()).contains("backwards", "every-experiment-once-first");
        assertThat(command("change", "moons", "--threads", "many").err())
                .contains("--threads is many; allowed: 1 to 1024, or auto");
    }

    @Test
    void whatNobodyKnowsInControlJsonIsToldAndStopsNothing() throws IOException {
        makeBatch("moons");
        Files.writeString(
                workspace().resolve("batches/moons/control.json"),
                "{\"state\":\"running\",\"prioritty\":3}");
        String told = "control.json has prioritty, which nobody knows and has no effect";
        assertThat(command("status").out()).contains("moons: " + told);
        assertThat(command("status", "moons").out())
                .contains(told + " (did you mean priority?); known: state, threads");
        assertThat(command("status", "--format", "json").out())
                .contains("\"warnings\":[\"" + told, "\"waiting_for\":null");
        assertThat(command("resume", "moons").exitCode()).isZero();
        assertThat(command("status").out()).containsPattern("moons +finished").contains(told);
    }

    /** A batch whose runs all fail, as its data are gone. */
    private void failing() throws IOException {
        data();
        makeBatch("own");
        Files.delete(folder.resolve("own.csv"));
        Invocation run = command("resume", "own");
        assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.INCOMPLETE);
    }

    private void data() throws IOException {
        List<String> lines = new ArrayList<>(List.of("x,target"));
        for (int row = 0; row < 50; row++) {
            lines.add(row * 0.5 + "," + row * row);
        }
        Files.write(folder.resolve("own.csv"), lines);
    }

    /** A batch of which nothing is trained. */
    private Batch makeBatch(String name) throws IOException {
        Path sweep = write(name);
        if (name.equals("own")) {
            Files.writeString(
                    sweep,
                    SWEEP.formatted(name)
                            .replace("two_moons?rows=60", "own.csv?target=target&task=regression"));
        }
        Workspace workspace = Workspace.open(workspace());
        var catalog =
                new DatasetCatalog(
                        List.of(),
                        Path.of("target", "no-cache", "datasets"),
                        new PmlbDownloader(
                                PmlbDownloader.PUBLISHED,
                                PmlbDownloader.Retry.PATIENT,
                                (_, _, _) -> {}));
        var read = new SweepFiles().read(sweep.toString());
        return workspace.launch(read, () -> new SweepPlanner(catalog).plan(read));
    }

    private Invocation run(String name, Object... options) throws IOException {
        List<Object> arguments =
                new ArrayList<>(List.of("run", write(name), "--workspace", workspace()));
        arguments.addAll(List.of(options));
        return Invocation.of(arguments.toArray());
    }

    private Invocation command(Object... arguments) {
        List<Object> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--workspace", workspace()));
        return Invocation.of(all.toArray());
    }

    private Path write(String name) throws IOException {
        return Files.writeString(folder.resolve(name + ".json"), SWEEP.formatted(name));
    }

    private Path workspace() {
        return folder.resolve("workspace");
    }
}
