package dev.creamery.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.creamery.engine.store.Batch;
import dev.creamery.engine.store.EngineSeat;
import dev.creamery.engine.store.Folders;
import dev.creamery.engine.store.Query;
import dev.creamery.engine.store.Workspace;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** Each test damages a copy of the same sound workspace in another way. */
class VerifyCommandTest {

    private static final String SWEEP =
            """
            {"name": "study", "repetitions": 3, "cubes": [
                {"dataset": ["two_moons?rows=60"], "shape": ["rectangle"], "size": [64],
                 "depth": [2, 3], "kernel_regularizer": [null, {"type": "l2", "l2": 0.01}],
                 "epochs": [200]}]}
            """;

    @TempDir static Path original;
    @TempDir Path folder;

    private Path workspace = Path.of("");

    @BeforeAll
    static void train() throws IOException {
        Path sweep = Files.writeString(original.resolve("sweep.json"), SWEEP);
        assertThat(Invocation.of("run", sweep, "--workspace", original.resolve("sound")).exitCode())
                .isZero();
    }

    @AfterAll
    static void leave() throws IOException {
        Folders.delete(original.resolve("sound"));
    }

    @BeforeEach
    void copy() throws IOException {
        Path sound = original.resolve("sound");
        workspace = folder.resolve("workspace");
        try (Stream<Path> files = Files.walk(sound)) {
            for (Path file : files.toList()) {
                Files.copy(file, workspace.resolve(sound.relativize(file).toString()));
            }
        }
    }

    @Test
    void aSoundWorkspaceHasNothingToDo() {
        Invocation verify = verify();
        assertThat(verify.out())
                .contains("12 runs, each finished by a journal and in one part")
                .contains("4 experiments in 1 file, equal bit for bit")
                .doesNotContain("What to do");
        assertThat(verify.exitCode()).isZero();
    }

    @Test
    void programsReadTheSameAsJson() {
        Invocation verify = verify("--format", "json");
        assertThat(verify.out())
                .startsWith("{\"ok\":true,\"findings\":[{")
                .contains("\"subject\":\"parts\",\"level\":\"ok\"");
    }

    @Test
    void aFolderThatIsNoWorkspaceIsRefused() {
        Invocation verify = Invocation.of("verify", folder.resolve("nowhere"));
        assertThat(verify.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(verify.err()).contains("nowhere is not a workspace");
    }

    @Test
    void aDamagedSweepIsAProblem() throws IOException {
        Files.writeString(workspace.resolve("batches/study/sweep.json"), "study");
        assertProblem("batches/study/sweep.json is damaged", "write the sweep there again");
    }

    @Test
    void theWorkspaceMayBeNamedAsElsewhere() {
        assertThat(Invocation.of("verify", "--workspace", workspace, "--quick").exitCode())
                .isZero();
        Invocation both = Invocation.of("verify", workspace, "--workspace", workspace);
        assertThat(both.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(Invocation.of("verify").err()).contains("WORKSPACE");
    }

    @Test
    void aTruncatedPartIsNamedWithItsRuns() throws IOException {
        Path part = part();
        try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
            channel.truncate(channel.size() - 100);
        }
        assertProblem(part.getFileName() + " cannot be read", "it should have 12 runs");
    }

    @Test
    void aPartThatIsDamagedInsideIsFoundUnlessCurvesAreLeftOut() throws IOException {
        try (FileChannel channel = FileChannel.open(part(), StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.allocate(2000), channel.size() / 2);
        }
        assertThat(verify("--quick").exitCode()).isZero();
        assertProblem("cannot be read");
    }

    @Test
    void aPartThatIsGoneIsMissed() throws IOException {
        Files.delete(part());
        assertProblem("is gone; it should have 12 runs", "out of date");
    }

    @Test
    void aPartThatNoJournalKnowsIsFound() throws IOException {
        Files.copy(part(), part().resolveSibling("stray.parquet"));
        assertProblem("stray.parquet is in no journal", "sets it aside");
    }

    @Test
    void aRunThatIsMissingInItsPartIsNamed() throws Exception {
        String run = rewrite("SELECT * FROM part WHERE run_id <> (SELECT min(run_id) FROM part)");
        assertProblem("lacks 1 run that a journal says are in it, for example " + run);
    }

    @Test
    void aRunThatIsThereTwiceIsNamed() throws Exception {
        String run =
                rewrite(
                        "FROM part UNION ALL FROM part WHERE run_id = (SELECT min(run_id) FROM"
                                + " part)");
        assertProblem("has 1 run more than once, for example " + run);
    }

    @Test
    void aRunUnderTheIdOfAnotherExperimentIsFound() throws Exception {
        rewrite(
                """
                SELECT * REPLACE ((CASE WHEN run_id = (SELECT min(run_id) FROM part)
                    THEN experiment_id % 4 + 1 ELSE experiment_id END)::UINTEGER AS experiment_id) FROM part
                """);
        assertProblem(
                "1 run under another experiment_id than the journal",
                "1 run whose hyperparameters are not those of the experiment");
    }

    @Test
    void aColumnThatIsMissingIsNamed() throws Exception {
        rewrite("SELECT * EXCLUDE (momentum), 1 AS extra FROM part");
        assertProblem("momentum is missing", "extra does not belong there");
    }

    @Test
    void curvesOfDifferentLengthsAreFound() throws Exception {
        rewrite("SELECT * REPLACE (loss[2:] AS loss) FROM part");
        assertProblem("has 12 runs whose curves are not equally long");
    }

    @Test
    void aRunThatNoJournalHasFinishedIsFound() throws Exception {
        rewrite(
                "FROM part UNION ALL SELECT * REPLACE ('another' AS run_id) FROM part"
                        + " WHERE run_id = (SELECT min(run_id) FROM part)");
        assertProblem("has 1 run that no journal has finished, for example another");
    }

    @Test
    void aSummaryThatSaysSomethingElseIsFoundWithItsColumns() throws Exception {
        Path summary = only("summary");
        Path changed = folder.resolve("changed.parquet");
        // The smallest change that a float can have, in one value of one experiment.
        Query.execute(
                """
                COPY (SELECT * REPLACE (CASE WHEN experiment_id = 2 THEN list_concat(
                        [test_loss_avg[1] * 1.0000001::FLOAT], test_loss_avg[2:]) ELSE test_loss_avg END
                        AS test_loss_avg) FROM '%s')
                TO '%s' (FORMAT parquet, KV_METADATA {"creamery.summarized_runs": '%s'})
                """
                        .formatted(summary, changed, fingerprint(summary)));
        Files.move(changed, summary, StandardCopyOption.REPLACE_EXISTING);
        assertThat(verify("--quick").exitCode()).isZero();
        assertProblem(
                "1 experiments differ, for example [2] in [test_loss_avg]", "creamery summarize");
    }

    @Test
    void aSummaryThatLacksRunsIsOutOfDate() throws IOException {
        Files.delete(only("summary"));
        assertProblem("1 file out of date", "creamery summarize --workspace " + workspace);
    }

    @Test
    void anIdThatChangedIsFound() throws IOException {
        Path ids = workspace.resolve("experiments.tsv");
        List<String> lines = Files.readAllLines(ids);
        lines.set(0, lines.get(0).replaceFirst("^1\t", "3\t"));
        Files.write(ids, lines);
        assertProblem("id 3 was given to 2 experiments", "1 of its experiments have not the id");
    }

    @Test
    void aDamagedJournalIsNamed() throws IOException {
        Path journal = batch().journals().getFirst();
        Files.writeString(journal, "nonsense\n" + Files.readString(journal));
        assertProblem("line 1, is damaged");
    }

    @Test
    void temporaryFilesAreLeftoversUnlessAnEngineIsAtWork() throws IOException {
        Files.writeString(part().resolveSibling("half.parquet.1.tmp"), "PAR1");
        Files.copy(part(), part().resolveSibling("just-written.parquet"));
        try (EngineSeat _ = batch().take("engine", Instant.EPOCH)) {
            Invocation verify = verify();
            assertThat(verify.exitCode()).as(verify.out()).isZero();
            assertThat(verify.out())
                    .contains("1 file that an engine is just recording")
                    .contains("batch study is being trained by this process");
        }
        assertProblem("1 temporary file, for example", "half.parquet.1.tmp");
    }

    @Test
    void aTornLastLineOfAJournalIsNoProblem() throws IOException {
        Path journal = batch().journals().getFirst();
        Files.writeString(journal, Files.readString(journal) + "{\"time\":\"20");
        assertThat(verify().exitCode()).isZero();
    }

    private void assertProblem(String... texts) {
        Invocation verify = verify();
        assertThat(verify.out()).contains(texts).contains("What to do");
        assertThat(verify.exitCode()).isEqualTo(ExitCode.INCOMPLETE);
        assertThat(verify.err()).isEmpty();
    }

    private Invocation verify(Object... options) {
        return Invocation.of(
                Stream.concat(Stream.of("verify", workspace), Stream.of(options)).toArray());
    }

    /** Replaces the part by a query's rows; gives the least of its runs. */
    private String rewrite(String query) throws IOException, SQLException {
        Path part = part();
        Path changed = folder.resolve("changed.parquet");
        Query.execute(
                "COPY (WITH part AS (FROM '%s') %s) TO '%s' (FORMAT parquet)"
                        .formatted(part, query, changed));
        String run = Query.rows("SELECT min(run_id) FROM '%s'".formatted(part)).getFirst();
        Files.move(changed, part, StandardCopyOption.REPLACE_EXISTING);
        return run;
    }

    private static String fingerprint(Path summary) throws SQLException {
        return Query.rows(
                        "SELECT decode(value) FROM parquet_kv_metadata('%s') WHERE decode(key) = 'creamery.summarized_runs'"
                                .formatted(summary))
                .getFirst();
    }

    private Path part() throws IOException {
        return only("repetitions/study");
    }

    private Path only(String below) throws IOException {
        try (Stream<Path> files = Files.list(workspace.resolve(below))) {
            return files.filter(file -> file.toString().endsWith(".parquet"))
                    .filter(file -> !file.toString().contains("stray"))
                    .sorted()
                    .reduce((_, last) -> last)
                    .orElseThrow();
        }
    }

    private Batch batch() throws IOException {
        return Workspace.open(workspace).batch("study");
    }
}
