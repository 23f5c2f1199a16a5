package dev.creamery.engine.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.creamery.engine.query.Cancellation;
import dev.creamery.engine.query.DatasetIndex;
import dev.creamery.engine.query.FacetSelection;
import dev.creamery.engine.query.Filter;
import dev.creamery.engine.query.SelectedRows.Kind;
import dev.creamery.engine.query.Study;
import dev.creamery.engine.query.WorkProgress;
import dev.creamery.engine.store.DuckDb;
import dev.creamery.engine.store.Query;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;

/** What is filtered is copied whole, from the layouts of others too. */
class FilteredExportTest {

    private static final Filter DEEP_RECTANGLES =
            Filter.of("depth >= 3").with("shape", new FacetSelection.Values(List.of("rectangle")));

    @TempDir private Path folder;
    private Study study;
    private DuckDb database;

    @BeforeEach
    void open() throws Exception {
        study = new Study(folder);
        database = DuckDb.inMemory(512, 2, folder.resolve("spill"));
    }

    @AfterEach
    void close() throws Exception {
        database.close();
        study.close();
    }

    @Test
    void oneParquetFileHasTheFilteredExperimentsWithEveryColumnAndType() throws Exception {
        Path file = folder.resolve("deep.parquet");
        DatasetIndex index = study.withSummaries().index();

        FilteredExport.Report report =
                export(index, request(DEEP_RECTANGLES, Kind.SUMMARIES, file));

        assertThat(report).isEqualTo(new FilteredExport.Report(8, 8, 0, 1));
        Path original = folder.resolve("original.parquet");
        study.files.write(original, "FROM summary WHERE depth >= 3 AND shape = 'rectangle'");
        String columns = String.join(", ", names(original));
        assertThat(types(file)).containsExactlyInAnyOrderElementsOf(types(original));
        assertThat(rows("SELECT %s FROM '%s' ORDER BY experiment_id".formatted(columns, file)))
                .hasSize(8)
                .isEqualTo(
                        rows(
                                "SELECT %s FROM '%s' ORDER BY experiment_id"
                                        .formatted(columns, original)));
    }

    @Test
    void repetitionsOfTheFilteredExperimentsAreCopiedRunByRun() throws Exception {
        Path file = folder.resolve("runs.parquet");
        DatasetIndex index = study.withSummaries().withRepetitions().index();

        FilteredExport.Report report =
                export(index, request(DEEP_RECTANGLES, Kind.REPETITIONS, file));

        assertThat(report.rows()).isEqualTo(24);
        assertThat(report.experiments()).isEqualTo(8);
        Path original = folder.resolve("original.parquet");
        study.files.write(original, "FROM repetition WHERE depth >= 3 AND shape = 'rectangle'");
        assertThat(types(file)).containsExactlyInAnyOrderElementsOf(types(original));
        assertThat(rows("SELECT run_id, seed, val_loss FROM '%s' ORDER BY 1".formatted(file)))
                .isEqualTo(
                        rows(
                                "SELECT run_id, seed, val_loss FROM '%s' ORDER BY 1"
                                        .formatted(original)));
    }

    @Test
    void filesOfDifferentLayoutsBecomeOneFileWithAllTheirColumns() throws Exception {
        study.withSummaries();
        study.files.write(
                study.data.resolve("later/optimizer=SGD/x.parquet"),
                "SELECT * EXCLUDE (optimizer) REPLACE ((experiment_id + 100)::UINTEGER AS"
                        + " experiment_id), 0.9::FLOAT AS momentum, 1.5::DOUBLE AS remark FROM"
                        + " summary");
        Path file = folder.resolve("all.parquet");

        assertThat(export(study.index(), request(Filter.NONE, Kind.SUMMARIES, file)).rows())
                .isEqualTo(48);

        assertThat(types(file)).contains("momentum FLOAT", "remark DOUBLE", "optimizer VARCHAR");
        assertThat(
                        rows(
                                """
                                SELECT optimizer, momentum, remark, kernel_regularizer_l1, test_loss_median[4]
                                FROM '%s' WHERE experiment_id IN (5, 105) ORDER BY experiment_id
                                """
                                        .formatted(file)))
                .containsExactly("adam null null 0.02 7.5", "SGD 0.9 1.5 0.02 7.5");
    }

    @Test
    void foldersAreReadBackAsTheSameStudy() throws Exception {
        Path target = folder.resolve("taken");
        DatasetIndex index = study.withSummaries().index();

        FilteredExport.Report report =
                export(
                        index,
                        new FilteredRequest(
                                DEEP_RECTANGLES,
                                Kind.SUMMARIES,
                                ExportFormat.PARQUET,
                                true,
                                target,
                                false));

        // Two datasets × two depths × two learning rates.
        assertThat(report.files()).isEqualTo(8);
        assertThat(
                        target.resolve(
                                "complete_summary/primary_sweep=True/300_epoch_sweep=False/dataset=a/"
                                    + "learning_rate=0.0001/batch_size=256/kernel_regularizer_type=l1/"
                                    + "label_noise=0.05/epochs=4/shape=rectangle/depth=4/optimizer=adam"))
                .isDirectory();
        String query =
                "SELECT experiment_id, dataset, depth, learning_rate, kernel_regularizer_type,"
                    + " label_noise, primary_sweep, size, test_loss_min_value_median FROM"
                    + " experiments WHERE depth >= 3 AND shape = 'rectangle' ORDER BY ALL LIMIT 1"
                    + " OFFSET ";
        DatasetIndex copy = study.index(target);
        assertThat(copy.experiments()).isEqualTo(8);
        assertThat(copy.problems()).isEmpty();
        for (int row = 0; row < 8; row++) {
            assertThat(Study.row(copy, query + row)).isEqualTo(Study.row(index, query + row));
        }
    }

    @Test
    void csvAndJsonHaveShortNumbersAndFullCurves() throws Exception {
        study.files.write(
                study.data.resolve("nan.parquet"),
                "SELECT * REPLACE (['1', 'nan', 'inf', '2.5']::FLOAT[] AS test_loss_median) FROM"
                        + " summary WHERE experiment_id = 1");
        DatasetIndex index = study.index();
        Path json = folder.resolve("one.json");
        Path csv = folder.resolve("one.csv");
        export(index, request(Filter.NONE, Kind.SUMMARIES, json));
        export(index, request(Filter.NONE, Kind.SUMMARIES, csv));

        JsonNode row = new ObjectMapper().readTree(json.toFile()).get(0);
        assertThat(row.get("learning_rate").asText()).isEqualTo("1.0E-4");
        assertThat(row.get("test_loss_median").toString()).isEqualTo("[1.0,null,null,2.5]");
        assertThat(rows("SELECT learning_rate, test_loss_median FROM '%s'".formatted(csv)))
                .containsExactly("0.0001 [1.0, nan, inf, 2.5]");
    }

    @Test
    void progressEndsAtTheNumberOfRows() throws Exception {
        List<WorkProgress> steps = Collections.synchronizedList(new ArrayList<>());
        new FilteredExport(database)
                .export(
                        study.withSummaries().index(),
                        request(Filter.NONE, Kind.SUMMARIES, folder.resolve("all.parquet")),
                        steps::add,
                        new Cancellation());
        assertThat(steps.getLast().done()).isEqualTo(24);
        assertThat(steps.getLast().fraction()).isEqualTo(1);
    }

    @Test
    void whatIsCancelledLeavesNothing() throws Exception {
        DatasetIndex index = study.withSummaries().index();
        Cancellation cancellation = new Cancellation();
        Path target = Files.createDirectory(folder.resolve("to"));

        assertThatThrownBy(
                        () ->
                                new FilteredExport(database)
                                        .export(
                                                index,
                                                new FilteredRequest(
                                                        Filter.NONE,
                                                        Kind.SUMMARIES,
                                                        ExportFormat.PARQUET,
                                                        true,
                                                        target.resolve("folders"),
                                                        false),
                                                progress -> cancellation.cancel(),
                                                cancellation))
                .isInstanceOf(CancellationException.class);
        assertThatThrownBy(
                        () ->
                                new FilteredExport(database)
                                        .export(
                                                index,
                                                request(
                                                        Filter.NONE,
                                                        Kind.SUMMARIES,
                                                        target.resolve("x.parquet")),
                                                progress -> {},
                                                cancellation))
                .isInstanceOf(CancellationException.class);
        try (Stream<Path> left = Files.list(target)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void whatIsThereIsReplacedOnlyIfAskedFor() throws Exception {
        DatasetIndex index = study.withSummaries().index();
        Path file = Files.writeString(folder.resolve("mine.parquet"), "mine");

        assertThatThrownBy(() -> export(index, request(Filter.NONE, Kind.SUMMARIES, file)))
                .isInstanceOf(InvalidExportException.class)
                .hasMessageContaining("mine.parquet is there already");
        assertThat(file).hasContent("mine");

        export(
                index,
                new FilteredRequest(
                        Filter.NONE, Kind.SUMMARIES, ExportFormat.PARQUET, false, file, true));
        assertThat(rows("SELECT count(*) FROM '%s'".formatted(file))).containsExactly("24");
    }

    @Test
    void impossibleExportsSayWhy() throws Exception {
        DatasetIndex index = study.withSummaries().index();
        Path file = folder.resolve("x.parquet");
        assertThatThrownBy(
                        () -> export(index, request(Filter.of("depth > 9"), Kind.SUMMARIES, file)))
                .isInstanceOf(InvalidExportException.class)
                .hasMessage("no experiment meets the condition \"depth > 9\"");
        assertThatThrownBy(() -> export(index, request(Filter.NONE, Kind.REPETITIONS, file)))
                .isInstanceOf(InvalidExportException.class)
                .hasMessageContaining("summaries and no repetitions");
        assertThatThrownBy(
                        () ->
                                export(
                                        index,
                                        request(
                                                Filter.NONE,
                                                Kind.SUMMARIES,
                                                study.data.resolve("x.parquet"))))
                .isInstanceOf(InvalidExportException.class)
                .hasMessageContaining("inside of the data");
        assertThatThrownBy(
                        () -> export(index, request(Filter.of("dept > 2"), Kind.SUMMARIES, file)))
                .isInstanceOf(InvalidExportException.class)
                .hasMessageContaining("dept");
        assertThat(file).doesNotExist();
    }

    private static FilteredRequest request(Filter filter, Kind kind, Path file) {
        String name = file.getFileName().toString();
        ExportFormat format =
                Stream.of(ExportFormat.values())
                        .filter(one -> name.endsWith(one.extension()))
                        .findFirst()
                        .orElseThrow();
        return new FilteredRequest(filter, kind, format, false, file, false);
    }

    private FilteredExport.Report export(DatasetIndex index, FilteredRequest request)
            throws Exception {
        return new FilteredExport(database)
                .export(index, request, progress -> {}, new Cancellation());
    }

    /** Rows as texts: of each, its values with blanks between. */
    private static List<String> rows(String sql) throws Exception {
        return Query.rows("SELECT CAST(COLUMNS(*) AS VARCHAR) FROM (" + sql + ")");
    }

    private static List<String> types(Path file) throws Exception {
        return rows(
                "SELECT column_name || ' ' || column_type FROM (DESCRIBE FROM '%s')"
                        .formatted(file));
    }

    private static List<String> names(Path file) throws Exception {
        return types(file).stream().map(type -> '"' + type.split(" ")[0] + '"').toList();
    }
}
