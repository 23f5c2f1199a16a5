package dev.creamery.engine.summary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.creamery.engine.store.ButterSchema;
import dev.creamery.engine.store.DuckDb;
import dev.creamery.engine.store.ParquetParts;
import dev.creamery.engine.store.Query;
import dev.creamery.engine.store.RunRecord;
import dev.creamery.engine.store.SampleRuns;
import dev.creamery.engine.sweep.PlannedExperiment;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** The summary of a workspace, from its repetitions. */
class SummarizerTest {

    private static final PlannedExperiment USUAL = SampleRuns.planned(SampleRuns.experiment());
    private static final PlannedExperiment UNUSUAL = SampleRuns.planned(SampleRuns.unusual());

    @TempDir private Path workspace;
    private DuckDb database;
    private ParquetParts parts;
    private Summarizer summarizer;

    @BeforeEach
    void open() throws Exception {
        database = DuckDb.inMemory(512, 2, workspace.resolve("spill"));
        parts = new ParquetParts(database);
        summarizer = new Summarizer(database);
    }

    @AfterEach
    void close() throws Exception {
        database.close();
    }

    @Test
    void columnsAndTypesAreThoseOfButter() throws Exception {
        write("a", SampleRuns.run(1, USUAL, 0, SampleRuns.history(3, 1)));

        summarizer.summarize(workspace);

        assertThat(
                        Query.rows(
                                "SELECT column_name || ' ' || column_type FROM (DESCRIBE FROM "
                                        + summary()
                                        + ")"))
                .isEqualTo(ButterSchema.summary());
    }

    @Test
    void anExperimentSpreadOverPartsIsSummarizedOnce() throws Exception {
        write("a", SampleRuns.run(1, USUAL, 0, SampleRuns.history(3, 1)));
        write("b/c", SampleRuns.run(1, USUAL, 1, SampleRuns.history(5, 2)));

        Summarizer.Report report = summarizer.summarize(workspace);

        assertThat(report.experiments()).isEqualTo(1);
        assertThat(report.runs()).isEqualTo(2);
        assertThat(Query.rows("SELECT experiment_id, num_runs, num FROM " + summary()))
                .containsExactly("1 2 [2, 2, 2, 1, 1]");
    }

    @Test
    void aRunThatTwoPartsHoldCountsOnce() throws Exception {
        RunRecord run = SampleRuns.run(1, USUAL, 0, SampleRuns.history(3, 1));
        write("a", run, SampleRuns.run(1, USUAL, 1, SampleRuns.history(3, 2)));
        write("b", run);

        assertThat(summarizer.summarize(workspace).runs()).isEqualTo(2);
        assertThat(Query.rows("SELECT num_runs FROM " + summary())).containsExactly("2");
    }

    @Test
    void theExperimentsColumnsAreKept() throws Exception {
        write("a", SampleRuns.run(1, UNUSUAL, 0, SampleRuns.history(3, 1)));

        summarizer.summarize(workspace);

        String columns =
                "shape, depth, size, learning_rate, kernel_regularizer, optimizer, momentum,"
                        + " widths, primary_sweep, batch";
        assertThat(Query.rows("SELECT " + columns + " FROM " + summary()))
                .isEqualTo(
                        Query.rows(
                                "SELECT "
                                        + columns
                                        + " FROM read_parquet('"
                                        + workspace
                                        + "/repetitions/a.parquet')"));
    }

    @Test
    void filesAreMadeAnewOnlyWhenTheirRunsChange() throws Exception {
        Summarizer small = new Summarizer(database, 10, 1);
        write("a", SampleRuns.run(1, USUAL, 0, SampleRuns.history(3, 1)));
        write("b", SampleRuns.run(15, UNUSUAL, 0, SampleRuns.history(3, 2)));
        assertThat(small.summarize(workspace).writtenFiles()).isEqualTo(2);
        assertThat(small.summarize(workspace).writtenFiles()).isZero();

        write("c", SampleRuns.run(15, UNUSUAL, 1, SampleRuns.history(3, 3)));

        assertThat(small.summarize(workspace).writtenFiles()).isEqualTo(1);
        assertThat(Query.rows("SELECT experiment_id, num_runs FROM " + summary() + " ORDER BY 1"))
                .containsExactly("1 1", "15 2");
    }

    @Test
    void experimentsWhoseRunsAreGoneLeaveTheSummary() throws Exception {
        Summarizer small = new Summarizer(database, 10, 1);
        write("a", SampleRuns.run(1, USUAL, 0, SampleRuns.history(3, 1)));
        write("b", SampleRuns.run(15, UNUSUAL, 0, SampleRuns.history(3, 2)));
        small.summarize(workspace);

        Files.delete(workspace.resolve("repetitions/a.parquet"));
        small.summarize(workspace);

        assertThat(Query.rows("SELECT experiment_id FROM " + summary())).containsExactly("15");
    }

    @Test
    void aDamagedPartIsReportedAndTheOthersAreSummarized() throws Exception {
        write("a", SampleRuns.run(1, USUAL, 0, SampleRuns.history(3, 1)));
        write("b", SampleRuns.run(2, USUAL, 0, SampleRuns.history(3, 2)));
        Path damaged = workspace.resolve("repetitions/a.parquet");
        byte[] bytes = Files.readAllBytes(damaged);
        Files.write(damaged, Arrays.copyOf(bytes, bytes.length / 2));

        Summarizer.Report report = summarizer.summarize(workspace);

        assertThat(report.damaged()).containsOnlyKeys(damaged);
        assertThat(Query.rows("SELECT experiment_id FROM " + summary())).containsExactly("2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"min", "max"})
    void aPartWithDamageInsideIsReportedAndTheOthersAreSummarized(String whichRowGroup)
            throws Exception {
        List<RunRecord> runs = new ArrayList<>();
        for (int repetition = 0; repetition < 20; repetition++) {
            runs.add(SampleRuns.run(1, USUAL, repetition, SampleRuns.history(20_000, repetition)));
        }
        write("a", runs.toArray(RunRecord[]::new));
        write("b", SampleRuns.run(2, USUAL, 0, SampleRuns.history(5, 2)));
        Path damaged = workspace.resolve("repetitions/a.parquet");
        byte[] bytes = Files.readAllBytes(damaged);
        int page =
                Integer.parseInt(
                        Query.rows(
                                        """
                                        SELECT %2$s(data_page_offset) FROM parquet_metadata('%1$s')
                                        WHERE path_in_schema LIKE 'loss%%'
                                        """
                                                .formatted(damaged, whichRowGroup))
                                .getFirst());
        Arrays.fill(bytes, page, page + 200, (byte) 0x5A);
        Files.write(damaged, bytes);

        Summarizer.Report report = summarizer.summarize(workspace);

        assertThat(report.damaged()).containsOnlyKeys(damaged);
        assertThat(report.runs()).isEqualTo(1);
        assertThat(Query.rows("SELECT experiment_id FROM " + summary())).containsExactly("2");
    }

    @Test
    void aDamagedSummaryIsMadeAnew() throws Exception {
        write("a", SampleRuns.run(1, USUAL, 0, SampleRuns.history(3, 1)));
        summarizer.summarize(workspace);
        Path file = workspace.resolve("summary/experiments-0000000000.parquet");
        Files.write(file, new byte[] {1, 2, 3});
        Files.setLastModifiedTime(file, FileTime.fromMillis(0));

        summarizer.summarize(workspace);

        assertThat(Query.rows("SELECT experiment_id FROM " + summary())).containsExactly("1");
    }

    @Test
    void moreRunsThanTheColumnsCountAreReported() throws Exception {
        List<RunRecord> runs = new ArrayList<>();
        IntStream.range(0, 260)
                .forEach(
                        repetition ->
                                runs.add(
                                        SampleRuns.run(
                                                1,
                                                USUAL,
                                                repetition,
                                                SampleRuns.history(1, repetition))));
        write("a", runs.toArray(RunRecord[]::new));

        Summarizer.Report report = summarizer.summarize(workspace);

        assertThat(report.warnings()).singleElement().asString().contains("experiment 1 has 260");
        assertThat(Query.rows("SELECT num_runs, num FROM " + summary()))
                .containsExactly("255 [255]");
    }

    @Test
    void aWorkspaceWithoutRunsHasAnEmptySummary() throws Exception {
        Summarizer.Report report = summarizer.summarize(workspace);

        assertThat(report.experiments()).isZero();
        assertThat(report.runs()).isZero();
    }

    private void write(String part, RunRecord... runs) throws Exception {
        parts.write(workspace.resolve("repetitions/" + part + ".parquet"), List.of(runs));
    }

    private String summary() {
        return "read_parquet('" + workspace + "/summary/*.parquet')";
    }
}
