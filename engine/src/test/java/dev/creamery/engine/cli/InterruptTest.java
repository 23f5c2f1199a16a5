package dev.creamery.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.creamery.engine.ChildJvm;
import dev.creamery.engine.store.Workspace;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The real command in a process of its own, which is asked to end. */
class InterruptTest {

    /** Eight experiments of two runs, each run about a second. */
    private static final String SWEEP =
            """
            {"name": "long", "repetitions": 2, "cubes": [
                {"dataset": ["two_moons"], "shape": ["rectangle"], "size": [400, 500, 600, 700],
                 "depth": [3, 4], "batch_size": [32], "epochs": [1500]}]}
            """;

    private static final int RUNS = 16;

    /** Of processor time after a run was begun: making its parameters takes one or two. */
    private static final Duration INTO_THE_EPOCH = Duration.ofSeconds(6);

    /** One run whose first epoch lasts for minutes. */
    private static final String SLOW =
            """
            {"name": "long", "repetitions": 1, "cubes": [
                {"dataset": ["two_moons?rows=100000"], "shape": ["rectangle"], "size": [16777216],
                 "depth": [4], "batch_size": [256], "epochs": [1]}]}
            """;

    @TempDir Path folder;

    @Test
    void ctrlCStopsCleanlyAndTheNextLaunchTrainsExactlyWhatIsMissing() throws Exception {
        assumeThat(File.separatorChar).as("a system with signals").isEqualTo('/');
        Process child = launch(SWEEP);
        awaitClaims(child, 3);
        new ProcessBuilder("kill", "-" + signal(), Long.toString(child.pid())).start().waitFor();
        assertThat(child.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(child.exitValue()).as(output()).isEqualTo(ExitCode.INTERRUPTED);
        assertThat(output())
                .contains("Stopping at the end of the epoch")
                .contains("To go on: creamery run " + sweep());

        int finished = finishedRuns();
        assertThat(finished).as(output()).isBetween(1, RUNS - 1);
        Invocation next = Invocation.of("run", sweep(), "--workspace", workspace());
        assertThat(next.exitCode()).isZero();
        assertThat(next.out())
                .contains(finished + " are done already")
                .contains("Trained " + (RUNS - finished) + " runs");
        assertThat(finishedRuns()).isEqualTo(RUNS);
    }

    @Test
    void aSecondSignalEndsAtOnceAndLosesNothingThatWasFinished() throws Exception {
        assumeThat(File.separatorChar).as("a system with signals").isEqualTo('/');
        Process child = launch(SLOW);
        awaitClaims(child, 1);
        awaitMoreProcessorTime(child, INTO_THE_EPOCH);
        while (child.isAlive()) { // signals that come soon after the first are the first
            new ProcessBuilder("kill", "-TERM", Long.toString(child.pid())).start().waitFor();
            Thread.sleep(100);
        }
        assertThat(child.exitValue()).isEqualTo(ExitCode.INTERRUPTED);
        assertThat(output()).contains("Stopping at the end").doesNotContain("To go on");
        assertThat(finishedRuns()).isZero();
    }

    private Process launch(String contents) throws IOException {
        Files.writeString(sweep(), contents);
        return ChildJvm.start(
                folder.resolve("output.txt"),
                Main.class,
                List.of(
                        "run",
                        sweep().toString(),
                        "--workspace",
                        workspace().toString(),
                        "--threads",
                        "1"));
    }

    /**
     * What Ctrl-C sends; SIGTERM, which is handled alike, where this process was started in the
     * background by a shell that made it and all its children deaf to SIGINT.
     */
    private static String signal() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return "INT";
        }
        String ignored =
                Files.readAllLines(status).stream()
                        .filter(line -> line.startsWith("SigIgn:"))
                        .findFirst()
                        .orElseThrow()
                        .substring("SigIgn:".length())
                        .strip();
        boolean deaf = (Long.parseUnsignedLong(ignored, 16) & 1 << 2 - 1) != 0;
        return deaf ? "TERM" : "INT";
    }

    /** Waits until so many groups were begun. */
    private void awaitClaims(Process child, int count) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
        while (claims() < count) {
            assertThat(child.isAlive()).as(output()).isTrue();
            assertThat(System.nanoTime()).as(output()).isLessThan(deadline);
            Thread.sleep(20);
        }
    }

    private void awaitMoreProcessorTime(Process child, Duration more) throws Exception {
        Duration until = child.info().totalCpuDuration().orElseThrow().plus(more);
        while (child.info().totalCpuDuration().orElse(until).compareTo(until) < 0) {
            assertThat(child.isAlive()).as(output()).isTrue();
            Thread.sleep(20);
        }
    }

    private long claims() throws IOException {
        Path journals = workspace().resolve("batches/long/journal");
        if (!Files.isDirectory(journals)) {
            return 0;
        }
        long claims = 0;
        try (Stream<Path> files = Files.list(journals)) {
            for (Path file : files.toList()) {
                claims += Files.readString(file).split("\"claimed\"", -1).length - 1;
            }
        }
        return claims;
    }

    private int finishedRuns() throws IOException {
        return Workspace.open(workspace()).state().finishedRuns();
    }

    private Path sweep() {
        return folder.resolve("long.json");
    }

    private Path workspace() {
        return folder.resolve("workspace");
    }

    private String output() throws IOException {
        return Files.readString(folder.resolve("output.txt"));
    }
}
