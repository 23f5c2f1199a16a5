package dev.creamery.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.creamery.engine.ChildJvm;
import dev.creamery.engine.store.DuckDb;
import dev.creamery.engine.store.JournalEntry;
import dev.creamery.engine.store.Workspace;

import org.duckdb.DuckDBConnection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/** A real engine that is killed, with a signal that no process can catch, again and again. */
class KilledEngineTest {

    private static final int KILLS = 25;

    private static final String SWEEP =
            """
            {"name": "killed", "repetitions": 3, "seed": 3, "cubes": [
                {"dataset": ["two_moons?rows=600"], "shape": ["rectangle"],
                 "size": [512, 1024, 2048], "depth": [3], "batch_size": [64], "epochs": [300]}]}
            """;

    private static final int RUNS = 9;

    @TempDir Path folder;

    @Test
    void whateverTheMomentsOfTheKillsEveryBitIsThatOfAnUndisturbedRun() throws Exception {
        long seed = System.nanoTime();
        System.out.println("KilledEngineTest: seed " + seed);
        Random random = new Random(seed);
        Files.writeString(sweep(), SWEEP);

        long start = System.nanoTime();
        Invocation undisturbed = Invocation.of(arguments("undisturbed"));
        Duration time = Duration.ofNanos(System.nanoTime() - start);
        assertThat(undisturbed.exitCode()).as(undisturbed.err()).isZero();

        int round = 1;
        Duration starting = Duration.ofSeconds(1);
        List<JournalEntry.Resumed> resumed = new ArrayList<>();
        for (int kills = 0; kills < KILLS; ) {
            String workspace = "killed" + round;
            long begun = System.nanoTime();
            int claims = entries(workspace, JournalEntry.Claimed.class).size();
            Process engine = start(workspace);
            if (kills % 3 == 0) { // before it trains, or soon after
                pause(engine, random, starting);
            } else if (claimsMoreThan(claims, workspace, engine)) {
                starting = Duration.ofNanos(System.nanoTime() - begun);
                pause(engine, random, time.dividedBy(8));
            }
            if (engine.isAlive()) {
                engine.destroyForcibly().waitFor();
                kills++;
            } else { // this machine is fast: once more
                assertSameAsUndisturbed(workspace, seed);
                resumed.addAll(entries(workspace, JournalEntry.Resumed.class));
                round++;
            }
        }
        Invocation last = Invocation.of(arguments("killed" + round));
        assertThat(last.exitCode()).as("seed %d%n%s", seed, last.err()).isZero();
        assertSameAsUndisturbed("killed" + round, seed);
        resumed.addAll(entries("killed" + round, JournalEntry.Resumed.class));
        assertThat(resumed).as("seed %d: runs that went on", seed).isNotEmpty();
        System.out.printf(
                "KilledEngineTest: %d kills in %d sweeps; runs went on at epochs %s%n",
                KILLS, round, resumed.stream().map(JournalEntry.Resumed::epoch).toList());
    }

    private void assertSameAsUndisturbed(String workspace, long seed) throws Exception {
        assertThat(rows(workspace))
                .as("seed %d, %s%n%s", seed, workspace, text())
                .hasSize(RUNS)
                .isEqualTo(rows("undisturbed"));
        assertThat(folder.resolve(workspace).resolve("batches/killed/checkpoints"))
                .isEmptyDirectory();
    }

    /** Starts fast: 25 times. */
    private Process start(String workspace) throws IOException {
        return ChildJvm.start(
                output(),
                List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"),
                UncalibratedMain.class,
                List.of(arguments(workspace)));
    }

    private String[] arguments(String workspace) {
        return new String[] {
            "run",
            sweep().toString(),
            "--workspace",
            folder.resolve(workspace).toString(),
            "--kernels",
            "scalar",
            "--threads",
            "2",
            "--checkpoint-every",
            "0.01"
        };
    }

    /** Waits for a random part of a time, or for the end of the process. */
    private static void pause(Process engine, Random random, Duration longest) throws Exception {
        engine.waitFor((long) (random.nextDouble() * longest.toNanos()), TimeUnit.NANOSECONDS);
    }

    /** Waits until it begins to train; whether it does. */
    private boolean claimsMoreThan(int before, String workspace, Process engine) throws Exception {
        while (entries(workspace, JournalEntry.Claimed.class).size() == before) {
            if (engine.waitFor(5, TimeUnit.MILLISECONDS)) {
                return false;
            }
        }
        return true;
    }

    private <T extends JournalEntry> List<T> entries(String workspace, Class<T> type)
            throws IOException {
        if (!Files.exists(folder.resolve(workspace).resolve("batches/killed"))) {
            return List.of();
        }
        return workspace(workspace).batch("killed").entries().stream()
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    private Workspace workspace(String name) throws IOException {
        return Workspace.open(folder.resolve(name));
    }

    /** All that is known of every run, but for when and how it was made; once per recorded row. */
    private List<String> rows(String workspace) throws Exception {
        List<String> rows = new ArrayList<>();
        try (DuckDb database = DuckDb.inMemory(512, 1, folder.resolve("temporary"));
                DuckDBConnection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet result =
                        statement.executeQuery(
                                """
                                SELECT run_id, runs::VARCHAR FROM (
                                    SELECT * EXCLUDE (start_time, update_time, command)
                                    FROM read_parquet('%s/*/*.parquet')) runs
                                ORDER BY run_id
                                """
                                        .formatted(workspace(workspace).repetitions()))) {
            while (result.next()) {
                rows.add(result.getString(2));
            }
        }
        return rows;
    }

    private Path sweep() {
        return folder.resolve("killed.json");
    }

    private Path output() {
        return folder.resolve("output.txt");
    }

    private String text() throws IOException {
        return Files.exists(output()) ? Files.readString(output()) : "";
    }
}
