package dev.creamery.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.creamery.engine.ChildJvm;
import dev.creamery.engine.store.JournalEntry;
import dev.creamery.engine.store.Workspace;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Real engines whose parent dies, and that are told to end. */
class StoppedEngineTest {

    private static final List<String> FAST_START =
            List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

    @TempDir Path folder;

    @Test
    void anEngineWhoseParentDiedGoesOn() throws Exception {
        assumeThat(File.separatorChar).as("a system with shells").isEqualTo('/');
        List<String> command = new ArrayList<>(List.of("sh", "-c", "\"$@\" & wait", "sh"));
        command.addAll(ChildJvm.command(FAST_START, UncalibratedMain.class, arguments(100)));
        Process parent =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(output().toFile())
                        .start();
        awaitClaim(parent);
        ProcessHandle engine = parent.descendants().findFirst().orElseThrow();
        parent.destroyForcibly().waitFor();
        engine.onExit().get(2, TimeUnit.MINUTES);
        assertThat(text()).contains("Trained 4 runs");
        assertThat(workspace().state().finishedRuns()).isEqualTo(4);
    }

    @Test
    void anEngineThatIsToldToEndSavesItsRunsAndTheNextOneGoesOnWithThem() throws Exception {
        assumeThat(File.separatorChar).as("a system with signals").isEqualTo('/');
        int epochs = 100_000;
        Process engine =
                ChildJvm.start(output(), FAST_START, UncalibratedMain.class, arguments(epochs));
        awaitClaim(engine);
        assertThat(engine.waitFor(300, TimeUnit.MILLISECONDS)).as(text()).isFalse();
        engine.destroy(); // SIGTERM
        assertThat(engine.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(engine.exitValue()).as(text()).isEqualTo(ExitCode.INTERRUPTED);
        Path checkpoints = folder.resolve("workspace/batches/stopped/checkpoints");
        assertThat(checkpoints).isNotEmptyDirectory();
        assertThat(resumed()).isEmpty();

        Process next =
                ChildJvm.start(output(), FAST_START, UncalibratedMain.class, arguments(epochs));
        while (resumed().isEmpty()) {
            assertThat(next.waitFor(10, TimeUnit.MILLISECONDS)).as(text()).isFalse();
        }
        next.destroyForcibly().waitFor();
        assertThat(resumed())
                .allSatisfy(entry -> assertThat(entry.epoch()).isBetween(1, epochs - 1));
    }

    private List<String> arguments(int epochs) throws IOException {
        Path sweep = folder.resolve("stopped.json");
        Files.writeString(
                sweep,
                """
                {"name": "stopped", "repetitions": 2, "seed": 3, "cubes": [
                    {"dataset": ["two_moons?rows=300"], "shape": ["rectangle"],
                     "size": [128, 256], "depth": [3], "batch_size": [64], "epochs": [%d]}]}
                """
                        .formatted(epochs));
        return List.of(
                "run",
                sweep.toString(),
                "--workspace",
                folder.resolve("workspace").toString(),
                "--kernels",
                "scalar");
    }

    private void awaitClaim(Process process) throws Exception {
        while (entries(JournalEntry.Claimed.class).isEmpty()) {
            assertThat(process.waitFor(10, TimeUnit.MILLISECONDS)).as(text()).isFalse();
        }
    }

    private List<JournalEntry.Resumed> resumed() throws IOException {
        return entries(JournalEntry.Resumed.class);
    }

    private <T extends JournalEntry> List<T> entries(Class<T> type) throws IOException {
        if (!Files.exists(folder.resolve("workspace/batches/stopped"))) {
            return List.of();
        }
        return workspace().batch("stopped").entries().stream()
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    private Workspace workspace() throws IOException {
        return Workspace.open(folder.resolve("workspace"));
    }

    private Path output() {
        return folder.resolve("output.txt");
    }

    private String text() throws IOException {
        return Files.exists(output()) ? Files.readString(output()) : "";
    }
}
