package dev.creamery.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.creamery.engine.ChildJvm;
import dev.creamery.engine.store.JournalEntry;
import dev.creamery.engine.store.Workspace;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Commands about a batch that other processes train. */
class SteeringProcessTest {

    /** Nobody waits for its end. */
    private static final String SWEEP =
            """
            {"name": "endless", "repetitions": 4, "cubes": [
                {"dataset": ["two_moons?rows=60"], "shape": ["rectangle"], "size": [64],
                 "depth": [2, 3], "batch_size": [32], "epochs": [2000000]}]}
            """;

    @TempDir Path folder;
    private final List<Process> children = new ArrayList<>();

    @AfterEach
    void end() {
        children.forEach(Process::destroyForcibly);
    }

    @Test
    void aBatchIsPausedResumedTakenOverAndCancelledByWhoeverAsks() throws Exception {
        Process first = start("run", Files.writeString(folder.resolve("s.json"), SWEEP).toString());
        awaitClaims(first, 1);
        JsonNode status =
                new ObjectMapper().readTree(command("status", "endless", "--format", "json"));
        assertThat(status.path("state").asText()).isEqualTo("running");
        assertThat(status.path("running").asInt()).isPositive();
        assertThat(status.path("engines").path(0).path("pid").asLong()).isEqualTo(first.pid());
        Invocation second = Invocation.of("resume", "endless", "--workspace", workspace());
        assertThat(second.exitCode()).isEqualTo(ExitCode.FILES);
        assertThat(second.err())
                .contains("is being trained by process " + first.pid() + " on ")
                .contains(" since 20");

        assertThat(command("pause", "endless")).contains("stops at the end of the epoch");
        assertThat(first.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(first.exitValue()).as(output(0)).isEqualTo(ExitCode.INTERRUPTED);
        assertThat(output(0)).contains("Paused", "To go on: creamery resume endless --workspace");
        assertThat(command("status")).containsPattern("endless +paused");

        Process next = start("resume", "endless");
        awaitClaims(next, claims() + 1);
        next.destroyForcibly().waitFor();
        assertThat(command("status", "endless"))
                .startsWith("Batch endless: stopped")
                .contains(" 0 running")
                .doesNotContain("trained by");

        Process last = start("resume", "endless");
        awaitClaims(last, claims() + 1);
        assertThat(command("cancel", "endless")).contains("stops at the end of the epoch");
        assertThat(last.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(output(2)).contains("Cancelled; what is finished is kept");
        assertThat(command("status")).containsPattern("endless +cancelled");
    }

    private Process start(String... arguments) throws IOException {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--workspace", workspace().toString(), "--threads", "1"));
        Process child = ChildJvm.start(log(children.size()), Main.class, all);
        children.add(child);
        return child;
    }

    private String command(Object... arguments) {
        List<Object> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--workspace", workspace()));
        Invocation invocation = Invocation.of(all.toArray());
        assertThat(invocation.exitCode()).as(invocation.err()).isZero();
        return invocation.out();
    }

    /** Waits until so many groups were begun. */
    private void awaitClaims(Process child, int count) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
        while (claims() < count) {
            assertThat(child.isAlive()).as(output(children.size() - 1)).isTrue();
            assertThat(System.nanoTime()).isLessThan(deadline);
            Thread.sleep(20);
        }
    }

    private int claims() throws IOException {
        return (int)
                Workspace.open(workspace()).batch("endless").entries().stream()
                        .filter(JournalEntry.Claimed.class::isInstance)
                        .count();
    }

    private Path workspace() {
        return folder.resolve("workspace");
    }

    private Path log(int child) {
        return folder.resolve("child-" + child + ".txt");
    }

    private String output(int child) throws IOException {
        return Files.readString(log(child));
    }
}
