package dev.creamery.engine.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.creamery.engine.query.Filter;
import dev.creamery.engine.store.ButterSchema;
import dev.creamery.engine.store.DuckDb;
import dev.creamery.engine.store.OtherReader;
import dev.creamery.engine.store.ParquetParts;
import dev.creamery.engine.store.Query;
import dev.creamery.engine.store.RunRecord;
import dev.creamery.engine.store.SampleRuns;
import dev.creamery.engine.sweep.BundledSweeps;
import dev.creamery.engine.sweep.PlannedExperiment;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;

/** A small workspace, exported in BUTTER's folders. */
class ButterExportTest {

    /** Of the primary and two other sweeps: 2 runs. Of none: 1 run. Of none, a strange name: 1. */
    private static final long USUAL = 1;

    private static final long UNUSUAL = 2;
    private static final long STRANGE = 3;
    private static final String STRANGE_NAME = "my data/a=b?.csv";

    private static final String KEYS_OF_USUAL =
            "dataset=sleep/learning_rate=0.0001/batch_size=256/kernel_regularizer_type="
                    + "__HIVE_DEFAULT_PARTITION__/label_noise=0/epochs=3000/shape=rectangle/depth=3"
                    + "/optimizer=adam/momentum=0";

    @TempDir private static Path root;
    private static Path workspace;
    private static DuckDb database;

    /** Everything, executive summary too. */
    private static Path exported;

    private static ButterExport.Report report;

    @TempDir private Path folder;

    private static void makeWorkspace() throws Exception {
        workspace = root.resolve("workspace");
        database = DuckDb.inMemory(512, 2, root.resolve("spill"));
        PlannedExperiment usual = SampleRuns.planned(SampleRuns.experiment());
        PlannedExperiment unusual = SampleRuns.planned(SampleRuns.unusual());
        PlannedExperiment strange =
                SampleRuns.planned(SampleRuns.withDataset(SampleRuns.unusual(), STRANGE_NAME));
        ParquetParts parts = new ParquetParts(database);
        RunRecord twice = SampleRuns.run(USUAL, usual, 0, SampleRuns.history(30, 1));
        parts.write(
                workspace.resolve("repetitions/a.parquet"),
                List.of(twice, SampleRuns.run(UNUSUAL, unusual, 0, SampleRuns.history(7, 2))));
        parts.write(
                workspace.resolve("repetitions/b.parquet"),
                List.of(
                        twice,
                        SampleRuns.run(USUAL, usual, 1, SampleRuns.history(30, 3)),
                        SampleRuns.run(STRANGE, strange, 0, SampleRuns.history(7, 4))));
    }

    @BeforeAll
    static void exportEverything() throws Exception {
        makeWorkspace();
        exported = root.resolve("exports/all");
        report =
                new ButterExport(database, root.resolve("caches"))
                        .export(
                                new ExportRequest(
                                        workspace,
                                        exported,
                                        ExportFormat.PARQUET,
                                        true,
                                        Filter.NONE,
                                        false),
                                ExportProgress.NONE);
    }

    @AfterAll
    static void close() throws Exception {
        database.close();
    }

    @Test
    void foldersAreThoseOfButterForTheSweepsThatHaveExperiments() throws Exception {
        assertThat(names(exported))
                .containsExactlyInAnyOrder(
                        "all_repetitions",
                        "complete_summary",
                        "complete_executive_summary",
                        "primary_sweep",
                        "primary_sweep_summary",
                        "learning_rate_sweep",
                        "learning_rate_sweep_summary",
                        "label_noise_sweep",
                        "label_noise_sweep_summary",
                        "batch_size_sweep",
                        "batch_size_sweep_summary",
                        "regularization_sweep",
                        "regularization_sweep_summary",
                        "optimizer_sweep",
                        "optimizer_sweep_summary")
                .containsExactlyInAnyOrderElementsOf(report.folders());
        assertThat(report.experiments()).isEqualTo(3);
        assertThat(report.runs()).isEqualTo(4);
        assertThat(names(exported.getParent()))
                .as("nothing is left beside it")
                .containsExactly("all");
    }

    @Test
    void partitionsAreThoseOfButter() throws Exception {
        assertThat(exported.resolve("primary_sweep").resolve(KEYS_OF_USUAL)).isDirectory();
        assertThat(exported.resolve("primary_sweep_summary").resolve(KEYS_OF_USUAL)).isDirectory();
        assertThat(
                        exported.resolve(
                                "complete_summary/primary_sweep=True/300_epoch_sweep=False"
                                        + "/30k_epoch_sweep=False/learning_rate_sweep=True"
                                        + "/label_noise_sweep=True/batch_size_sweep=True"
                                        + "/regularization_sweep=True/optimizer_sweep=True/"
                                        + KEYS_OF_USUAL))
                .isDirectory();
    }

    @Test
    void everyRunIsThereOnceWithItsWholeHistory() throws Exception {
        assertThat(
                        Query.rows(
                                "SELECT run_id, len(val_loss), len(hinge), dataset, depth,"
                                        + " optimizer FROM "
                                        + hive(exported.resolve("all_repetitions"))
                                        + " ORDER BY 1"))
                .containsExactly(
                        "run-1-0 30 30 sleep 3 adam",
                        "run-1-1 30 30 sleep 3 adam",
                        "run-2-0 7 7 sleep 4 SGD",
                        "run-3-0 7 7 " + STRANGE_NAME + " 4 SGD");
        assertThat(
                        Query.rows(
                                "SELECT run_id FROM "
                                        + hive(exported.resolve("primary_sweep"))
                                        + " ORDER BY 1"))
                .containsExactly("run-1-0", "run-1-1");
        assertThat(
                        Query.rows(
                                "SELECT list_sort(val_loss) = (SELECT list_sort(val_loss) FROM '"
                                        + workspace
                                        + "/repetitions/b.parquet' WHERE run_id = 'run-1-1') FROM "
                                        + hive(exported.resolve("all_repetitions"))
                                        + " WHERE run_id = 'run-1-1'"))
                .containsExactly("true");
    }

    @Test
    void nullsInPathsReadAsNull() throws Exception {
        assertThat(
                        Query.rows(
                                "SELECT experiment_id, kernel_regularizer_type, num_runs FROM "
                                        + hive(exported.resolve("complete_summary"))
                                        + " ORDER BY 1"))
                .containsExactly("1 null 2", "2 l2 1", "3 l2 1");
    }

    @Test
    void commonMetadataHasTheSchemaAlone() throws Exception {
        assertThat(OtherReader.columns(exported.resolve("all_repetitions/_common_metadata")))
                .isEqualTo(ButterSchema.repetitions());
        assertThat(OtherReader.columns(exported.resolve("primary_sweep_summary/_common_metadata")))
                .isEqualTo(ButterSchema.summary());
        assertThat(OtherReader.rows(exported.resolve("complete_summary/_common_metadata")))
                .isEmpty();
    }

    @Test
    void filesHaveTheColumnsThatThePathDoesNotTell() throws Exception {
        List<String> expected = new ArrayList<>(ButterSchema.summary());
        expected.removeIf(column -> ExportFolder.KEYS.contains(column.split(" ")[0]));

        assertThat(OtherReader.columns(onlyFile(exported.resolve("primary_sweep_summary"))))
                .isEqualTo(expected);

        expected.removeIf(column -> BundledSweeps.BUTTER.contains(column.split(" ")[0]));
        assertThat(
                        OtherReader.columns(
                                files(exported.resolve("complete_summary"), ".parquet").getFirst()))
                .isEqualTo(expected);
    }

    @Test
    void theExecutiveSummaryHasThreeCurves() throws Exception {
        List<String> columns =
                OtherReader.columns(
                        exported.resolve("complete_executive_summary/_common_metadata"));
        assertThat(columns)
                .contains(
                        "num_runs UTINYINT",
                        "test_loss_q1 FLOAT[]",
                        "test_loss_median FLOAT[]",
                        "test_loss_q3 FLOAT[]",
                        "test_loss_min_epoch_median FLOAT[]",
                        "widths UINTEGER[]")
                .doesNotContain("num UTINYINT[]", "test_loss_avg FLOAT[]", "train_loss_q1 FLOAT[]");
        // All but num, the eight columns of each loss, and the five of each of six other curves.
        assertThat(columns).hasSize(ButterSchema.summary().size() - 1 - 2 * 8 - 6 * 5 + 3);
        assertThat(
                        Query.rows(
                                "SELECT experiment_id, len(test_loss_median) FROM "
                                        + hive(exported.resolve("complete_executive_summary"))
                                        + " ORDER BY 1"))
                .containsExactly("1 30", "2 7", "3 7");
    }

    @Test
    void listsInCsvAreBracketedAndThereIsNoMetadata() throws Exception {
        Path target =
                export(
                        new ExportRequest(
                                workspace,
                                folder.resolve("out"),
                                ExportFormat.CSV,
                                false,
                                Filter.of("experiment_id = 2"),
                                false));

        Path file = onlyFile(target.resolve("all_repetitions"));
        List<String> lines = Files.readAllLines(file);
        assertThat(lines).hasSize(2);
        assertThat(lines.getFirst()).startsWith("experiment_id,run_id,activation,batch,");
        assertThat(lines.getLast())
                .startsWith("2,run-2-0,relu,first,")
                .containsPattern("\"\\[(-?[0-9.e-]+, ){6}-?[0-9.e-]+\\]\"");
        assertThat(files(target, "_common_metadata")).isEmpty();
        assertThat(
                        Query.rows(
                                "SELECT a.val_loss = CAST(b.val_loss AS FLOAT[]) FROM '"
                                        + workspace
                                        + "/repetitions/a.parquet' a, read_csv('"
                                        + file
                                        + "', hive_partitioning = false) b"
                                        + " WHERE a.run_id = b.run_id"))
                .containsExactly("true");
    }

    @Test
    void aConditionSelectsExperimentsWithAllTheirRuns() throws Exception {
        Path target = export(where("learning_rate = 1e-4 AND depth < 5 AND num_runs >= 2"));

        assertThat(
                        Query.rows(
                                "SELECT DISTINCT experiment_id FROM "
                                        + hive(target.resolve("all_repetitions"))))
                .containsExactly("1");
        assertThat(
                        Query.rows(
                                "SELECT experiment_id FROM "
                                        + hive(target.resolve("complete_summary"))))
                .containsExactly("1");
    }

    @Test
    void aConditionThatIsNotSqlIsExplained() throws Exception {
        assertThatThrownBy(() -> export(where("learning_rat = 1")))
                .isInstanceOf(InvalidExportException.class)
                .hasMessageContaining("learning_rat = 1")
                .hasMessageContaining("learning_rate")
                .hasMessageContaining("dataset = 'sleep'");
        assertThatThrownBy(() -> export(where("depth < ")))
                .isInstanceOf(InvalidExportException.class)
                .hasMessageContaining("depth < ");
        assertThat(names(folder)).isEmpty();
    }

    @Test
    void conditionsAreThoseOfTheExplorer() throws Exception {
        assertThatThrownBy(() -> export(where("test_loss_min_value_median[1] < 9")))
                .isInstanceOf(InvalidExportException.class)
                .hasMessageContaining("leave out the [1]");
        assertThatThrownBy(() -> export(where("depth")))
                .isInstanceOf(InvalidExportException.class)
                .hasMessageContaining("A filter is a condition");
        Path target = export(where("test_loss_min_value_median < 1e9 AND experiment_id = 2"));
        assertThat(
                        Query.rows(
                                "SELECT experiment_id FROM "
                                        + hive(target.resolve("complete_summary"))))
                .containsExactly("2");
    }

    @Test
    void aConditionThatNothingMeetsIsAnError() {
        assertThatThrownBy(() -> export(where("depth = 99")))
                .isInstanceOf(InvalidExportException.class)
                .hasMessageContaining("depth = 99");
    }

    @Test
    void aFolderWithSomethingInItIsNotOverwritten() throws Exception {
        Path target = Files.createDirectories(folder.resolve("out"));
        Path mine = Files.writeString(target.resolve("thesis.txt"), "mine");

        assertThatThrownBy(() -> export(new ExportRequest(workspace, target)))
                .isInstanceOf(InvalidExportException.class)
                .hasMessageContaining("not empty")
                .hasMessageContaining("--force");
        assertThat(names(target)).containsExactly("thesis.txt");
        assertThat(mine).hasContent("mine");
    }

    @Test
    void forceReplacesAnEarlierExportAndNothingElse() throws Exception {
        Path target = export(where("experiment_id = 1 OR experiment_id = 2"));
        Path mine = Files.writeString(target.resolve("thesis.txt"), "mine");

        export(
                new ExportRequest(
                        workspace,
                        target,
                        ExportFormat.CSV,
                        false,
                        Filter.of("experiment_id = 2"),
                        true));

        assertThat(names(target))
                .containsExactlyInAnyOrder("all_repetitions", "complete_summary", "thesis.txt");
        assertThat(files(target, ".parquet")).isEmpty();
        assertThat(mine).hasContent("mine");
        assertThat(names(folder)).containsExactly("out");
    }

    @Test
    void anEmptyFolderMayBeTheTarget() throws Exception {
        Path target = Files.createDirectories(folder.resolve("out"));

        export(where("experiment_id = 2"));

        assertThat(target.resolve("all_repetitions")).isDirectory();
    }

    @Test
    void aCancelledExportLeavesNothing() throws Exception {
        ExportRequest request = new ExportRequest(workspace, folder.resolve("out"));

        assertThatThrownBy(
                        () ->
                                new ButterExport(database, root.resolve("caches"))
                                        .export(request, (done, all) -> done < 3))
                .isInstanceOf(CancellationException.class);
        assertThat(names(folder)).isEmpty();
    }

    @Test
    void progressEndsAtItsTotal() throws Exception {
        List<Long> left = new ArrayList<>();

        new ButterExport(database, root.resolve("caches"))
                .export(where("experiment_id >= 2"), (written, total) -> left.add(total - written));

        assertThat(left).isSortedAccordingTo((one, other) -> Long.compare(other, one));
        assertThat(left.getLast()).isZero();
    }

    @Test
    void aWorkspaceWithoutRunsIsAnError() {
        assertThatThrownBy(
                        () ->
                                export(
                                        new ExportRequest(
                                                folder.resolve("empty"), folder.resolve("out"))))
                .isInstanceOf(InvalidExportException.class)
                .hasMessageContaining("no finished runs");
    }

    @Test
    void theWorkspacesOwnResultsAreNoTarget() {
        assertThatThrownBy(
                        () ->
                                export(
                                        new ExportRequest(
                                                workspace, workspace.resolve("summary/out"))))
                .isInstanceOf(InvalidExportException.class)
                .hasMessageContaining("keeps its results");
    }

    private ExportRequest where(String condition) {
        return new ExportRequest(
                workspace,
                folder.resolve("out"),
                ExportFormat.PARQUET,
                false,
                Filter.of(condition),
                false);
    }

    private static Path export(ExportRequest request) throws IOException {
        new ButterExport(database, root.resolve("caches")).export(request, ExportProgress.NONE);
        return request.target();
    }

    private static String hive(Path folder) {
        return "read_parquet('" + folder + "/**/*.parquet', hive_partitioning = true)";
    }

    private static Path onlyFile(Path folder) throws IOException {
        List<Path> files = new ArrayList<>(files(folder, ""));
        files.removeIf(file -> file.endsWith("_common_metadata"));
        assertThat(files).hasSize(1);
        return files.getFirst();
    }

    private static List<Path> files(Path folder, String ending) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> file.getFileName().toString().endsWith(ending))
                    .toList();
        }
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
