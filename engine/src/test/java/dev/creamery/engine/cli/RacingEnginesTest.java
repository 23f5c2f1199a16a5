package dev.creamery.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.creamery.engine.ChildJvm;
import dev.creamery.engine.store.Batch;
import dev.creamery.engine.store.JournalEntry;
import dev.creamery.engine.store.Query;
import dev.creamery.engine.store.Workspace;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The real command in processes of their own, several at once for the same batch. */
class RacingEnginesTest {

    /** Short runs, but more of them than a test waits for. */
    private static final String SWEEP =
            """
            {"name": "long", "repetitions": 2, "cubes": [
                {"dataset": ["two_moons"], "shape": ["rectangle", "exponential"], "depth": [3, 4, 5],
                 "size": [400, 450, 500, 550, 600, 650, 700, 750, 800, 850],
                 "learning_rate": [0.001, 0.01, 0.1], "batch_size": [32, 64], "epochs": [300]}]}
            """;

    private final List<Process> children = new ArrayList<>();

    @TempDir Path folder;

    @AfterEach
    void endAll() throws InterruptedException {
        for (Process child : children) {
            child.destroyForcibly().waitFor();
        }
    }

    @Test
    void ofTwoEnginesOneTrainsAndTheOtherIsRefusedUntilTheFirstDies() throws Exception {
        assumeThat(File.separatorChar).as("a system with signals").isEqualTo('/');
        Process one = launch("one");
        Process other = launch("other");
        CompletableFuture.anyOf(one.onExit(), other.onExit()).get(2, TimeUnit.MINUTES);
        Process loser = one.isAlive() ? other : one;
        Process winner = one.isAlive() ? one : other;
        String refused = output(loser == one ? "one" : "other");
        assertThat(loser.exitValue()).as(refused).isEqualTo(ExitCode.FILES);
        assertThat(refused)
                .contains("batch long is being trained by process " + winner.pid() + " on ")
                .containsPattern("since 20\\d\\d-\\d\\d-\\d\\d \\d\\d:");
        awaitFinished(2, winner);
        winner.destroyForcibly().waitFor(); // SIGKILL: it cannot tidy up

        Process third = launch("third");
        awaitJournal(third);
        assertThat(output("third")).doesNotContain("is being trained by");
        third.destroyForcibly().waitFor();

        assertThat(batch().journals())
                .as("the refused one did nothing")
                .hasSize(2)
                .noneMatch(journal -> journal.toString().contains("-" + loser.pid() + "-"));
        assertThat(finishedByJournal()).hasSizeGreaterThanOrEqualTo(2).doesNotHaveDuplicates();
        assertThat(
                        Query.rows(
                                "SELECT run_id FROM read_parquet('%s/repetitions/long/*.parquet')"
                                        .formatted(folder)))
                .containsExactlyInAnyOrderElementsOf(finishedByJournal());
    }

    private Process launch(String name) throws IOException {
        Path sweep = folder.resolve("long.json");
        Files.writeString(sweep, SWEEP);
        Process child =
                ChildJvm.start(
                        folder.resolve(name + ".txt"),
                        Main.class,
                        List.of(
                                "run",
                                sweep.toString(),
                                "--workspace",
                                folder.toString(),
                                "--threads",
                                "2"));
        children.add(child);
        return child;
    }

    private void awaitFinished(int runs, Process child) throws Exception {
        await(child, () -> finishedByJournal().size() >= runs);
    }

    /** Until its journal has an entry, which is after it took the batch. */
    private void awaitJournal(Process child) throws Exception {
        await(
                child,
                () -> {
                    for (Path journal : batch().journals()) {
                        if (journal.toString().contains("-" + child.pid() + "-")
                                && Files.size(journal) > 0) {
                            return true;
                        }
                    }
                    return false;
                });
    }

    private interface Condition {
        boolean holds() throws IOException;
    }

    private void await(Process child, Condition condition) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
        while (!condition.holds()) {
            assertThat(child.isAlive()).isTrue();
            assertThat(System.nanoTime()).isLessThan(deadline);
            Thread.sleep(20);
        }
    }

    private List<String> finishedByJournal() throws IOException {
        List<String> runs = new ArrayList<>();
        for (JournalEntry entry : batch().entries()) {
            if (entry instanceof JournalEntry.Finished finished) {
                finished.runs().values().forEach(runs::addAll);
            }
        }
        return runs;
    }

    private Batch batch() throws IOException {
        return Workspace.open(folder).batch("long");
    }

    private String output(String name) throws IOException {
        return Files.readString(folder.resolve(name + ".txt"));
    }
}
