package dev.creamery.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.creamery.engine.ChildJvm;
import dev.creamery.engine.store.EngineSeat;
import dev.creamery.engine.store.JournalEntry;
import dev.creamery.engine.store.Query;
import dev.creamery.engine.store.Shard;
import dev.creamery.engine.store.Workspace;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A sweep in shards, each trained by the real command in a process of its own. */
class ShardedRunTest {

    /** One experiment is large enough to be divided, the others are not. */
    private static final String SWEEP =
            """
            {"name": "study", "repetitions": 5, "cubes": [
                {"dataset": ["two_moons?rows=100"], "shape": ["rectangle"], "size": [64, 128, 256],
                 "depth": [2, 3, 4], "epochs": [30]},
                {"dataset": ["two_moons?rows=100"], "shape": ["rectangle"], "size": [4096],
                 "depth": [3], "epochs": [60]}]}
            """;

    private static final int RUNS = 50;

    private final List<Process> children = new ArrayList<>();

    @TempDir Path folder;

    @AfterEach
    void endAll() throws InterruptedException {
        for (Process child : children) {
            child.destroyForcibly().waitFor();
        }
    }

    @Test
    void threeShardsAtOnceGiveWhatOneEngineGives() throws Exception {
        Invocation whole = Invocation.of("run", sweep(), "--workspace", folder.resolve("whole"));
        assertThat(whole.exitCode()).as(whole.err()).isZero();

        for (int number = 1; number <= 3; number++) {
            launch(number);
        }
        for (int number = 1; number <= 3; number++) {
            assertThat(children.get(number - 1).waitFor(2, TimeUnit.MINUTES)).isTrue();
            assertThat(output(number))
                    .contains("Batch study, shard " + number + "/3: 10 experiments")
                    .contains("0 failed, 0 left");
            assertThat(children.get(number - 1).exitValue()).as(output(number)).isZero();
        }

        assertThat(finishedByJournals()).hasSize(RUNS).doesNotHaveDuplicates();
        assertThat(rows("sharded")).hasSize(RUNS).isEqualTo(rows("whole"));
        Invocation verify = Invocation.of("verify", folder.resolve("sharded"));
        assertThat(verify.out())
                .contains("50 runs, each finished by a journal and in one part")
                .contains("10 experiments in 1 file, equal bit for bit");
        assertThat(verify.exitCode()).as(verify.out()).isZero();
        Invocation again = Invocation.of("run", sweep(), "--workspace", folder.resolve("sharded"));
        assertThat(again.out()).contains("of which 50 are done already", "Trained 0 runs");
    }

    @Test
    void aShardThatIsBeingTrainedIsRefusedAndAnotherIsNot() throws Exception {
        Path workspace = folder.resolve("sharded");
        assertThat(shard("1/3").exitCode()).isZero();
        try (EngineSeat _ =
                Workspace.open(workspace)
                        .batch("study")
                        .take(new Shard(2, 3), "shard-2-of-3.barn", Instant.EPOCH)) {
            Invocation refused = shard("2/3");
            assertThat(refused.exitCode()).isEqualTo(ExitCode.FILES);
            assertThat(refused.err())
                    .contains("shard 2/3 of batch study is being trained by this process since");
            assertThat(shard("3/3").out()).contains("The shard that ends last makes the summary");
            assertThat(shard("1/2").err()).contains("all must be of 3");
        }
    }

    @Test
    void whatIsNoShardIsRefused() throws IOException {
        Invocation refused = shard("4/3");
        assertThat(refused.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(refused.err()).contains("--shard: there is no shard 4/3; allowed: 1/N to N/N");
    }

    private Invocation shard(String shard) throws IOException {
        return Invocation.of(
                "run", sweep(), "--workspace", folder.resolve("sharded"), "--shard", shard);
    }

    private void launch(int number) throws IOException {
        children.add(
                ChildJvm.start(
                        folder.resolve("output-" + number),
                        Main.class,
                        List.of(
                                "run",
                                sweep().toString(),
                                "--workspace",
                                folder.resolve("sharded").toString(),
                                "--threads",
                                "1",
                                "--shard",
                                number + "/3")));
    }

    private Path sweep() throws IOException {
        return Files.writeString(folder.resolve("study.json"), SWEEP);
    }

    private String output(int number) throws IOException {
        return Files.readString(folder.resolve("output-" + number));
    }

    private List<String> finishedByJournals() throws IOException {
        List<String> runs = new ArrayList<>();
        for (JournalEntry entry :
                Workspace.open(folder.resolve("sharded")).batch("study").entries()) {
            if (entry instanceof JournalEntry.Finished finished) {
                finished.runs().values().forEach(runs::addAll);
            }
        }
        return runs;
    }

    /** All rows but for what tells when and by what command they were made. */
    private List<String> rows(String workspace) throws Exception {
        return Query.rows(
                """
                SELECT run_id, md5(CAST(run AS VARCHAR)) FROM (SELECT * EXCLUDE (start_time, update_time, command)
                    FROM read_parquet('%s/repetitions/**/*.parquet')) run ORDER BY run_id
                """
                        .formatted(folder.resolve(workspace)));
    }
}
