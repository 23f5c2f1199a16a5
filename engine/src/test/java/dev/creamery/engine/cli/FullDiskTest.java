package dev.creamery.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.creamery.engine.ChildJvm;
import dev.creamery.engine.SmallDisk;
import dev.creamery.engine.store.Workspace;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A real engine on a disk that is really full. */
class FullDiskTest {

    private static final String SWEEP =
            """
            {"name": "full", "repetitions": 4, "seed": 3, "cubes": [
                {"dataset": ["two_moons?rows=200"], "shape": ["rectangle"], "size": [128, 256],
                 "depth": [3], "batch_size": [64], "epochs": [100]}]}
            """;

    @TempDir Path folder;

    @Test
    void itWaitsForRoomAndThenFinishesWithTheSameBits() throws Exception {
        try (SmallDisk disk = SmallDisk.mount(folder.resolve("disk"), 8)) {
            Process engine = launchAndFill(disk);
            Files.delete(folder.resolve("disk/filler"));
            assertThat(engine.waitFor(2, TimeUnit.MINUTES)).isTrue();
            assertThat(engine.exitValue()).as(output()).isZero();
            assertThat(Invocation.of(arguments("undisturbed")).exitCode()).isZero();
            assertThat(rows("disk")).hasSize(8).isEqualTo(rows("undisturbed"));
        }
    }

    @Test
    void whileItWaitsItCanBeStopped() throws Exception {
        try (SmallDisk disk = SmallDisk.mount(folder.resolve("disk"), 8)) {
            Process engine = launchAndFill(disk);
            engine.destroy();
            assertThat(engine.waitFor(2, TimeUnit.MINUTES)).isTrue();
            assertThat(output()).contains("no room is left on the disk").contains("To go on:");
            assertThat(engine.exitValue()).as(output()).isEqualTo(ExitCode.FILES);

            Files.delete(folder.resolve("disk/filler"));
            Invocation next = Invocation.of(arguments("disk"));
            assertThat(next.exitCode()).as(next.err()).isZero();
            assertThat(Workspace.open(folder.resolve("disk")).state().finishedRuns()).isEqualTo(8);
        }
    }

    @Test
    void aFolderThatIsReadOnlyIsNamed() throws Exception {
        Files.writeString(folder.resolve("full.json"), SWEEP);
        try (SmallDisk disk = SmallDisk.mount(folder.resolve("disk"), 8)) {
            disk.makeReadOnly();
            Invocation refused = Invocation.of(arguments("disk"));
            assertThat(refused.exitCode()).isEqualTo(ExitCode.FILES);
            assertThat(refused.err())
                    .contains(folder.resolve("disk").toString())
                    .contains("read-only")
                    .doesNotContain("\tat ");
        }
    }

    @Test
    void aWorkspaceThatIsReadOnlyCanBeReadAndIsNotSteered() throws Exception {
        Files.writeString(folder.resolve("full.json"), SWEEP);
        try (SmallDisk disk = SmallDisk.mount(folder.resolve("disk"), 16)) {
            assertThat(Invocation.of(arguments("disk/first")).exitCode()).isZero();
            disk.makeReadOnly();
            Path workspace = folder.resolve("disk/first");
            assertThat(Invocation.of("status", "--workspace", workspace).out())
                    .containsPattern("full +finished +8 +8");
            assertThat(Invocation.of("verify", workspace).exitCode()).isZero();
            Path copy = folder.resolve("deep.parquet");
            assertThat(
                            Invocation.of(
                                            "export",
                                            "--workspace",
                                            workspace,
                                            "--to",
                                            copy,
                                            "--where",
                                            "size = 256")
                                    .out())
                    .contains("1 experiment exported");
            Invocation steered =
                    Invocation.of("repetitions", "full", "--add", 1, "--workspace", workspace);
            assertThat(steered.exitCode()).isEqualTo(ExitCode.FILES);
            assertThat(steered.err()).contains(workspace.toString(), "read-only");
        }
    }

    /** Fills the disk once the batch is there, and returns when the engine waits for room. */
    private Process launchAndFill(SmallDisk disk) throws Exception {
        Files.writeString(folder.resolve("full.json"), SWEEP);
        Process engine =
                ChildJvm.start(
                        folder.resolve("output.txt"),
                        List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"),
                        UncalibratedMain.class,
                        List.of(arguments("disk")));
        awaitOutput(engine, "Batch full: ");
        disk.fill();
        awaitOutput(engine, "waiting for room on the disk");
        return engine;
    }

    private void awaitOutput(Process engine, String text) throws Exception {
        while (!output().contains(text)) {
            assertThat(engine.waitFor(5, TimeUnit.MILLISECONDS)).as(output()).isFalse();
        }
    }

    private String[] arguments(String workspace) {
        return new String[] {
            "run",
            folder.resolve("full.json").toString(),
            "--workspace",
            folder.resolve(workspace).toString(),
            "--kernels",
            "scalar"
        };
    }

    /** All that is known of every run, but for when and how it was made. */
    private List<String> rows(String workspace) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (var connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement();
                ResultSet result =
                        statement.executeQuery(
                                """
                                SELECT runs::VARCHAR FROM (
                                    SELECT * EXCLUDE (start_time, update_time, command)
                                    FROM read_parquet('%s/repetitions/*/*.parquet')
                                    ORDER BY run_id) runs
                                """
                                        .formatted(folder.resolve(workspace)))) {
            while (result.next()) {
                rows.add(result.getString(1));
            }
        }
        return rows;
    }

    private String output() throws IOException {
        Path file = folder.resolve("output.txt");
        return Files.exists(file) ? Files.readString(file) : "";
    }
}
